package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Changes events at random: fields go, come, or get values that are right elsewhere or nowhere.
final class Spoiling {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MAX_CHANGES = 3;

  /// Names that some type or the envelope knows, and names that none does.
  private static final List<String> NAMES =
      List.of(
          "id",
          "source",
          "time",
          "subject",
          "type",
          "specversion",
          "surveyversion",
          "traceparent",
          "datacontenttype",
          "data_base64",
          "Subject",
          "survey",
          "ticket",
          "answers",
          "attributes",
          "channel",
          "language",
          "group",
          "priority",
          "agent",
          "reason",
          "complete",
          "revision",
          "void",
          "sequence",
          "public",
          "author",
          "score",
          "scale",
          "comment",
          "complaint",
          "amount",
          "margin",
          "mrr",
          "cost",
          "activity",
          "journey",
          "stage",
          "plan",
          "points",
          "tier",
          "region",
          "a b",
          "",
          "Ü",
          "x".repeat(65),
          "9.lives",
          "-x",
          "ids");

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x",
          "a b",
          "a#b",
          "é",
          "😀",
          "a\nb",
          "ends\n",
          "\n",
          "\t",
          "a\u0000b",
          "\u0085",
          "\u2028",
          "\uffff",
          "\ud800",
          "x\udc00",
          "x".repeat(64),
          "x".repeat(65),
          "x".repeat(128),
          "x".repeat(129),
          "x".repeat(256),
          "x".repeat(257),
          "é".repeat(4096),
          "é".repeat(4097),
          "é".repeat(16_384),
          "é".repeat(16_385),
          "1.0",
          "1.1",
          "en",
          "zh-Hans",
          "english-",
          "e",
          "good",
          "bad",
          "fine",
          "1-5",
          "1-7",
          "0-10",
          "good-bad",
          "agent",
          "bot",
          "robot",
          "12.50",
          "-12.50",
          "12.",
          ".5",
          "1e3",
          "12.1234567",
          "1234567890123456",
          "+1",
          "EUR",
          "eur",
          "EURO",
          "2026-03-01T10:00:00Z",
          "2026-03-01t10:00:00.123z",
          "2026-03-01T10:00:00+05:45",
          "2026-03-01T10:00:00+18:00",
          "2026-03-01T10:00:00+18:01",
          "2026-03-01T10:00:00+19:00",
          "2026-03-01T24:00:00Z",
          "2026-13-01T10:00:00Z",
          "2026-03-01",
          "2026-03-01T10:00:60Z",
          "017F22E2-79B0-7CC3-98C4-DC0C0C07398F",
          "017F22E2-79B0-4CC3-98C4-DC0C0C07398F",
          "01ARYZ6S41TSV4RRFFQ69G5FAV",
          "81ARYZ6S41TSV4RRFFQ69G5FAV");

  private static final List<BigDecimal> NUMBERS =
      List.of(
          new BigDecimal("0"),
          new BigDecimal("1"),
          new BigDecimal("-1"),
          new BigDecimal("5"),
          new BigDecimal("6"),
          new BigDecimal("7"),
          new BigDecimal("8"),
          new BigDecimal("3.0"),
          new BigDecimal("3.5"),
          new BigDecimal("0.000001"),
          new BigDecimal("0.0000001"),
          new BigDecimal("2147483647"),
          new BigDecimal("2147483648"),
          new BigDecimal("-2147483648"),
          new BigDecimal("-2147483649"),
          new BigDecimal("9007199254740991"),
          new BigDecimal("9007199254740992"),
          new BigDecimal("1000000000000"),
          new BigDecimal("1000000000000.5"));

  private final RandomGenerator random;

  Spoiling(RandomGenerator random) {
    this.random = random;
  }

  /// Changes an event in up to a few places, or in none.
  void spoil(ObjectNode event) {
    for (int changes = random.nextInt(MAX_CHANGES + 1); changes > 0; changes--) {
      change(any(objects(event)));
    }
  }

  private static List<ObjectNode> objects(JsonNode node) {
    var objects = new ArrayList<ObjectNode>();
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(child -> objects.addAll(objects(child)));
    return objects;
  }

  private void change(ObjectNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    boolean existing = !names.isEmpty() && random.nextInt(4) > 0;
    String name = existing ? any(names) : any(NAMES);
    switch (random.nextInt(existing ? 3 : 2)) {
      case 0 -> object.set(name, value());
      case 1 -> object.set(name, NODES.textNode(any(TEXTS)));
      default -> object.remove(name);
    }
  }

  private JsonNode value() {
    return switch (random.nextInt(7)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2, 3 -> NODES.numberNode(any(NUMBERS));
      case 4 -> many();
      case 5 -> NODES.objectNode().put(any(NAMES), any(TEXTS));
      default -> array();
    };
  }

  /// As many fields as attributes may be, or one more.
  private ObjectNode many() {
    ObjectNode object = NODES.objectNode();
    int count = EventJson.MAX_ATTRIBUTES + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      object.put("a" + i, "x");
    }
    return object;
  }

  private ArrayNode array() {
    return random.nextBoolean() ? NODES.arrayNode() : NODES.arrayNode().add(any(TEXTS));
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
