package rapport.recorder;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import rapport.fact.SubjectHash;
import rapport.followup.Cause;
import rapport.followup.FollowUp;
import rapport.followup.Report;
import rapport.followup.Word;
import rapport.store.FollowUps;
import rapport.store.FollowUps.Stored;
import rapport.store.OpenFollowUps;

/// Withdraws what an import has opened. What its customers were told goes with the import by
/// itself. One that somebody writes just then is left to the second time the import is gone over.
final class FollowUpWithdrawal {

  private final FollowUps followUps;
  private final OpenFollowUps open;
  private final Duration retention;
  private final Clock clock;

  FollowUpWithdrawal(FollowUps followUps, OpenFollowUps open, Duration retention, Clock clock) {
    this.followUps = followUps;
    this.open = open;
    this.retention = retention;
    this.clock = clock;
  }

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
    found.forEach(stored -> withdraw(tenant, subjects, stored));
  }

  /// By a word that is later than all before. What is withdrawn already is only taken off the list
  /// once more, since a step may have broken off.
  private void withdraw(String tenant, SubjectHash subjects, Stored stored) {
    var followUp = stored.followUp();
    if (followUp.state() != FollowUp.State.WITHDRAWN) {
      var word = Word.numbered(followUp.said().revision() + 1, true);
      var report = new Report(followUp.id(), word, new Cause.Nothing());
      FollowUp.reported(Optional.of(followUp), report)
          .ifPresent(
              next ->
                  followUps.write(
                      tenant, stored.revision(), next, clock.instant().plus(retention)));
    }
    open.remove(tenant, subjects.of(followUp.cause().customer()), followUp.id());
  }
}
