package rapport.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Targets through the whole system: what nobody answers is breached by the clock alone.
class TargetTest {

  /// A Monday.
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private static final String SETTINGS =
      """
      {"businessCalendars":[{"name":"desk","hours":{"monday":["09:00-17:00"]}}],
       "calendarAssignments":[{"calendar":"desk"}],
       "serviceTargets":[
         {"firstResponse":{"default":{"minutes":60},"priorities":{"urgent":{"minutes":30}}},
          "resolution":{"default":{"minutes":600,"calendar":"business"}}}]}
      """;

  private final MovableClock clock = MovableClock.at(NINE);

  @Test
  void aBreachIsInTheFiguresWithNobodyDoingAnything() throws IOException {
    try (var system = WholeSystem.start(clock)) {
      assertThat(system.put("/v1/settings", SETTINGS).status()).isEqualTo(200);
      send(
          system,
          event("created", "1", 0, "quiet", Map.of("group", "a")),
          event("created", "2", 0, "answered", Map.of("group", "a")),
          event("created", "3", 0, "waiting", Map.of("priority", "urgent")));
      clock.advance(Duration.ofMinutes(10));
      send(system, event("paused", "4", 10, "waiting", Map.of()));
      clock.advance(Duration.ofMinutes(30));
      send(system, event("replied", "5", 40, "answered", Map.of("agent", "ann")));

      assertThat(due(system, "sla_first_response")).isEqualTo("0 met, 0 breached of 0: null");

      clock.advance(Duration.ofMinutes(20));
      system.local().settle();
      assertThat(due(system, "sla_first_response")).isEqualTo("1 met, 1 breached of 2: 0.5");
      assertThat(due(system, "sla_first_response&segment=agent:ann"))
          .isEqualTo("1 met, 0 breached of 1: 1");
      assertThat(due(system, "sla_resolution")).isEqualTo("0 met, 0 breached of 0: null");

      clock.advance(Duration.ofDays(7).plusHours(1));
      system.local().settle();
      assertThat(due(system, "sla_first_response")).isEqualTo("1 met, 1 breached of 2: 0.5");
      assertThat(due(system, "sla_resolution")).isEqualTo("0 met, 2 breached of 2: 0");
    }
  }

  @Test
  void whatIsReachedOrPausedBeforeItFallsDueMovesWhatWasPublishedAhead() throws IOException {
    try (var system = WholeSystem.start(clock)) {
      assertThat(system.put("/v1/settings", SETTINGS).status()).isEqualTo(200);
      send(system, event("created", "1", 0, "T", Map.of("priority", "urgent")));
      clock.advance(Duration.ofMinutes(20));
      send(system, event("paused", "2", 20, "T", Map.of()));
      clock.advance(Duration.ofHours(3));
      system.local().settle();
      assertThat(due(system, "sla_first_response")).isEqualTo("0 met, 0 breached of 0: null");

      send(system, event("resumed", "3", 200, "T", Map.of()));
      send(system, event("assigned", "4", 200, "T", Map.of("priority", "low")));
      clock.advance(Duration.ofMinutes(39));
      system.local().settle();
      assertThat(due(system, "sla_first_response")).isEqualTo("0 met, 0 breached of 0: null");
      clock.advance(Duration.ofMinutes(1));
      system.local().settle();
      assertThat(due(system, "sla_first_response")).isEqualTo("0 met, 1 breached of 1: 0");

      send(system, event("deleted", "5", 230, "T", Map.of()));
      assertThat(due(system, "sla_first_response")).isEqualTo("0 met, 0 breached of 0: null");
    }
  }

  @Test
  void durationsComeByTheClockAndInBusinessHours() throws IOException {
    try (var system = WholeSystem.start(clock)) {
      assertThat(system.put("/v1/settings", SETTINGS).status()).isEqualTo(200);
      clock.advance(Duration.ofHours(10));
      send(
          system,
          event("created", "1", 0, "T", Map.of("group", "a")),
          event("replied", "2", 600, "T", Map.of("agent", "ann")));

      var series = metrics(system, "first_response_time&calendar=clock&calendar=business");

      assertThat(series.at("/0/points/0/value").asDouble()).isEqualTo(600 * 60);
      assertThat(series.at("/1/points/0/value").asDouble()).isEqualTo(480 * 60);
      assertThat(series.at("/1/calendar").textValue()).isEqualTo("business");
    }
  }

  private static void send(WholeSystem system, ObjectNode... events) {
    var reply = system.post("/v1/events", SentEvents.array(List.of(events)));
    assertThat(reply.json().path("accepted").asInt()).as(reply.body()).isEqualTo(events.length);
    system.local().settle();
  }

  /// @param minute after nine
  private static ObjectNode event(
      String what, String id, int minute, String ticket, Map<String, String> more) {
    return SentEvents.ticket(what, id, NINE.plusSeconds(60L * minute), ticket, more);
  }

  private static String due(WholeSystem system, String metric) {
    var point = metrics(system, metric).at("/0/points/0");
    return "%s met, %s breached of %s: %s"
        .formatted(
            point.at("/parts/met"), point.at("/parts/breached"), point.get("n"), point.get("value"))
        .replace(".0", "");
  }

  private static JsonNode metrics(WholeSystem system, String metric) {
    var reply = system.get("/v1/metrics?period=quarter&from=2026-Q1&to=2026-Q1&metric=" + metric);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json().get("series");
  }
}
