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

  /// With everything that a survey metric may read.
  static final String SURVEY =
      """
      {"invitations":true,"questions":[
        {"id":"recommend","type":"nps"},
        {"id":"happy","type":"csat","scale":"1-5"},
        {"id":"effort","type":"ces","scale":"1-7","high":"ease"},
        {"id":"d0","type":"rating","scale":"1-5","metric":"csi","dimension":"delivery","weight":3},
        {"id":"d1","type":"rating","scale":"1-5","metric":"csi","dimension":"price","weight":1},
        {"id":"a0","type":"rating","scale":"1-5","metric":"acsi","role":"satisfaction"},
        {"id":"a1","type":"rating","scale":"1-5","metric":"acsi","role":"expectancy"},
        {"id":"a2","type":"rating","scale":"1-5","metric":"acsi","role":"ideal"},
        {"id":"c0","type":"rating","scale":"1-5","metric":"cli","role":"recommend"},
        {"id":"c1","type":"rating","scale":"1-5","metric":"cli","role":"rebuy"},
        {"id":"c2","type":"rating","scale":"1-5","metric":"cli","role":"try"},
        {"id":"p0","type":"rating","scale":"1-5","metric":"satisfaction_ratio","role":"perceived"},
        {"id":"p1","type":"rating","scale":"1-5","metric":"satisfaction_ratio","role":"expected"},
        {"id":"g0","type":"rating","scale":"1-5","metric":"gap","role":"perceived","dimension":"x"},
        {"id":"g1","type":"rating","scale":"1-5","metric":"gap","role":"expected","dimension":"x"},
        {"id":"k0","type":"rating","scale":"1-5","metric":"kano","role":"functional","item":"x"},
        {"id":"k1","type":"rating","scale":"1-5","metric":"kano","role":"dysfunctional","item":"x"},
        {"id":"l0","type":"rating","scale":"1-5","metric":"apostle","role":"satisfaction"},
        {"id":"l1","type":"rating","scale":"1-5","metric":"apostle","role":"loyalty"}]}
      """;

  /// In which each customer has one vote.
  static final String VOTE =
      """
      {"oneVote":true,"invitations":true,"questions":[
        {"id":"recommend","type":"nps"},
        {"id":"happy","type":"csat","scale":"1-5"},
        {"id":"d0","type":"rating","scale":"1-5","metric":"csi","dimension":"delivery","weight":6},
        {"id":"d1","type":"rating","scale":"1-5","metric":"csi","dimension":"price","weight":2}]}
      """;

  private static final List<String> RATINGS =
      List.of(
          "d0", "d1", "a0", "a1", "a2", "c0", "c1", "c2", "p0", "p1", "g0", "g1", "k0", "k1", "l0",
          "l1");

  /// To each survey. Of what two of them and the tickets leave in the log, one answer may fold all.
  private static final int RESPONSES = 50;

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
      traffic.response("s", "r" + i);
      traffic.response("v", "v" + i);
    }
    for (int i = 0; i < TICKETS; i++) {
      traffic.ticket("T" + i);
    }
    traffic.events.sort(
        Comparator.comparing(event -> Instant.parse(event.get("time").textValue())));
    return traffic.events;
  }

  private void response(String survey, String id) {
    var time = time(SPAN);
    add(response(survey, id, time));
    while (random.nextInt(3) == 0) {
      var other = response(survey, id, time);
      // The same revision again is decided by content alone.
      SentEvents.data(other).put("revision", random.nextInt(3));
      SentEvents.data(other).put("void", random.nextInt(5) == 0);
      add(other);
    }
    if (random.nextInt(4) == 0) {
      var invited = SentEvents.event("survey.invited", "i" + id, time);
      SentEvents.data(invited).put("survey", survey).put("channel", one("channel", 3));
      add(invited);
    }
  }

  private ObjectNode response(String survey, String id, Instant time) {
    var answers = new TreeMap<String, Integer>();
    answers.put("recommend", random.nextInt(11));
    if (random.nextBoolean()) {
      answers.put("happy", 1 + random.nextInt(5));
    }
    if (survey.equals("s") && random.nextBoolean()) {
      answers.put("effort", 1 + random.nextInt(7));
    }
    for (String rating : RATINGS) {
      if ((survey.equals("s") || rating.startsWith("d")) && random.nextInt(8) > 0) {
        answers.put(rating, 1 + random.nextInt(5));
      }
    }
    var event = SentEvents.response(id, time, survey, answers, attributes());
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
