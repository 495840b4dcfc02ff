package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import rapport.edge.EventJson.Reading;
import rapport.edge.PayloadReading.Content;
import rapport.event.Event;
import rapport.event.Identity;

/// The reading of one event's envelope; [PayloadReading] reads its data.
final class EventReading {

  private static final String CUSTOMER_TYPES = "customer.";
  private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,64}");

  private final JsonNode node;
  private final FieldErrors errors = new FieldErrors();
  private final Fields envelope;

  EventReading(Json.Value value) {
    this.node = value.node();
    value.errors().forEach(errors::add);
    this.envelope = Fields.of(node, "", errors);
  }

  Reading read(String importName, FreshIdentity fresh) {
    if (!node.isObject()) {
      return new Reading.Invalid.Unreadable("", errors.list());
    }
    specVersion();
    String type = type();
    Identity identity = identity(importName, fresh);
    String subject = subject(type);
    Optional<Content> content = new PayloadReading(type, definition(), data()).content();
    others();
    return content
        .map(found -> reading(event(identity, subject, found)))
        .orElseGet(() -> new Reading.Invalid.Unreadable(shownId(), errors.list()));
  }

  private Reading reading(Event event) {
    return errors.isEmpty()
        ? new Reading.Valid(event)
        : new Reading.Invalid.Flawed(shownId(), errors.list(), event);
  }

  private static Event event(Identity identity, String subject, Content content) {
    return new Event(identity, subject, content.version(), content.segments(), content.payload());
  }

  private void specVersion() {
    Optional<JsonNode> version = envelope.required("specversion");
    if (version.isPresent() && !"1.0".equals(version.get().textValue())) {
      envelope.fault("specversion", "must be \"1.0\"");
    }
  }

  private String type() {
    String type = envelope.requiredText("type", TextRule.OTHER);
    if (!type.isEmpty() && !EventTypes.NAMES.contains(type)) {
      envelope.fault("type", "is unknown; known are " + String.join(", ", EventTypes.NAMES));
    }
    return type;
  }

  /// An id that comes without a time must carry one itself: else the same event sent again an hour
  /// later would be another.
  private Identity identity(String importName, FreshIdentity fresh) {
    String source = envelope.requiredText("source", TextRule.ID);
    Optional<String> id = envelope.text("id", TextRule.ID);
    boolean hasId = envelope.node("id").isPresent();
    Optional<Instant> time = time();
    if (time.isEmpty() && id.isPresent() && envelope.node("time").isEmpty()) {
      time = EventTime.ofId(id.get());
      if (time.isEmpty()) {
        envelope.fault("time", "is missing; only a UUIDv7 or ULID as id may come without");
      }
    }
    return new Identity(
        source,
        id.orElseGet(() -> hasId ? "" : fresh.id()),
        time.orElseGet(fresh::time),
        importName);
  }

  private Optional<Instant> time() {
    Optional<JsonNode> time = envelope.node("time");
    Optional<Instant> instant = time.map(JsonNode::textValue).flatMap(EventTime::parse);
    if (time.isPresent() && instant.isEmpty()) {
      envelope.fault(
          "time", "must be an instant from 1970 on, for instance 2026-03-01T10:00:00Z (RFC 3339)");
    }
    return instant;
  }

  private String subject(String type) {
    return type.startsWith(CUSTOMER_TYPES)
        ? envelope.requiredText("subject", TextRule.ID)
        : envelope.text("subject", TextRule.ID).orElse("");
  }

  private int definition() {
    return (int) envelope.whole(EventJson.SURVEY_VERSION, 0, Integer.MAX_VALUE, 0);
  }

  /// Without an object there, that alone is the error, and nothing in it is missing.
  private Fields data() {
    if (envelope.node("data_base64").isPresent()) {
      envelope.fault("data_base64", "data must be JSON, in the field data");
    }
    return envelope
        .required("data")
        .map(data -> Fields.of(data, "/data", errors))
        .orElseGet(() -> Fields.of(Json.object(), "/data", new FieldErrors()));
  }

  private void others() {
    for (String name : envelope.names()) {
      if (envelope.isUnknown(name)) {
        extension(name);
      }
    }
  }

  private void extension(String name) {
    if (!EXTENSION.matcher(name).matches()) {
      envelope.fault(name, "is unknown, and no name for an extension: those are a-z and 0-9 only");
    }
    Optional<JsonNode> value = envelope.node(name);
    if (value.isPresent() && value.get().isContainerNode()) {
      envelope.fault(name, "an extension must be text, a number or a boolean");
    } else if (value.isPresent() && value.get().isTextual()) {
      envelope.text(name, TextRule.OTHER);
    }
  }

  private String shownId() {
    String id = node.path("id").asText("");
    return TextRule.ID.fault(id).isEmpty() ? id : "";
  }
}
