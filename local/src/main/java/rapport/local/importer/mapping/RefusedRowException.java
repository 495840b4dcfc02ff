package rapport.local.importer.mapping;

/// A row that can't become an event; the message is the reason and holds no more of the row than
/// the one value at fault.
public final class RefusedRowException extends Exception {

  private static final long serialVersionUID = 1L;

  public RefusedRowException(String reason) {
    super(reason);
  }
}
