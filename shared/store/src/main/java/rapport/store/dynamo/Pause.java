package rapport.store.dynamo;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// Waits before a batch is tried again, since a table that left something undone is busy.
@FunctionalInterface
public interface Pause {

  /// Doesn't wait: for tests, and where the table is never busy.
  Pause NONE = _ -> {};

  /// Waits a random time of up to 50 ms, 100 ms, 200 ms …, at most 2 s ("full jitter").
  ///
  /// @see <a
  ///   href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential
  ///   backoff and jitter</a>
  Pause GROWING = Pause::waitUpTo;

  /// @param tries how often it was tried already, 1 or more
  void after(int tries);

  private static void waitUpTo(int tries) {
    long maxMillis = Math.min(2000, 25L << Math.min(tries, 10));
    var wait = Duration.ofMillis(ThreadLocalRandom.current().nextLong(maxMillis + 1));
    try {
      TimeUnit.MILLISECONDS.sleep(wait.toMillis());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the next call to the table will notice
    }
  }
}
