package rapport.rollup;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import rapport.store.contract.Steps;

/// Runs several processes step by step in an order that a seed decides: only one moves at a time,
/// from one step of its tables to the next, so that the same seed gives the same history.
final class Interleaving {

  /// Now and then one gets far ahead of the others: a whole run is about as long.
  private static final int MAX_STEPS_AT_ONCE = 60;

  private final Random random;
  private final List<Process> processes = new ArrayList<>();
  private final Semaphore stopped = new Semaphore(0);

  Interleaving(Random random) {
    this.random = random;
  }

  /// @param steps of the process's own tables
  void add(Steps steps, Runnable work) {
    var process = new Process(work);
    steps.restart(_ -> process.pause());
    processes.add(process);
  }

  /// Until all have ended.
  void run() {
    for (Process process : processes) {
      process.thread.start();
      stopped.acquireUninterruptibly();
    }
    var left = new ArrayList<>(processes);
    while (!left.isEmpty()) {
      var next = left.get(random.nextInt(left.size()));
      int steps = 1 + random.nextInt(random.nextBoolean() ? 2 : MAX_STEPS_AT_ONCE);
      for (; steps > 0 && !next.ended; steps--) {
        next.go.release();
        stopped.acquireUninterruptibly();
      }
      if (next.ended) {
        left.remove(next);
      }
    }
  }

  private final class Process {

    private final Semaphore go = new Semaphore(0);
    private final Thread thread;
    private volatile boolean ended;

    private Process(Runnable work) {
      this.thread =
          Thread.ofVirtual()
              .unstarted(
                  () -> {
                    try {
                      pause();
                      work.run();
                    } finally {
                      ended = true;
                      stopped.release();
                    }
                  });
    }

    private void pause() {
      stopped.release();
      go.acquireUninterruptibly();
    }
  }
}
