package rapport.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import rapport.local.LocalSystem;

/// What the README tells: events come in by every way there is and are in every figure at once.
class WholeWayTest {

  private static final String SURVEY = "relationship-2026";
  private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);
  private static final Instant NOON = DAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
  private static final String DEFINITION =
      """
      {"title":{"en":"How are we doing?"},
       "questions":[{"id":"recommend","type":"nps"},
                    {"id":"happy","type":"csat","scale":"1-5"},
                    {"id":"effort","type":"ces","scale":"1-7","high":"ease"},
                    {"id":"why","type":"text"}],
       "thankYou":{"url":"https://example.org/thanks"}}
      """;

  @Test
  void everyWayInIsInTheFiguresOfEveryPeriodBeforeAnyRollup() throws IOException {
    try (var system = WholeSystem.start(Clock.systemUTC(), SURVEY)) {
      define(system, "{\"dimensions\":[\"region\"],\"smallN\":1}");
      long start = System.nanoTime();
      form(system);
      json(system);
      tickets(system);
      queue(system);
      system.local().drain();

      var fresh = figures(system);
      System.out.printf(
          "in all figures of five periods after %d ms%n",
          Duration.ofNanos(System.nanoTime() - start).toMillis());
      assertFigures(fresh);
      system.local().settle();
      assertThat(figures(system)).isEqualTo(fresh);
      assertSegmentsAndCsv(system);
    }
  }

  @Test
  void anImportTakenBackLeavesNothingAndItsNameIsSpent() throws IOException {
    try (var system = WholeSystem.start(Clock.systemUTC())) {
      define(system, "{}");
      tickets(system);
      json(system);
      system.local().settle();
      var before = figures(system);
      var history = history();
      assertThat(system.post("/v1/imports?import=old", history).status()).isEqualTo(202);
      system.local().settle();
      assertThat(figures(system)).isNotEqualTo(before);

      assertThat(system.delete("/v1/imports/old").status()).isEqualTo(202);
      system.local().settle();

      assertThat(figures(system)).isEqualTo(before);
      assertThat(system.post("/v1/imports?import=old", history).status()).isEqualTo(409);
    }
  }

  @Test
  void anotherTimeZoneEndsWithTheFiguresOfItsDays() throws IOException {
    var clock = MovableClock.at(Instant.now());
    try (var system = WholeSystem.start(clock)) {
      define(system, "{}");
      var lateEvening = DAY.atTime(18, 30).toInstant(ZoneOffset.UTC);
      for (int i = 0; i < 20; i++) {
        var time = lateEvening.minus(Duration.ofHours(i));
        var event = SentEvents.response("z" + i, time, SURVEY, Map.of("recommend", 9), Map.of());
        assertThat(system.post("/v1/events", event.toString()).status()).isEqualTo(202);
      }
      system.local().settle();
      assertThat(days(system)).containsExactly(1L, 19L, 0L);

      put(system, "/v1/settings", "{\"timezone\":\"Asia/Kolkata\"}", 200);
      system.local().settle();
      clock.advance(Duration.ofSeconds(10));

      // Half past six in the evening is midnight there.
      var points = nps(system, "day", DAY.minusDays(1).toString(), DAY.plusDays(1).toString());
      assertThat(points.path("timezone").textValue()).isEqualTo("Asia/Kolkata");
      assertThat(days(system)).containsExactly(0L, 19L, 1L);
      assertThat(points.at("/series/0/points/0/start").textValue()).endsWith("T18:30:00Z");
    }
  }

  private static void define(WholeSystem system, String settings) {
    put(system, "/v1/settings", settings, 200);
    put(system, "/v1/surveys/" + SURVEY, DEFINITION, 201);
    assertThat(system.get("/v1/settings").status()).isEqualTo(200);
  }

  private static void put(WholeSystem system, String path, String body, int status) {
    var reply = system.put(path, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
  }

  private static void form(WholeSystem system) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("key", system.local().keys().pub());
    fields.put("id", "form-1");
    fields.put("time", NOON.toString());
    fields.put("recommend", "9");
    fields.put("happy", "5");
    fields.put("why", "schnelle Lieferung & nette Leute");
    fields.put("attributes.region", "EMEA");

    var reply = system.postForm("/v1/surveys/" + SURVEY + "/responses", fields);

    assertThat(reply.status()).as(reply.body()).isEqualTo(303);
    assertThat(reply.headers().get("location")).containsExactly("https://example.org/thanks");
  }

  private static void json(WholeSystem system) {
    var body =
        """
        {"id":"json-1","time":"%s","subject":"customer-42","attributes":{"region":"EMEA"},
         "answers":{"recommend":10,"happy":4,"effort":6,"why":"fast delivery"}}
        """
            .formatted(NOON.plusSeconds(60));

    var reply = system.post("/v1/surveys/" + SURVEY + "/responses", body);

    assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    assertThat(reply.json().at("/ids/0").textValue()).isEqualTo("json-1");
  }

  /// Two tickets: one answered after 10 minutes and resolved after an hour, one not answered.
  private static void tickets(WholeSystem system) {
    var agent = Map.of("agent", "anna");
    var events =
        List.of(
            SentEvents.ticket("created", "t1", NOON, "T1", Map.of("channel", "email")),
            SentEvents.ticket("replied", "t2", NOON.plusSeconds(600), "T1", agent),
            SentEvents.ticket("resolved", "t3", NOON.plusSeconds(3_600), "T1", agent),
            SentEvents.ticket("created", "t4", NOON.plusSeconds(60), "T2", Map.of()));

    var reply = system.post("/v1/events", SentEvents.array(events));

    assertThat(reply.json().path("accepted").asInt()).as(reply.body()).isEqualTo(4);
  }

  private static void queue(WholeSystem system) {
    system.enqueue(
        LocalSystem.TENANT,
        SentEvents.response(
                "queue-1",
                NOON.plusSeconds(120),
                SURVEY,
                Map.of("recommend", 3),
                Map.of("region", "APAC"))
            .toString());
  }

  /// Last month's, one of a ticket that is known already, and a response of the same day.
  private static String history() {
    var old = NOON.minus(Duration.ofDays(80));
    var events = new ArrayList<ObjectNode>();
    events.add(SentEvents.response("h1", old, SURVEY, Map.of("recommend", 2), Map.of()));
    events.add(SentEvents.response("h2", NOON, SURVEY, Map.of("recommend", 2), Map.of()));
    events.add(SentEvents.ticket("created", "h3", old, "H", Map.of()));
    events.add(SentEvents.ticket("resolved", "h4", old.plusSeconds(60), "H", Map.of()));
    events.add(SentEvents.ticket("replied", "h5", NOON.plusSeconds(300), "T1", Map.of()));
    events.add(SentEvents.ticket("reopened", "h6", NOON.plusSeconds(4_000), "T1", Map.of()));
    return SentEvents.array(events);
  }

  private static List<JsonNode> figures(WholeSystem system) {
    var figures = new ArrayList<JsonNode>();
    periods()
        .forEach(
            (period, text) -> {
              var reply =
                  system.get(
                      "/v1/metrics?metric=nps&metric=csat&metric=ces&metric=first_response_time"
                          + "&metric=resolution_time&metric=tickets_created&metric=backlog"
                          + "&period=%s&from=%s&to=%s".formatted(period, text, text));
              assertThat(reply.status()).as(reply.body()).isEqualTo(200);
              figures.add(((ObjectNode) reply.json()).without("asOf"));
            });
    figures.add(
        ((ObjectNode)
                system
                    .get(
                        "/v1/metrics?metric=nps&metric=tickets_created&metric=backlog&period=month")
                    .json())
            .without("asOf"));
    return figures;
  }

  private static Map<String, String> periods() {
    var periods = new LinkedHashMap<String, String>();
    periods.put("day", DAY.toString());
    periods.put(
        "week",
        "%04d-W%02d"
            .formatted(
                DAY.get(IsoFields.WEEK_BASED_YEAR), DAY.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
    periods.put("month", DAY.toString().substring(0, 7));
    periods.put("quarter", DAY.format(DateTimeFormatter.ofPattern("uuuu-'Q'Q")));
    periods.put("year", DAY.toString().substring(0, 4));
    return periods;
  }

  private static void assertFigures(List<JsonNode> figures) {
    for (JsonNode answer : figures.subList(0, periods().size())) {
      assertPoint(answer, 0, 3, 100.0 / 3);
      assertPoint(answer, 1, 2, 1);
      assertPoint(answer, 2, 1, 6);
      assertPoint(answer, 3, 1, 600);
      assertThat(answer.at("/series/3/points/0/parts/pending").asInt()).isEqualTo(1);
      assertPoint(answer, 4, 1, 3_600);
      assertPoint(answer, 5, 2, 2);
      assertThat(answer.at("/series/6/points/0/value").asInt()).isEqualTo(1);
    }
  }

  private static void assertPoint(JsonNode answer, int series, long n, double value) {
    var point = answer.path("series").path(series).path("points").path(0);
    assertThat(point.path("n").asLong()).as(answer.toString()).isEqualTo(n);
    assertThat(point.path("value").asDouble()).as(point.toString()).isCloseTo(value, within(1e-9));
  }

  private static void assertSegmentsAndCsv(WholeSystem system) {
    var query = "/v1/metrics?metric=nps&period=day&from=%s&to=%s".formatted(DAY, DAY);
    var emea = system.get(query + "&segment=region:EMEA").json();
    var csv = system.getCsv(query);

    assertThat(emea.at("/series/0/segment/region").textValue()).isEqualTo("EMEA");
    assertThat(emea.at("/series/0/points/0/n").asInt()).isEqualTo(2);
    assertThat(emea.at("/series/0/points/0/value").asDouble()).isEqualTo(100);
    assertThat(csv.type()).isEqualTo("text/csv");
    assertThat(csv.body().lines()).hasSize(2);
    assertThat(csv.body()).contains("nps,points,,%s,".formatted(DAY));
    assertThat(system.get(query + "&segment=region:Mars").status()).isEqualTo(400);
  }

  private static JsonNode nps(WholeSystem system, String period, String from, String to) {
    return system
        .get("/v1/metrics?metric=nps&period=%s&from=%s&to=%s".formatted(period, from, to))
        .json();
  }

  private static List<Long> days(WholeSystem system) {
    var points =
        nps(system, "day", DAY.minusDays(1).toString(), DAY.plusDays(1).toString())
            .at("/series/0/points");
    return StreamSupport.stream(points.spliterator(), false)
        .map(point -> point.path("n").asLong())
        .toList();
  }
}
