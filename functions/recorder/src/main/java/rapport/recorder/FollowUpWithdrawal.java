package rapport.recorder;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rapport.fact.SubjectHash;
import rapport.followup.Cause;
import rapport.followup.FollowUp;
import rapport.followup.Report;
import rapport.followup.Word;
import rapport.store.FollowUps;
import rapport.store.FollowUps.Stored;
import rapport.store.OpenFollowUps;
import rapport.store.Table.Outcome;

/// Withdraws what an import has opened. What its customers were told goes with the import by
/// itself. One that somebody writes just then is left to the second time the import is gone over.
/// Other systems are told each time, under the same id.
final class FollowUpWithdrawal {

  private final FollowUps followUps;
  private final OpenFollowUps open;
  private final Notices notices;
  private final Duration retention;
  private final Clock clock;

  FollowUpWithdrawal(Stores stores, Notices notices, Duration retention, Clock clock) {
    this.followUps = stores.followUps();
    this.open = stores.open();
    this.notices = notices;
    this.retention = retention;
    this.clock = clock;
  }

  /// Where they are kept, and the list of those that are open.
  record Stores(FollowUps followUps, OpenFollowUps open) {}

  /// @param day of UTC, in which the import has facts
  void withdraw(String tenant, SubjectHash subjects, String importName, LocalDate day) {
    var found = new ArrayList<Stored>();
    followUps.ofDay(
        tenant,
        day,
        stored -> {
          if (stored.followUp().cause() instanceof Cause.LowAnswer low
              && low.importName().equals(importName)) {
            found.add(stored);
          }
          return true;
        });
    var withdrawn =
        found.stream().flatMap(stored -> withdraw(tenant, subjects, stored).stream()).toList();
    notices.tell(tenant, withdrawn, List.of());
  }

  /// By a word that is later than all before. What is withdrawn already is only taken off the list
  /// once more, since a step may have broken off.
  ///
  /// @return what it is now, if it is withdrawn
  private Optional<Stored> withdraw(String tenant, SubjectHash subjects, Stored stored) {
    var withdrawn = withdrawn(tenant, stored);
    var followUp = stored.followUp();
    open.remove(tenant, subjects.of(followUp.cause().customer()), followUp.id());
    return withdrawn;
  }

  private Optional<Stored> withdrawn(String tenant, Stored stored) {
    var followUp = stored.followUp();
    if (followUp.state() == FollowUp.State.WITHDRAWN) {
      return Optional.of(stored);
    }
    var word = Word.numbered(followUp.said().revision() + 1, true);
    var report = new Report(followUp.id(), word, new Cause.Nothing());
    return FollowUp.reported(Optional.of(followUp), report)
        .filter(next -> write(tenant, stored.revision(), next) == Outcome.DONE)
        .map(next -> new Stored(next, stored.revision() + 1));
  }

  private Outcome write(String tenant, long previousRevision, FollowUp next) {
    return followUps.write(tenant, previousRevision, next, clock.instant().plus(retention));
  }
}
