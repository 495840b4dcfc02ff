package rapport.recorder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import rapport.fact.SubjectHash;
import rapport.store.Erasures;
import rapport.store.Erasures.Erasure;

/// Knows which customers were erased. All of a tenant are read once; after that each batch asks
/// only for those since an hour before the batch that asked last, which costs one read unit when
/// there are few.
final class ErasedCustomers {

  /// How far back a batch asks again: what was noted by a clock that is slow, or late.
  static final Duration OVERLAP = Duration.ofHours(1);

  private static final int MAX_REMEMBERED = 1_000;

  private final Erasures erasures;
  private final Clock clock;
  private final Map<String, Known> known = new HashMap<>();

  ErasedCustomers(Erasures erasures, Clock clock) {
    this.erasures = erasures;
    this.clock = clock;
  }

  /// @param from what is older was seen by an earlier batch
  private record Known(Gone gone, Instant from) {}

  /// Whom a tenant has erased, by the hash of their ids.
  ///
  /// @param bySubject what is dated before this is gone
  record Gone(Map<Long, Instant> bySubject, SubjectHash subjects) {
    Gone {
      bySubject = Map.copyOf(bySubject);
    }

    /// Whether what a customer did then must not be recorded.
    boolean covers(String subject, Instant time) {
      return !bySubject.isEmpty()
          && time.isBefore(bySubject.getOrDefault(subjects.of(subject), Instant.MIN));
    }

    private Gone and(Collection<Erasure> others) {
      var fresh = others.stream().filter(this::isFresh).toList();
      if (fresh.isEmpty()) {
        return this;
      }
      var all = new HashMap<>(bySubject);
      for (Erasure erasure : fresh) {
        all.merge(
            erasure.subject(), erasure.at(), (one, other) -> one.isAfter(other) ? one : other);
      }
      return new Gone(all, subjects);
    }

    private boolean isFresh(Erasure erasure) {
      return erasure.at().isAfter(bySubject.getOrDefault(erasure.subject(), Instant.MIN));
    }
  }

  /// Strongly consistent.
  synchronized Gone of(String tenant, SubjectHash subjects) {
    if (known.size() >= MAX_REMEMBERED) {
      known.clear();
    }
    var asked = clock.instant();
    var before = known.getOrDefault(tenant, new Known(new Gone(Map.of(), subjects), Instant.EPOCH));
    var gone = before.gone().and(erasures.since(tenant, before.from()));
    known.put(tenant, new Known(gone, asked.minus(OVERLAP)));
    return gone;
  }
}
