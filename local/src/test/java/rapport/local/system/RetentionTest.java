package rapport.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.local.LocalSystem;
import rapport.store.Condition;
import rapport.store.Item;
import rapport.store.Quarantine;
import rapport.store.Range;
import rapport.store.Table.Read;

/// Raw events expire, and what was folded from them goes on answering.
class RetentionTest {

  private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration RETENTION = Duration.ofDays(400);
  private static final List<String> QUERIES =
      List.of("metric=nps&metric=tickets_created&metric=csat", "metric=nps&segment=region:EMEA");
  private static final String CUSTOMERS = "metric=customers";
  private static final List<String> PERIODS =
      List.of(
          "&period=day&from=2026-03-01&to=2026-03-03",
          "&period=month&from=2026-03&to=2026-03",
          "&period=year&from=2026&to=2026");

  private final MovableClock clock = MovableClock.at(FIRST.plus(Duration.ofDays(3)));

  @Test
  void finalFiguresStayWhenTheirEventsAreGoneAndNothingChangesThemAnyMore() throws IOException {
    try (var system = WholeSystem.start(clock)) {
      var survey =
          "{\"questions\":[{\"id\":\"recommend\",\"type\":\"nps\"},"
              + "{\"id\":\"happy\",\"type\":\"csat\",\"scale\":\"1-5\"}]}";
      system.put("/v1/surveys/s", survey);
      system.put("/v1/settings", "{\"dimensions\":[\"region\"],\"smallN\":1}");
      system.post("/v1/events", SentEvents.array(events()));
      system.local().settle();
      clock.advance(Duration.ofDays(310)); // the year is over
      system.local().settle();
      var answers = answers(system);
      assertThat(answers.toString()).contains("\"n\":3");
      var nearTheEnd = FIRST.plus(RETENTION).minus(Duration.ofDays(5));
      clock.advance(Duration.between(clock.instant(), nearTheEnd));

      assertThat(answers(system)).isEqualTo(answers);
      assertThat(customersInTheEnd(system)).containsExactly(3, 3);
      assertThat(putAsideWhenItCameTooLate(system)).isEqualTo(1);
      erase(system);
      assertThat(answers(system)).isEqualTo(answers);
      assertThat(customersInTheEnd(system)).containsExactly(2, 2);

      clock.advance(Duration.ofDays(20));
      assertThat(expire(system)).isPositive();
      system.local().settle();
      assertThat(answers(system)).isEqualTo(answers);
      assertThat(customersInTheEnd(system)).containsExactly(2, 2);
      assertThat(
              system.getWithServerKey("/v1/customers/c1").json().at("/erasure/finalFacts").asInt())
          .isPositive();
    }
  }

  private static List<ObjectNode> events() {
    var events = new ArrayList<ObjectNode>();
    for (int i = 0; i < 3; i++) {
      var time = FIRST.plus(Duration.ofDays(i));
      var answer =
          SentEvents.response(
              "r" + i, time, "s", Map.of("recommend", 9 - i, "happy", 4), Map.of("region", "EMEA"));
      events.add(answer.put("subject", "c" + i));
      var joined = SentEvents.event("customer.joined", "j" + i, time);
      events.add(joined.put("subject", "c" + i));
      events.add(SentEvents.ticket("created", "t" + i, time, "T" + i, Map.of()));
    }
    return events;
  }

  /// @return how many events lie in quarantine
  private static int putAsideWhenItCameTooLate(WholeSystem system) {
    var late = SentEvents.response("late", FIRST, "s", Map.of("recommend", 0), Map.of());
    var reply = system.post("/v1/imports?import=late", SentEvents.text(late));
    assertThat(reply.status()).isEqualTo(202);
    system.local().settle();
    var quarantine = new Quarantine(system.local().events(), RETENTION);
    return quarantine.list(LocalSystem.TENANT, 10).size();
  }

  /// Its facts are in days that are final by now.
  private static void erase(WholeSystem system) {
    assertThat(system.delete("/v1/customers/c1").status()).isEqualTo(202);
    system.local().settle();
  }

  /// Does what DynamoDB does with what has expired.
  ///
  /// @return how many items are gone
  private int expire(WholeSystem system) {
    var events = system.local().events();
    var expired = new ArrayList<Item>();
    for (int day = 0; day < 5; day++) {
      var date = LocalDate.parse("2026-03-01").plusDays(day).toString().replace("-", "");
      events.query(Range.all("t#" + LocalSystem.TENANT + "#" + date), Read.STRONG, expired::addAll);
    }
    long now = clock.instant().getEpochSecond();
    expired.removeIf(item -> item.whole("ttl").value().longValueExact() > now);
    expired.forEach(item -> events.delete(item.key(), Condition.ALWAYS));
    return expired.size();
  }

  private static Map<String, String> answers(WholeSystem system) {
    var queries = new ArrayList<>(List.of(CUSTOMERS + PERIODS.getFirst()));
    QUERIES.forEach(query -> PERIODS.forEach(period -> queries.add(query + period)));
    var answers = new TreeMap<String, String>();
    for (String query : queries) {
      answers.put(query, SentEvents.text(((ObjectNode) answer(system, query)).without("asOf")));
    }
    return answers;
  }

  /// At the end of the month and of the year, which are not final: who is erased is in the final
  /// days before, and in no balance after these.
  private static List<Integer> customersInTheEnd(WholeSystem system) {
    return PERIODS.stream()
        .skip(1)
        .map(period -> answer(system, CUSTOMERS + period).at("/series/0/points/0/n").asInt())
        .toList();
  }

  private static JsonNode answer(WholeSystem system, String query) {
    var reply = system.get("/v1/metrics?" + query);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }
}
