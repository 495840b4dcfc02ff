package rapport.recorder;

import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import rapport.edge.NamedCustomer;
import rapport.erasure.ErasureProgress;
import rapport.fact.SubjectHash;
import rapport.store.Quarantine;
import rapport.store.Quarantine.Kept;

/// Removes from quarantine what names a customer.
final class QuarantineErasing {

  private final Quarantine quarantine;
  private final Clock clock;

  QuarantineErasing(Quarantine quarantine, Clock clock) {
    this.quarantine = quarantine;
    this.clock = clock;
  }

  /// Goes on until the deadline, one event at least.
  ErasureProgress erase(
      String tenant, SubjectHash subjects, ErasureProgress from, Instant deadline) {
    var search = new Search(from, subjects.of(from.subject()));
    var reached = new ErasureProgress[] {from.nextStep()};
    quarantine.each(
        tenant,
        from.after(),
        kept -> {
          if (search.finds(kept)) {
            quarantine.remove(tenant, kept);
          }
          boolean more = clock.instant().isBefore(deadline);
          if (!more) {
            reached[0] = from.after(kept.place());
          }
          return more;
        });
    return reached[0];
  }

  /// Looks for a customer in what may be an event, several, the beginning of some, or a fact that
  /// the rollup put aside.
  private static final class Search {

    private final ErasureProgress erasure;
    private final Pattern inFact;

    Search(ErasureProgress erasure, long hash) {
      this.erasure = erasure;
      this.inFact = Pattern.compile("subject=" + hash + "\\b");
    }

    boolean finds(Kept kept) {
      return NamedCustomer.in(kept.body(), kept.keptAt()).stream().anyMatch(this::covers)
          || kept.keptAt().isBefore(erasure.at()) && inFact.matcher(kept.body()).find();
    }

    private boolean covers(NamedCustomer named) {
      return named.subject().equals(erasure.subject()) && named.time().isBefore(erasure.at());
    }
  }
}
