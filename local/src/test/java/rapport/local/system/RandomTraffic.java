package rapport.local.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Five weeks of a company where everything happens: responses corrected and taken back, tickets
/// with all that can become of one, in any order, ratings.
final class RandomTraffic {

  static final String SETTINGS =
      """
      {"timezone":"America/St_Johns","weekStart":"sunday","dimensions":["region","plan"],
       "pairs":[["region","channel"]],"smallN":1}
      """;
  static final String SURVEY =
      """
      {"questions":[{"id":"recommend","type":"nps"},
                    {"id":"happy","type":"csat","scale":"1-5"},
                    {"id":"effort","type":"ces","scale":"1-7","high":"ease"}]}
      """;

  private static final int RESPONSES = 120;
  private static final int TICKETS = 45;
  private static final Duration SPAN = Duration.ofDays(34);
  private static final List<String> AFTERWARDS =
      List.of(
          "replied",
          "replied",
          "assigned",
          "paused",
          "resumed",
          "resolved",
          "resolved",
          "reopened",
          "closed",
          "rated");

  private final Random random;
  private final Instant start;
  private final List<ObjectNode> events = new ArrayList<>();

  private RandomTraffic(long seed, Instant end) {
    this.random = new Random(seed);
    this.start = end.minus(SPAN).truncatedTo(ChronoUnit.SECONDS);
  }

  /// In order of their times.
  static List<ObjectNode> until(Instant end, long seed) {
    var traffic = new RandomTraffic(seed, end);
    for (int i = 0; i < RESPONSES; i++) {
      traffic.response("r" + i);
    }
    for (int i = 0; i < TICKETS; i++) {
      traffic.ticket("T" + i);
    }
    traffic.events.sort(
        Comparator.comparing(event -> Instant.parse(event.get("time").textValue())));
    return traffic.events;
  }

  private void response(String id) {
    var time = time(SPAN);
    add(response(id, time));
    while (random.nextInt(3) == 0) {
      var other = response(id, time);
      // The same revision again is decided by content alone.
      SentEvents.data(other).put("revision", random.nextInt(3));
      SentEvents.data(other).put("void", random.nextInt(5) == 0);
      add(other);
    }
    if (random.nextInt(4) == 0) {
      var invited = SentEvents.event("survey.invited", "i" + id, time);
      SentEvents.data(invited).put("survey", "s").put("channel", one("channel", 3));
      add(invited);
    }
  }

  private ObjectNode response(String id, Instant time) {
    var answers = new TreeMap<String, Integer>();
    answers.put("recommend", random.nextInt(11));
    if (random.nextBoolean()) {
      answers.put("happy", 1 + random.nextInt(5));
      answers.put("effort", 1 + random.nextInt(7));
    }
    var event = SentEvents.response(id, time, "s", answers, attributes());
    SentEvents.data(event)
        .put("complete", random.nextInt(5) > 0)
        .put("language", one(List.of("de", "en", "pt-BR")))
        .put("channel", one("channel", 3));
    return event;
  }

  private void ticket(String ticket) {
    var created = time(SPAN.minusDays(5));
    var first = SentEvents.ticket("created", ticket + "-0", created, ticket, fields());
    SentEvents.attribute(SentEvents.data(first), attributes());
    add(first);
    int count = random.nextInt(9);
    for (int i = 1; i <= count; i++) {
      var time = created.plusSeconds(random.nextInt(5 * 86_400) - 3_600L);
      change(ticket, ticket + "-" + i, random.nextInt(6) == 0 ? created : time);
    }
    if (random.nextInt(10) == 0) {
      add(
          SentEvents.ticket(
              "deleted", ticket + "-x", created.plusSeconds(9_000), ticket, Map.of()));
    }
  }

  private void change(String ticket, String id, Instant time) {
    var event = change(one(AFTERWARDS), ticket, id, time);
    add(event);
    if (random.nextInt(8) == 0) {
      var corrected = event.deepCopy();
      SentEvents.data(corrected).put("revision", 1).put("void", random.nextBoolean());
      add(corrected);
    }
  }

  private ObjectNode change(String what, String ticket, String id, Instant time) {
    var more =
        switch (what) {
          case "rated" -> Map.of("scale", "1-5");
          case "assigned" -> Map.of("agent", one("agent", 5), "group", one("group", 3));
          case "replied" ->
              Map.of("agent", one("agent", 5), "author", one(List.of("agent", "bot", "customer")));
          default -> Map.<String, String>of();
        };
    var event = SentEvents.ticket(what, id, time, ticket, more);
    var data = SentEvents.data(event);
    if (what.equals("rated")) {
      data.put("score", 1 + random.nextInt(5));
    }
    if (what.equals("replied")) {
      data.put("public", random.nextInt(4) > 0);
    }
    if (random.nextInt(4) == 0) {
      data.put("sequence", random.nextInt(4));
    }
    return random.nextInt(5) == 0 ? withAttributes(event) : event;
  }

  private ObjectNode withAttributes(ObjectNode event) {
    SentEvents.attribute(SentEvents.data(event), attributes());
    return event;
  }

  private void add(ObjectNode event) {
    if (random.nextInt(3) == 0) {
      event.put("subject", one("customer", 20));
    }
    events.add(event);
  }

  private Map<String, String> fields() {
    return Map.of(
        "channel", one("channel", 3), "group", one("group", 3), "priority", one("priority", 3));
  }

  private Map<String, String> attributes() {
    return Map.of("region", one("region", 4), "plan", one("plan", 2), "note", one("note", 50));
  }

  private Instant time(Duration within) {
    return start.plusMillis(random.nextLong(within.toMillis()));
  }

  private String one(String of, int count) {
    return of + random.nextInt(count);
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
