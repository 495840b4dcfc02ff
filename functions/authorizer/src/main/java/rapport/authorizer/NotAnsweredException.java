package rapport.authorizer;

/// Nobody can tell who calls just now. What happened is in the log; the HTTP API answers 500 and
/// remembers nothing.
final class NotAnsweredException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String MESSAGE = "nobody can tell who calls";

  NotAnsweredException() {
    super(MESSAGE);
  }

  NotAnsweredException(Throwable cause) {
    super(MESSAGE, cause);
  }
}
