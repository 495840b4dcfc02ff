package rapport.rollup;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.fact.FactId;
import rapport.followup.Cause;
import rapport.followup.FollowUp;
import rapport.followup.FollowUp.State;
import rapport.followup.FollowUpId;
import rapport.followup.Report;
import rapport.followup.Word;
import rapport.period.UtcHour;
import rapport.queue.Message;
import rapport.queue.MessageQueue;
import rapport.store.Alerts.Alert;
import rapport.store.FollowUps;
import rapport.store.FollowUps.Stored;
import rapport.store.Table.Outcome;

/// Has somebody look after what control charts have found. Each alert opens one follow-up, and
/// withdraws it when it is taken back. What is done twice changes nothing.
///
/// The list of what is open is the recorder's, and so is telling other systems: it is asked to look
/// at the follow-up once that is written.
final class AlertFollowUps {

  private static final int MAX_ATTEMPTS = 8;

  private final FollowUps followUps;
  private final MessageQueue recorder;
  private final Duration retention;
  private final Clock clock;

  /// @param recorder the recorder's queue
  /// @param retention how long a follow-up is kept after its last change
  AlertFollowUps(FollowUps followUps, MessageQueue recorder, Duration retention, Clock clock) {
    this.followUps = followUps;
    this.recorder = recorder;
    this.retention = retention;
    this.clock = clock;
  }

  /// To be called before the alert is put: a run that breaks off in between finds it new again.
  void open(String tenant, Alert alert, String metric) {
    var id = id(alert);
    say(tenant, id, new Cause.Alerted(alert.start(), alert.name(), metric, alert.text()));
    ask(tenant, id);
  }

  /// To be called before the alert is withdrawn.
  void withdraw(String tenant, Alert alert) {
    var id = id(alert);
    if (followUps.read(tenant, id).isPresent()) {
      say(tenant, id, new Cause.Nothing());
      ask(tenant, id);
    }
  }

  private void ask(String tenant, FollowUpId id) {
    var attributes = Map.of("tenant", tenant, "followup", id.toString());
    recorder.sendAll(List.of(Message.of("{}", attributes, tenant)));
  }

  /// Only what is news is said, by a word that is later than all before.
  private void say(String tenant, FollowUpId id, Cause cause) {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      var before = followUps.read(tenant, id);
      boolean stands =
          before.filter(known -> known.followUp().state() != State.WITHDRAWN).isPresent();
      if (stands == !(cause instanceof Cause.Nothing)) {
        return;
      }
      var next = FollowUp.reported(before.map(Stored::followUp), report(id, cause, before));
      long revision = before.map(Stored::revision).orElse(0L);
      var expiresAt = clock.instant().plus(retention);
      if (next.isEmpty()
          || followUps.write(tenant, revision, next.get(), expiresAt) == Outcome.DONE) {
        return;
      }
    }
    throw new IllegalStateException(
        "follow-up %s changed under %d attempts to write it".formatted(id, MAX_ATTEMPTS));
  }

  private static Report report(FollowUpId id, Cause cause, Optional<Stored> before) {
    long revision = before.map(known -> known.followUp().said().revision() + 1).orElse(0L);
    return new Report(id, Word.numbered(revision, cause instanceof Cause.Nothing), cause);
  }

  private static FollowUpId id(Alert alert) {
    return new FollowUpId(
        UtcHour.of(alert.start()), FactId.of("alert", alert.start().toString(), alert.name()));
  }
}
