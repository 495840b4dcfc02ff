package rapport.queue;

/// The queue did not take all messages, however often it was asked.
public final class UnsentException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public UnsentException(String message) {
    super(message);
  }
}
