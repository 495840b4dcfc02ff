package rapport.edge;

import rapport.bytes.MalformedBytesException;

/// What is stored of a key that somebody sent can't be read. The border logs it, and the caller
/// gets the answer to an unknown key: whether a key was ever given out is nobody's business.
public final class UnreadableKeyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableKeyException(MalformedBytesException cause) {
    super("a stored access key can't be read", cause);
  }
}
