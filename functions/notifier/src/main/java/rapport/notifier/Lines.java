package rapport.notifier;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The lines of an answer's head, as far as they are read at all. Not thread-safe.
final class Lines {

  private final InputStream from;
  private int left;

  /// @param most bytes to be read
  Lines(InputStream from, int most) {
    this.from = from;
    this.left = most;
  }

  /// The next line without its end; empty if there is no whole one within what may be read.
  Optional<String> next() throws IOException {
    var line = new StringBuilder();
    while (left > 0) {
      int read = from.read();
      left--;
      if (read < 0) {
        return Optional.empty();
      }
      if (read == '\n') {
        boolean ended = !line.isEmpty() && line.charAt(line.length() - 1) == '\r';
        return Optional.of(line.substring(0, line.length() - (ended ? 1 : 0)));
      }
      line.append((char) read);
    }
    return Optional.empty();
  }
}
