package rapport.recorder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.bytes.ByteWriter;
import rapport.bytes.Sha256;
import rapport.edge.FollowUpJson;
import rapport.edge.Json;
import rapport.edge.WebhookJson;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.followup.Cause;
import rapport.followup.FollowUp;
import rapport.followup.FollowUp.State;
import rapport.queue.Message;
import rapport.queue.MessageQueue;
import rapport.store.FollowUps.Stored;
import rapport.store.Table.Read;
import rapport.store.Webhooks;
import rapport.webhook.Attempt;
import rapport.webhook.Notice;
import rapport.webhook.WebhookEvent;

/// Hands on what other systems want to be told. What is recorded twice is handed on twice, under
/// the same id: by it receivers know what they were told.
final class Notices {

  /// How long a tenant's webhooks are taken to be what they were.
  static final Duration REMEMBERED = Duration.ofSeconds(60);

  private static final int MAX_REMEMBERED = 2_000;

  private final Webhooks webhooks;
  private final MessageQueue queue;
  private final Clock clock;
  private final Map<String, Remembered> known = new HashMap<>();

  Notices(Webhooks webhooks, MessageQueue queue, Clock clock) {
    this.webhooks = webhooks;
    this.queue = queue;
    this.clock = clock;
  }

  private record Remembered(List<Webhooks.Stored> webhooks, Instant until) {}

  /// One thing to be told.
  ///
  /// @param key says which one it is among those of its kind
  private record News(WebhookEvent event, String key, Instant at, ObjectNode told) {}

  /// A response that was taken.
  ///
  /// @param scores by question
  record Answered(Event event, String survey, SortedMap<String, Integer> scores) {
    Answered {
      scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
    }
  }

  /// What became of follow-ups and which responses came, to whoever wants to know. Of what an
  /// import brings nobody is told response by response.
  void tell(String tenant, List<Stored> followUps, List<Answered> responses) {
    if (followUps.isEmpty() && responses.isEmpty()) {
      return;
    }
    var messages = new ArrayList<Message>();
    var news = new ArrayList<News>();
    for (Stored stored : followUps) {
      news.addAll(news(stored.followUp()));
      letter(tenant, stored.followUp()).ifPresent(messages::add);
    }
    var wanting = webhooks(tenant);
    if (wanting.stream().anyMatch(one -> one.webhook().wants(WebhookEvent.RESPONSE_RECEIVED))) {
      responses.stream()
          .filter(response -> !Identity.isImport(response.event().identity().importName()))
          .forEach(response -> news.add(news(response)));
    }
    for (News one : news) {
      for (Webhooks.Stored stored : wanting) {
        if (stored.webhook().wants(one.event())) {
          messages.add(message(tenant, stored.name(), one));
        }
      }
    }
    queue.sendAll(messages);
  }

  /// By how often it was resolved and withdrawn it is told apart from what it was told before:
  /// neither a new cause nor a note is news. What was withdrawn before it was ever opened is told
  /// nobody.
  private List<News> news(FollowUp followUp) {
    var told = FollowUpJson.told(followUp);
    var times = followUp.handling().resolutions().size() + "/" + followUp.withdrawals();
    var key = followUp.id() + "/" + times;
    return switch (followUp.state()) {
      case OPEN -> {
        var now = clock.instant();
        var opened = new News(WebhookEvent.FOLLOWUP_OPENED, key, now, told);
        yield isNewAlert(followUp)
            ? List.of(new News(WebhookEvent.ALERT_OPENED, key, now, told), opened)
            : List.of(opened);
      }
      case RESOLVED -> {
        var at = followUp.resolvedAt().orElseThrow();
        yield List.of(new News(WebhookEvent.FOLLOWUP_RESOLVED, key, at, told));
      }
      case WITHDRAWN ->
          followUp.cause() instanceof Cause.Nothing
              ? List.of()
              : List.of(new News(WebhookEvent.FOLLOWUP_WITHDRAWN, key, clock.instant(), told));
    };
  }

  /// An alert is told as what it is, too, but not again when somebody opens its follow-up again.
  private static boolean isNewAlert(FollowUp followUp) {
    return followUp.state() == State.OPEN
        && followUp.cause() instanceof Cause.Alerted
        && followUp.handling().resolutions().isEmpty();
  }

  /// Whether anybody reads it is known to whoever sends it.
  private Optional<Message> letter(String tenant, FollowUp followUp) {
    if (isNewAlert(followUp) && followUp.cause() instanceof Cause.Alerted alert) {
      var id = followUp.id().toString();
      var news = new News(WebhookEvent.ALERT_OPENED, id, clock.instant(), Json.object());
      var text = AlertLetter.of(tenant, alert, id).written();
      return Optional.of(message(tenant, Notice.MAIL, news, text));
    }
    return Optional.empty();
  }

  private static News news(Answered answered) {
    var response = answered.event();
    var identity = response.identity();
    var told = Json.object();
    told.put("source", identity.source()).put("id", identity.id());
    told.put("time", identity.time().toString()).put("revision", response.version().revision());
    told.put("void", response.version().voided());
    if (!response.subject().isEmpty()) {
      told.put("customer", response.subject());
    }
    told.put("survey", answered.survey());
    var scores = told.putObject("scores");
    answered.scores().forEach(scores::put);
    var key =
        String.join(
            "/",
            identity.source(),
            identity.id(),
            identity.hour().start().toString(),
            identity.importName(),
            Long.toString(response.version().revision()));
    return new News(WebhookEvent.RESPONSE_RECEIVED, key, identity.time(), told);
  }

  private Message message(String tenant, String webhook, News news) {
    return message(
        tenant, webhook, news, WebhookJson.payload(news.event().word(), news.at(), news.told()));
  }

  private Message message(String tenant, String webhook, News news, String body) {
    var id = id(tenant, webhook, news);
    var notice = new Notice(tenant, webhook, Attempt.first(clock.instant(), id), body);
    return Message.of(body, notice.attributes(), tenant);
  }

  private static String id(String tenant, String webhook, News news) {
    var words =
        new ByteWriter()
            .writeText(tenant)
            .writeText(webhook)
            .writeText(news.event().word())
            .writeText(news.key());
    return "msg_" + Sha256.of(words.toByteArray()).toHex().substring(0, 32);
  }

  private synchronized List<Webhooks.Stored> webhooks(String tenant) {
    var remembered = known.get(tenant);
    if (remembered != null && clock.instant().isBefore(remembered.until())) {
      return remembered.webhooks();
    }
    if (known.size() >= MAX_REMEMBERED) {
      known.clear();
    }
    var read = webhooks.list(tenant, Read.EVENTUAL);
    known.put(tenant, new Remembered(read, clock.instant().plus(REMEMBERED)));
    return read;
  }
}
