package rapport.local.importer;

/// Shows how far an import has come.
public interface Progress extends AutoCloseable {

  /// Shows nothing.
  Progress SILENT = (_, _, _) -> {};

  /// @param bytesRead of the file on disk
  /// @param rowsRead of it
  /// @param eventsAccepted by the system
  void at(long bytesRead, long rowsRead, long eventsAccepted);

  @Override
  default void close() {}
}
