package rapport.local.load;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Kills the processes of functions, each at a time that nobody foresees, as `kill -9` does. They
/// are started again when they are called next.
final class Killer implements AutoCloseable {

  private static final String RUNTIME = "AWSLambda";

  private final Random random;
  private final long meanNanos;
  private final AtomicInteger killed = new AtomicInteger();
  private final Thread thread;
  private volatile boolean open = true;

  /// @param meanSeconds between one and the next
  Killer(long seed, double meanSeconds) {
    this.random = new Random(seed);
    this.meanNanos = Math.round(meanSeconds * 1e9);
    this.thread = Thread.ofPlatform().daemon().name("killer").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  int killed() {
    return killed.get();
  }

  @Override
  public void close() {
    open = false;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (open) {
      LockSupport.parkNanos((long) (meanNanos * 2 * random.nextDouble()));
      var functions =
          ProcessHandle.current()
              .children()
              .filter(child -> child.info().commandLine().orElse("").contains(RUNTIME))
              .toList();
      if (open && !functions.isEmpty()) {
        var one = functions.get(random.nextInt(functions.size()));
        killed.addAndGet(one.destroyForcibly() ? 1 : 0);
      }
    }
  }
}
