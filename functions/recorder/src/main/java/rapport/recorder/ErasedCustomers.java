package rapport.recorder;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import rapport.fact.SubjectHash;
import rapport.store.Erasures;
import rapport.store.Erasures.Erasure;

/// Knows which customers were erased. All of a tenant are read once; after that each batch asks
/// only for those that are new, which costs one read unit when there are none.
final class ErasedCustomers {

  /// How far back a batch asks again: what was noted by a clock that is slow, or late.
  static final Duration OVERLAP = Duration.ofHours(1);

  private static final int MAX_REMEMBERED = 1_000;

  private final Erasures erasures;
  private final Map<String, Map<Long, Instant>> known = new HashMap<>();

  ErasedCustomers(Erasures erasures) {
    this.erasures = erasures;
  }

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
  }

  /// Strongly consistent.
  synchronized Gone of(String tenant, SubjectHash subjects) {
    if (known.size() >= MAX_REMEMBERED) {
      known.clear();
    }
    var bySubject = known.computeIfAbsent(tenant, _ -> new HashMap<>());
    var last = bySubject.values().stream().max(Instant::compareTo);
    var from = last.map(at -> at.minus(OVERLAP)).orElse(Instant.EPOCH);
    for (Erasure erasure : erasures.since(tenant, from)) {
      bySubject.merge(
          erasure.subject(), erasure.at(), (one, other) -> one.isAfter(other) ? one : other);
    }
    return new Gone(bySubject, subjects);
  }
}
