package rapport.local.importer;

/// The import can't go on; the message says why, for whoever started it. What was accepted stays,
/// and repeating the import counts none of it twice.
public final class ImportStoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ImportStoppedException(String message) {
    super(message);
  }
}
