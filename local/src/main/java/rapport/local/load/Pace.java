package rapport.local.load;

import java.util.concurrent.locks.LockSupport;

/// Lets so many events a second pass, all senders together. Who comes too early waits; what was not
/// sent in its second is made up for.
final class Pace {

  private static final long SECOND = 1_000_000_000L;

  private final int eventsPerSecond;
  private final long beganNanos = System.nanoTime();
  private final long endNanos;
  private long passed;

  Pace(int eventsPerSecond, long seconds) {
    this.eventsPerSecond = eventsPerSecond;
    this.endNanos = beganNanos + seconds * SECOND;
  }

  /// Waits until some more may be sent.
  ///
  /// @return whether there is time left
  boolean await(int events) {
    long due;
    synchronized (this) {
      due = beganNanos + Math.round(passed * (double) SECOND / eventsPerSecond);
      passed += events;
    }
    while (System.nanoTime() < due && due < endNanos) {
      LockSupport.parkNanos(due - System.nanoTime());
    }
    return due < endNanos;
  }
}
