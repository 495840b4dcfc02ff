package rapport.notifier;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import rapport.bytes.Bytes;
import rapport.edge.Log;
import rapport.queue.Message;
import rapport.queue.MessageQueue;
import rapport.store.Table.Outcome;
import rapport.store.Webhooks;
import rapport.store.Webhooks.Stored;
import rapport.webhook.Letter;
import rapport.webhook.Notice;
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
      case TAKEN -> true;
      case GONE -> {
        switchOff(notice);
        yield true;
      }
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
        .map(known -> receivers.calls().tell(call(notice, known, now)))
        .map(told -> noted(notice, told))
        .orElse(Verdict.TAKEN);
  }

  /// Why nobody is told shows nowhere else.
  private Verdict noted(Notice notice, Told told) {
    if (told.verdict() != Verdict.TAKEN) {
      receivers
          .log()
          .info(
              "receiver not told: " + told.what(),
              Map.of("tenant", notice.tenant(), "messageId", notice.attempt().messageId()));
    }
    return told.verdict();
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
  private void switchOff(Notice notice) {
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      var known = webhooks.read(notice.tenant(), notice.webhook());
      if (known.isEmpty() || !known.get().webhook().enabled()) {
        return;
      }
      var off = known.get().webhook().switchedOff();
      long version = known.get().version();
      if (webhooks.write(notice.tenant(), notice.webhook(), version, off) == Outcome.DONE) {
        return;
      }
    }
  }
}
