package rapport.notifier;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.bytes.Bytes;
import rapport.edge.Log;
import rapport.queue.Message;
import rapport.queue.MessageQueue;
import rapport.store.Table.Outcome;
import rapport.store.Webhooks;
import rapport.store.Webhooks.Stored;
import rapport.webhook.Letter;
import rapport.webhook.Notice;
import rapport.webhook.Trial;
import rapport.webhook.Trial.Ending;
import rapport.webhook.Trial.Ending.Answered;
import rapport.webhook.Trial.Ending.Unanswered;
import rapport.webhook.Verdict;

/// Tells one receiver one thing, or sees to it that it is told later.
final class Notifier {

  private static final int MAX_TRIES = 5;

  private final Webhooks webhooks;
  private final Receivers receivers;
  private final MessageQueue queue;
  private final Clock clock;

  /// @param queue where what is to be told later waits
  Notifier(Webhooks webhooks, Receivers receivers, MessageQueue queue, Clock clock) {
    this.webhooks = webhooks;
    this.receivers = receivers;
    this.queue = queue;
    this.clock = clock;
  }

  /// Whoever is told something.
  ///
  /// @param calls what webhooks lead to
  /// @param mail whoever reads of alerts
  /// @param log why one could not be told
  record Receivers(Receiver calls, Mail mail, Log log) {}

  /// @return whether that is done with, or is in the queue for later
  boolean tell(Notice notice) {
    var now = clock.instant();
    if (!notice.attempt().isDue(now)) {
      later(notice, now);
      return true;
    }
    return switch (notice.isMail() ? written(notice) : called(notice, now)) {
      case TAKEN, GONE -> true;
      case FAILED -> {
        var next = notice.attempt().next();
        next.ifPresent(attempt -> later(notice.with(attempt), clock.instant()));
        yield next.isPresent();
      }
    };
  }

  private Verdict written(Notice notice) {
    boolean taken = receivers.mail().send(notice.tenant(), Letter.read(notice.body()));
    return taken ? Verdict.TAKEN : Verdict.FAILED;
  }

  /// What nobody wants to know any more is done with.
  private Verdict called(Notice notice, Instant now) {
    return webhooks
        .read(notice.tenant(), notice.webhook())
        .filter(known -> known.webhook().enabled())
        .map(known -> called(notice, known, now))
        .orElse(Verdict.TAKEN);
  }

  private Verdict called(Notice notice, Stored known, Instant now) {
    var ending = receivers.calls().tell(call(notice, known, now));
    var verdict = ending.verdict();
    if (verdict != Verdict.TAKEN) {
      receivers.log().info("receiver not told: " + what(ending), about(notice));
    }
    var after = verdict == Verdict.GONE ? switchedOff(notice) : Optional.of(known);
    var trial = new Trial(now, notice.attempt().messageId(), ending);
    after
        .filter(stored -> known.last().filter(last -> !trial.isNewsAfter(last)).isEmpty())
        .ifPresent(stored -> note(notice, stored, trial));
    return verdict;
  }

  /// Whoever was told is told once, whether or not that can be noted.
  private void note(Notice notice, Stored stored, Trial trial) {
    try {
      webhooks.note(notice.tenant(), stored, trial);
    } catch (RuntimeException e) { // the next try notes its own
      receivers.log().error("what came of a call can't be noted", about(notice), e);
    }
  }

  private static Map<String, Object> about(Notice notice) {
    return Map.of("tenant", notice.tenant(), "messageId", notice.attempt().messageId());
  }

  /// For whoever runs this to read: nothing of it is the receiver's own words.
  static String what(Ending ending) {
    return switch (ending) {
      case Answered(int status) -> "answered " + status;
      case Unanswered.UNTRUSTED -> "no TLS by a certificate that is trusted and of its name";
      case Unanswered.NO_HTTP -> "the answer is no HTTP, or too long";
      case Unanswered.UNREACHED -> "not reached, or not in time";
    };
  }

  private static Call call(Notice notice, Stored known, Instant now) {
    return new Call(
        known.webhook().address(),
        notice.attempt().messageId(),
        now,
        Bytes.of(notice.body().getBytes(StandardCharsets.UTF_8)),
        known.webhook().secrets());
  }

  private void later(Notice notice, Instant now) {
    var message = Message.of(notice.body(), notice.attributes(), notice.tenant());
    queue.sendAll(List.of(message.heldBack(notice.attempt().delay(now))));
  }

  /// If others write it again and again, the next message says so again.
  ///
  /// @return as it was switched off here; empty if others did, or there is none
  private Optional<Stored> switchedOff(Notice notice) {
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      var known = webhooks.read(notice.tenant(), notice.webhook());
      if (known.isEmpty() || !known.get().webhook().enabled()) {
        return Optional.empty();
      }
      var off = known.get().webhook().switchedOff();
      long version = known.get().version();
      if (webhooks.write(notice.tenant(), notice.webhook(), version, off) == Outcome.DONE) {
        return Optional.of(new Stored(notice.webhook(), off, version + 1, Optional.empty()));
      }
    }
    return Optional.empty();
  }
}
