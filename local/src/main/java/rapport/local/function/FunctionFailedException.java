package rapport.local.function;

/// A function gave no answer.
public final class FunctionFailedException extends Exception {

  private static final long serialVersionUID = 1;

  /// Whether it was given up for taking too long.
  private final boolean timedOut;

  private FunctionFailedException(String message, boolean timedOut, Throwable cause) {
    super(message, cause);
    this.timedOut = timedOut;
  }

  static FunctionFailedException threw(String function, Throwable thrown) {
    return new FunctionFailedException(function + " failed: " + thrown, false, thrown);
  }

  static FunctionFailedException reported(String function, String error) {
    return new FunctionFailedException(function + " failed: " + error, false, new Error(error));
  }

  public static FunctionFailedException tookTooLong(String function, int seconds) {
    String message = "%s timed out after %d seconds".formatted(function, seconds);
    return new FunctionFailedException(message, true, new InterruptedException(message));
  }

  public boolean timedOut() {
    return timedOut;
  }
}
