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
    private final Pattern name;

    Search(ErasureProgress erasure, long hash) {
      this.erasure = erasure;
      String inEvent = "\"subject\"\\s*:\\s*\"" + Pattern.quote(escaped(erasure.subject())) + "\"";
      String inFact = "subject=" + hash + "\\b";
      this.name = Pattern.compile(inEvent + "|" + inFact);
    }

    boolean finds(Kept kept) {
      var named = NamedCustomer.in(kept.body(), kept.keptAt());
      return named.isEmpty()
          ? kept.keptAt().isBefore(erasure.at()) && name.matcher(kept.body()).find()
          : named.stream()
              .anyMatch(
                  one ->
                      one.subject().equals(erasure.subject()) && one.time().isBefore(erasure.at()));
    }

    private static String escaped(String subject) {
      return subject.replace("\\", "\\\\").replace("\"", "\\\"");
    }
  }
}
