package rapport.recorder;

import java.time.Clock;
import java.time.Instant;
import rapport.erasure.ErasureProgress;
import rapport.fact.SubjectHash;
import rapport.followup.Cause;
import rapport.followup.FollowUpId;
import rapport.store.FollowUps;
import rapport.store.FollowUps.Stored;
import rapport.store.OpenFollowUps;

/// Removes the follow-ups of a customer. One that somebody writes just then is left to the next
/// time all is gone over.
final class FollowUpErasing {

  private final FollowUps followUps;
  private final OpenFollowUps open;
  private final Clock clock;

  FollowUpErasing(FollowUps followUps, OpenFollowUps open, Clock clock) {
    this.followUps = followUps;
    this.open = open;
    this.clock = clock;
  }

  /// Goes on until the deadline, one follow-up at least.
  ///
  /// @param from after the id of the last one that is done, or nothing
  ErasureProgress erase(
      String tenant, SubjectHash subjects, ErasureProgress from, Instant deadline) {
    long subject = subjects.of(from.subject());
    var reached = new ErasureProgress[] {from.nextStep()};
    followUps.each(
        tenant,
        FollowUpId.read(from.after()),
        stored -> {
          if (concerns(from, stored)) {
            open.remove(tenant, subject, stored.followUp().id());
            followUps.delete(tenant, stored);
          }
          boolean more = clock.instant().isBefore(deadline);
          if (!more) {
            reached[0] = from.after(stored.followUp().id().toString());
          }
          return more;
        });
    return reached[0];
  }

  private static boolean concerns(ErasureProgress erasure, Stored stored) {
    return stored.followUp().cause() instanceof Cause.LowAnswer low
        && low.customer().equals(erasure.subject())
        && low.time().isBefore(erasure.at());
  }
}
