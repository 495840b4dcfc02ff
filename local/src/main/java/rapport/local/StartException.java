package rapport.local;

import java.io.IOException;

/// Why the system can't start, in words for the person who started it.
public final class StartException extends IOException {

  private static final long serialVersionUID = 1;

  StartException(String message) {
    super(message);
  }
}
