package rapport.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.webhook.Reach;
import rapport.webhook.Trial;
import rapport.webhook.Trial.Ending.Answered;
import rapport.webhook.Trial.Ending.Unanswered;
import rapport.webhook.Webhook;
import rapport.webhook.WebhookAddress;
import rapport.webhook.WebhookEvent;

/// Webhooks as JSON. A secret is never part of it: whoever makes one shows it, once.
public final class WebhookJson {

  private static final String EVENTS = "events";
  private static final int MAX_EVENTS = WebhookEvent.values().length;
  private static final String KNOWN =
      Stream.of(WebhookEvent.values()).map(WebhookEvent::word).collect(Collectors.joining(", "));

  private WebhookJson() {}

  /// A webhook that somebody wants.
  ///
  /// @param fresh whether it is to have a new secret, beside the newest it has
  /// @param alone whether no other secret than the newest is good any more
  public record Wanted(
      WebhookAddress address,
      Set<WebhookEvent> events,
      boolean enabled,
      boolean fresh,
      boolean alone) {
    public Wanted {
      events = Set.copyOf(events);
    }
  }

  /// All errors at once.
  ///
  /// @param reach where it may lead
  public static Checked<Wanted> read(Json.Value value, Reach reach) {
    var errors = new FieldErrors();
    value.errors().forEach(errors::add);
    Fields fields = Fields.of(value.node(), "", errors);
    String url = fields.requiredText("url", TextRule.OTHER);
    Optional<WebhookAddress> address = WebhookAddress.read(url, reach);
    if (!url.isEmpty() && address.isEmpty()) {
      fields.fault(
          "url",
          "must be https:// with a public name, port 443 or one above 1023, no user and no fragment,"
              + " of at most "
              + WebhookAddress.MAX_CHARACTERS
              + " characters, got "
              + TextRule.shown(url));
    }
    Set<WebhookEvent> events = events(fields);
    boolean enabled = fields.flag("enabled", true);
    boolean fresh = fields.flag("newSecret", false);
    boolean alone = fields.flag("newestSecretOnly", false);
    fields.refuseOthers();
    return errors.isEmpty() && address.isPresent()
        ? new Checked.Valid<>(new Wanted(address.get(), events, enabled, fresh, alone))
        : new Checked.Invalid<>(errors.list());
  }

  private static Set<WebhookEvent> events(Fields fields) {
    if (fields.node(EVENTS).isEmpty()) {
      return Webhook.USUAL;
    }
    var events = EnumSet.noneOf(WebhookEvent.class);
    for (Fields.Element element : fields.elements(EVENTS, MAX_EVENTS)) {
      var event = WebhookEvent.of(element.node().asText());
      if (event.isEmpty()) {
        element.fault("must be one of " + KNOWN + ", got " + shown(element));
      } else if (!events.add(event.get())) {
        element.fault("is named more than once, got " + shown(element) + " again");
      }
    }
    return events;
  }

  private static String shown(Fields.Element element) {
    return TextRule.shown(element.node().asText());
  }

  /// What a receiver is told, as the standard has it.
  ///
  /// @param time at which it happened
  /// @param told what there is to know of it
  public static String payload(String type, Instant time, ObjectNode told) {
    ObjectNode tree = Json.object();
    tree.put("type", type).put("timestamp", time.toString()).set("data", told);
    return Json.write(tree);
  }

  /// What came of telling a receiver something.
  public static ObjectNode tree(Trial trial) {
    ObjectNode tree = Json.object();
    tree.put("at", trial.at().toString()).put("messageId", trial.messageId());
    tree.put("outcome", trial.ending().verdict().name().toLowerCase(Locale.ROOT));
    return switch (trial.ending()) {
      case Answered(int status) -> tree.put("status", status);
      case Unanswered unanswered -> tree.put("trouble", unanswered.word());
    };
  }

  /// Without secrets, but with the times at which those were made that are good.
  public static ObjectNode tree(String name, Webhook webhook) {
    ObjectNode tree = Json.object();
    tree.put("name", name).put("url", webhook.address().text());
    var events = tree.putArray(EVENTS);
    webhook.events().forEach(event -> events.add(event.word()));
    tree.put("enabled", webhook.enabled());
    var secrets = tree.putArray("secrets");
    webhook
        .secrets()
        .newestFirst()
        .forEach(secret -> secrets.addObject().put("createdAt", secret.createdAt().toString()));
    return tree;
  }
}
