package rapport.local.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rapport.local.simulation.Told;

/// What was sent, and what came of it. Safe for several threads.
final class Ledger {

  private final List<Told> accepted = new ArrayList<>();
  private final List<Long> latenciesMicros = new ArrayList<>();
  private long sent;
  private long refused;
  private long expectedRefused;
  private long unseen;
  private long repeated;

  /// A parcel that was answered.
  ///
  /// @param refusedEvents those of it that were refused
  synchronized void answered(Parcel parcel, int refusedEvents, long micros) {
    sent += parcel.bodies().size();
    accepted.addAll(parcel.told());
    refused += refusedEvents;
    expectedRefused += parcel.bad();
    latenciesMicros.add(micros);
  }

  /// A parcel that lies in the queue: what of it is refused goes into quarantine.
  synchronized void queued(Parcel parcel) {
    sent += parcel.bodies().size();
    accepted.addAll(parcel.told());
    unseen += parcel.bad();
  }

  /// A request that had to be sent again.
  synchronized void repeated() {
    repeated++;
  }

  /// Every event that must be in the figures.
  synchronized List<Told> accepted() {
    return List.copyOf(accepted);
  }

  synchronized long sent() {
    return sent;
  }

  synchronized long refused() {
    return refused;
  }

  synchronized long expectedRefused() {
    return expectedRefused;
  }

  /// Bad ones that were put into the queue.
  synchronized long unseen() {
    return unseen;
  }

  synchronized long repeats() {
    return repeated;
  }

  /// The latency that this part of the requests did not exceed, in milliseconds; 0 if there were
  /// none.
  synchronized double latencyMillis(double part) {
    long[] sorted = latenciesMicros.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[(int) (part * (sorted.length - 1))] / 1000.0;
  }
}
