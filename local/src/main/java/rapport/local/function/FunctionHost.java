package rapport.local.function;

/// A function that can be called.
public interface FunctionHost extends AutoCloseable {

  /// Calls the function and waits for its answer.
  ///
  /// @param event JSON
  /// @return JSON
  /// @throws FunctionFailedException if it throws, takes too long or ends its process
  byte[] invoke(byte[] event) throws FunctionFailedException;

  @Override
  void close();
}
