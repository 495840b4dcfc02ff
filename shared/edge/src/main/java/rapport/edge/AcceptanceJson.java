package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import rapport.form.Acceptance;

/// When answers are taken and how many, as JSON: among the fields of a definition.
final class AcceptanceJson {

  private static final String OPENS = "opens";
  private static final String CLOSES = "closes";
  private static final String QUOTA = "quota";

  private AcceptanceJson() {}

  static Acceptance read(Fields fields) {
    Instant opens = instant(fields, OPENS).orElse(Instant.MIN);
    Instant closes = instant(fields, CLOSES).orElse(Instant.MAX);
    long quota = fields.whole(QUOTA, 1, Fields.MAX_EXACT, Acceptance.UNLIMITED);
    if (!opens.isBefore(closes)) {
      fields.fault(CLOSES, "must be after opens (%s), got %s".formatted(opens, closes));
      return Acceptance.ALWAYS;
    }
    return new Acceptance(opens, closes, quota);
  }

  private static Optional<Instant> instant(Fields fields, String name) {
    Optional<JsonNode> node = fields.node(name);
    Optional<Instant> instant =
        node.filter(JsonNode::isTextual).flatMap(text -> EventTime.parse(text.textValue()));
    if (node.isPresent() && instant.isEmpty()) {
      fields.fault(
          name,
          "must be a time of RFC 3339 with offset, such as 2026-03-01T10:00:00Z, got "
              + Fields.shown(node.get()));
    }
    return instant;
  }

  static void put(ObjectNode tree, Acceptance acceptance) {
    if (!acceptance.opens().equals(Instant.MIN)) {
      tree.put(OPENS, acceptance.opens().toString());
    }
    if (!acceptance.closes().equals(Instant.MAX)) {
      tree.put(CLOSES, acceptance.closes().toString());
    }
    if (acceptance.isLimited()) {
      tree.put(QUOTA, acceptance.quota());
    }
  }
}
