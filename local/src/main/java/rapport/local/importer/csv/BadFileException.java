package rapport.local.importer.csv;

/// The file as a whole can't be used; the message says why, for whoever named the file.
public final class BadFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadFileException(String message) {
    super(message);
  }
}
