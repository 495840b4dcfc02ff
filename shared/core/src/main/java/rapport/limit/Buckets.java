package rapport.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rapport.bytes.Bytes;

/// The buckets of one process, by name. There is room for so many; one that is full again is as
/// good as new and makes room for others. Where none is, those that come share a few, and get what
/// is left in them when there is room again. So nobody gets a new bucket by pushing his own out.
///
/// Safe for several threads.
public final class Buckets {

  private static final int MAX_KEPT = 20_000;

  /// Buckets for all for whom there is no room.
  private static final int SHARED = 1_024;

  private static final Duration BETWEEN_CLEARINGS = Duration.ofSeconds(1);

  private final Limit limit;
  private final long step;
  private final int maxKept;
  private final Map<Bytes, SharedBucket> kept = new HashMap<>();
  private final Map<Integer, SharedBucket> crowded = new HashMap<>();
  private Instant clearedAt = Instant.MIN;

  /// @param step how much is taken from a bucket before it is reported to the others
  public Buckets(Limit limit, long step) {
    this(limit, step, MAX_KEPT);
  }

  /// @param maxKept room for so many
  Buckets(Limit limit, long step, int maxKept) {
    this.limit = limit;
    this.step = step;
    this.maxKept = maxKept;
  }

  public Limit limit() {
    return limit;
  }

  /// What is to be added to a bucket's counter.
  ///
  /// @param hour of which counter
  public record Due(Bytes name, Instant hour, long amount) {}

  /// How long it takes until there are so many tokens; zero if they are there. Takes none.
  ///
  /// @param tokens at most a burst
  public synchronized Duration wait(Bytes name, long tokens, Instant now) {
    return find(name).orElseGet(() -> SharedBucket.fresh(limit, now)).bucket().wait(tokens, now);
  }

  /// Takes tokens, whether they are there or not.
  ///
  /// @return what is to be reported, if it has become enough
  public synchronized Optional<Due> take(Bytes name, long tokens, Instant now) {
    SharedBucket next =
        find(name).orElseGet(() -> SharedBucket.fresh(limit, now)).taken(tokens, now);
    if (!kept.containsKey(name) && !hasRoom(now)) {
      crowded.put(slot(name), next);
      return Optional.empty();
    }
    boolean enough = next.unreported() >= step;
    kept.put(name, enough ? next.reporting() : next);
    return enough ? Optional.of(new Due(name, next.hour(), next.unreported())) : Optional.empty();
  }

  /// After a counter has answered.
  ///
  /// @param answer what the counter was after the addition
  public synchronized void reported(Due due, long answer) {
    kept.computeIfPresent(
        due.name(), (_, bucket) -> bucket.reported(due.amount(), due.hour(), answer));
  }

  /// How many there are.
  synchronized int size() {
    return kept.size() + crowded.size();
  }

  private Optional<SharedBucket> find(Bytes name) {
    SharedBucket own = kept.get(name);
    return Optional.ofNullable(own == null ? crowded.get(slot(name)) : own);
  }

  private static int slot(Bytes name) {
    return Math.floorMod(name.hashCode(), SHARED);
  }

  /// Looks for room at most once a second: looking costs as much as there is kept.
  private boolean hasRoom(Instant now) {
    boolean mayClear =
        clearedAt.equals(Instant.MIN) || now.isAfter(clearedAt.plus(BETWEEN_CLEARINGS));
    if (kept.size() >= maxKept && mayClear) {
      clearedAt = now;
      kept.values().removeIf(bucket -> bucket.filled(now).bucket().isFull());
      crowded.values().removeIf(bucket -> bucket.filled(now).bucket().isFull());
    }
    return kept.size() < maxKept;
  }
}
