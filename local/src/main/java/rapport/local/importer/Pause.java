package rapport.local.importer;

import java.time.Duration;

/// Waits; tests don't.
@FunctionalInterface
public interface Pause {

  /// As long as asked.
  Pause SLEEPING = Thread::sleep;

  void of(Duration duration) throws InterruptedException;
}
