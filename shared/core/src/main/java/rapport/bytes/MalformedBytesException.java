package rapport.bytes;

/// Stored bytes that no version of this code can have written.
public final class MalformedBytesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MalformedBytesException(String message) {
    super(message);
  }
}
