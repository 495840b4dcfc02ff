package rapport.notifier;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import rapport.webhook.Trial.Ending;
import rapport.webhook.Trial.Ending.Answered;
import rapport.webhook.Trial.Ending.Unanswered;

/// Tells a receiver by HTTP/1.1, one request a connection. Of the answer only the status is looked
/// at: no redirect is followed, and nothing of what it says is kept.
///
/// @param connecting to whom
/// @param timeout of everything together, the look-up included: whoever is slower has failed
record HttpReceiver(Connecting connecting, Duration timeout) implements Receiver {

  /// What is read of an answer at most, interim answers included.
  static final int MAX_BYTES = 16 * 1024;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})(?: .*)?");
  private static final int FIRST_FINAL = 200;

  @Override
  public Ending tell(Call call) {
    var ends = System.nanoTime() + timeout.toNanos();
    try (Socket plain = connecting.connect(call.address(), ends);
        var _ = closing(plain, ends);
        Socket socket = connecting.secured(plain, call.address())) {
      var out = socket.getOutputStream();
      out.write(call.head().getBytes(StandardCharsets.US_ASCII));
      out.write(call.body().toArray());
      out.flush();
      return status(socket.getInputStream()).<Ending>map(Answered::new).orElse(Unanswered.NO_HTTP);
    } catch (SSLException _) {
      return Unanswered.UNTRUSTED;
    } catch (IOException _) {
      return Unanswered.UNREACHED;
    }
  }

  /// Closes the connection when the time is over: who sends a byte a second is no better than who
  /// sends none.
  private static Watch closing(Socket socket, long endsNanos) {
    var left = Math.max(0, endsNanos - System.nanoTime());
    var closing =
        CompletableFuture.runAsync(
            () -> close(socket), CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS));
    return () -> closing.cancel(false);
  }

  /// What ends with the call.
  private interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // whoever reads from it is told
    }
  }

  /// The first final status; empty if the answer is no HTTP, or too long.
  private static Optional<Integer> status(InputStream answer) throws IOException {
    var lines = new Lines(new BufferedInputStream(answer), MAX_BYTES);
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      var matcher = STATUS.matcher(line.get());
      if (!matcher.matches()) {
        return Optional.empty();
      }
      int status = Integer.parseInt(matcher.group(1));
      if (status >= FIRST_FINAL) {
        return Optional.of(status);
      }
      for (var header = lines.next(); header.filter(text -> !text.isEmpty()).isPresent(); ) {
        header = lines.next();
      }
    }
    return Optional.empty();
  }
}
