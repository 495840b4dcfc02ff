package rapport.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.local.cost.Usage;

/// What loads cost, by what the database says it consumed. Every POST is recorded by itself, as it
/// would be if the load took as long as its events' times say: waiting for more only makes it
/// cheaper.
class CostTest {

  private static final Instant DAY = Instant.parse("2026-03-02T23:00:00Z");
  private static final Instant NOW = DAY.plus(Duration.ofHours(24));
  private static final int EVENTS = 10_000;
  private static final int A_POST = 50;
  private static final List<String> DIMENSIONS =
      List.of("region", "plan", "store", "team", "product", "device");
  private static final int VALUES = 10;
  private static final long SEED = 20_260_303;

  /// 10,000 responses without comments to a survey of three scores, over one local day in order of
  /// time, 50 a POST, six declared dimensions of ten values, a rollup after every 1,000. Nobody is
  /// followed up: of random scores most are low, and each would cost two writes.
  @Test
  void aDayOfResponses() throws IOException {
    try (var system = start()) {
      system.put(
          "/v1/settings",
          "{\"timezone\":\"Europe/Berlin\",\"followUps\":{\"answers\":[]},\"dimensions\":[\"%s\"]}"
              .formatted(String.join("\",\"", DIMENSIONS)));
      survey(system, THREE_SCORES);
      var events = responses();
      Map<String, Usage> before = system.local().cost();
      for (int from = 0; from < EVENTS; from += A_POST) {
        post(system, events.subList(from, from + A_POST));
        if ((from + A_POST) % (EVENTS / 10) == 0) {
          system.local().settle();
        }
      }
      Usage recorder = since(system, before, "recorder");
      Usage rollup = since(system, before, "rollup");
      print("10,000 responses, recorder", recorder, EVENTS);
      print("10,000 responses, ten rollups", rollup, EVENTS);

      assertThat(recorder.writeUnits() / EVENTS).isLessThanOrEqualTo(0.1);
      assertThat(rollup.writeUnits() / EVENTS).isLessThanOrEqualTo(0.1);
      assertThat(rollup.invocations()).isGreaterThanOrEqualTo(10);
      assertThat(n(system, "nps", "2026-03-03")).isEqualTo(EVENTS);
    }
  }

  /// The first 2,500 of 10,000 events of 2,500 tickets within 24 hours, a ticket's four within two
  /// hours, arriving in order, 50 a POST, no targets. The recorder's own test of this name has all
  /// of them, by the units of a table in memory.
  @Test
  void aQuarterOfADayOfTickets() throws IOException {
    try (var system = start()) {
      var events = tickets().subList(0, EVENTS / 4);
      Map<String, Usage> before = system.local().cost();
      for (int from = 0; from < events.size(); from += A_POST) {
        post(system, events.subList(from, from + A_POST));
      }
      Usage recorder = since(system, before, "recorder");
      print("2,500 of 10,000 events of tickets, recorder", recorder, events.size());
      system.local().settle();
      print("their rollup", since(system, before, "rollup"), events.size());

      assertThat(recorder.writeUnits() / events.size()).isLessThanOrEqualTo(1.5);
      assertThat(recorder.readUnits() / events.size()).isLessThanOrEqualTo(1.25);
    }
  }

  /// One response all alone, to a survey of one question, no dimensions, from a system that has
  /// never seen one.
  @Test
  void oneResponseAllAlone() throws IOException {
    try (var system = start()) {
      survey(system, ONE_SCORE);
      Map<String, Usage> before = system.local().cost();

      post(
          system,
          List.of(
              SentEvents.response(
                  "1", DAY.plusSeconds(60), "s", Map.of("recommend", 9), Map.of())));
      system.local().settle();

      double units = 0;
      for (String function : before.keySet()) {
        Usage usage = since(system, before, function);
        print("one response, " + function, usage, 1);
        units += usage.writeUnits();
      }
      assertThat(units).isBetween(1.0, 8.0);
    }
  }

  private static final String ONE_SCORE = "{\"id\":\"recommend\",\"type\":\"nps\"}";

  private static final String THREE_SCORES =
      ONE_SCORE
          + ",{\"id\":\"happy\",\"type\":\"csat\",\"scale\":\"1-5\"}"
          + ",{\"id\":\"effort\",\"type\":\"ces\",\"scale\":\"1-7\",\"high\":\"ease\"}";

  private static WholeSystem start() throws IOException {
    return WholeSystem.start(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static void survey(WholeSystem system, String questions) {
    assertThat(system.put("/v1/surveys/s", "{\"questions\":[" + questions + "]}").status())
        .isEqualTo(201);
  }

  private static void post(WholeSystem system, List<ObjectNode> events) {
    var reply = system.post("/v1/events", SentEvents.array(events));
    assertThat(reply.json().path("accepted").asInt()).as(reply.body()).isEqualTo(events.size());
    system.local().drain();
  }

  private static List<ObjectNode> responses() {
    var random = new Random(SEED);
    var events = new ArrayList<ObjectNode>();
    var step = Duration.ofHours(24).dividedBy(EVENTS);
    for (int i = 0; i < EVENTS; i++) {
      var attributes = new TreeMap<String, String>();
      DIMENSIONS.forEach(name -> attributes.put(name, name + random.nextInt(VALUES)));
      var answers =
          Map.of(
              "recommend", random.nextInt(11),
              "happy", 1 + random.nextInt(5),
              "effort", 1 + random.nextInt(7));
      var time = DAY.plus(step.multipliedBy(i));
      events.add(SentEvents.response("r" + i, time, "s", answers, attributes));
    }
    return events;
  }

  private static List<ObjectNode> tickets() {
    var random = new Random(SEED);
    var events = new ArrayList<ObjectNode>();
    for (int i = 0; i < EVENTS / 4; i++) {
      String ticket = "T" + i;
      var created = DAY.plusSeconds(random.nextInt(22 * 3_600));
      var agent = Map.of("agent", "agent" + random.nextInt(VALUES));
      events.add(
          SentEvents.ticket(
              "created",
              ticket + "-1",
              created,
              ticket,
              Map.of(
                  "channel", "channel" + random.nextInt(4),
                  "group", "group" + random.nextInt(5),
                  "priority", "priority" + random.nextInt(3))));
      var replied = created.plusSeconds(60 + random.nextInt(2_340));
      var resolved = replied.plusSeconds(60 + random.nextInt(2_340));
      var closed = resolved.plusSeconds(60 + random.nextInt(2_340));
      events.add(SentEvents.ticket("replied", ticket + "-2", replied, ticket, agent));
      events.add(SentEvents.ticket("resolved", ticket + "-3", resolved, ticket, agent));
      events.add(SentEvents.ticket("closed", ticket + "-4", closed, ticket, agent));
    }
    events.sort(Comparator.comparing(event -> Instant.parse(event.get("time").textValue())));
    return events;
  }

  private static long n(WholeSystem system, String metric, String day) {
    var reply =
        system.get("/v1/metrics?metric=%s&period=day&from=%s&to=%s".formatted(metric, day, day));
    return reply.json().at("/series/0/points/0/n").asLong();
  }

  private static Usage since(WholeSystem system, Map<String, Usage> before, String function) {
    return system.local().cost().get(function).since(before.get(function));
  }

  private static void print(String load, Usage usage, int events) {
    System.out.printf(
        "%s: %.4f write and %.4f read units each (%.1f and %.1f in all, %d requests, %d runs)%n",
        load,
        usage.writeUnits() / events,
        usage.readUnits() / events,
        usage.writeUnits(),
        usage.readUnits(),
        usage.requests(),
        usage.invocations());
  }

  /// A year of one family's totals by month, asked of a reader that has answered nothing yet; and a
  /// run of the rollup that finds nothing to do.
  @Test
  void aYearByMonthAndAnIdleRollup() throws IOException {
    try (var system = start()) {
      survey(system, ONE_SCORE);
      year(system);
      system.local().settle();

      var nps = system.cost("reader", () -> system.get(months("nps")));
      var created = system.cost("reader", () -> system.get(months("tickets_created")));
      var idle = system.cost("rollup", system.local()::runSchedules);
      print("a year of a question by month, by a fresh reader", nps.usage(), 1);
      print("a year of the tickets by month", created.usage(), 1);
      print("an idle rollup", idle, 1);

      assertThat(nps.result().json().at("/series/0/points"))
          .hasSize(12)
          .allMatch(p -> p.path("n").asInt() == 200);
      assertThat(nps.usage().readUnits()).isLessThanOrEqualTo(4);
      assertThat(created.usage().readUnits()).isLessThanOrEqualTo(4);
      assertThat(idle.readUnits()).isLessThanOrEqualTo(16);
      assertThat(idle.writeUnits()).isZero();
    }
  }

  private static String months(String metric) {
    return "/v1/metrics?metric=" + metric + "&period=month&from=2025-01&to=2025-12";
  }

  /// Every month 200 responses and 40 tickets, answered and resolved.
  private static void year(WholeSystem system) {
    var random = new Random(SEED);
    for (int month = 1; month <= 12; month++) {
      var events = new ArrayList<ObjectNode>();
      var first = YearMonth.of(2025, month).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      for (int i = 0; i < 200; i++) {
        var time = first.plusSeconds(random.nextInt(10 * 86_400));
        events.add(
            SentEvents.response(
                "r" + month + "-" + i,
                time,
                "s",
                Map.of("recommend", random.nextInt(11)),
                Map.of()));
      }
      for (int i = 0; i < 40; i++) {
        var ticket = "T" + month + "-" + i;
        var time = first.plusSeconds(random.nextInt(10 * 86_400));
        var replied = time.plusSeconds(60 + random.nextInt(86_400));
        var resolved = replied.plusSeconds(60 + random.nextInt(3 * 86_400));
        events.add(SentEvents.ticket("created", ticket + "-1", time, ticket, Map.of()));
        events.add(SentEvents.ticket("replied", ticket + "-2", replied, ticket, Map.of()));
        events.add(SentEvents.ticket("resolved", ticket + "-3", resolved, ticket, Map.of()));
      }
      var reply = system.post("/v1/imports?import=year", SentEvents.array(events));
      assertThat(reply.json().path("accepted").asInt()).as(reply.body()).isEqualTo(320);
    }
  }
}
