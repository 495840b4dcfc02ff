package rapport.local.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several who send at the same time, each in its own way.
final class Senders {

  private final Target target;
  private final Traffic traffic;
  private final Ledger ledger;

  Senders(Target target, Traffic traffic, Ledger ledger) {
    this.target = target;
    this.traffic = traffic;
    this.ledger = ledger;
  }

  /// How events are sent.
  private enum Way {
    SINGLE(1),
    BATCH(25),
    QUEUE(10);

    private final int events;

    Way(int events) {
      this.events = events;
    }
  }

  /// Sends until the time is over.
  ///
  /// @param count of senders: one by one, in batches, and through the queue in turns
  void send(int count, Pace pace) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < count; i++) {
        Way way = Way.values()[i % Way.values().length];
        all.add(threads.submit(() -> send(way, pace)));
      }
      await(all);
    }
  }

  private static void await(List<Future<?>> all) {
    try {
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a sender failed: " + e.getCause().getMessage(), e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted");
    }
  }

  private void send(Way way, Pace pace) {
    while (pace.await(way.events)) {
      deliver(way, traffic.next(Instant.now(), way.events));
    }
  }

  private void deliver(Way way, Parcel parcel) {
    if (way == Way.QUEUE) {
      target.enqueue(parcel);
      ledger.queued(parcel);
      return;
    }
    long began = System.nanoTime();
    int refused = target.post(parcel, ledger::repeated);
    ledger.answered(parcel, refused, (System.nanoTime() - began) / 1_000);
  }
}
