package rapport.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rapport.metric.Metrics;
import rapport.metric.Source;

/// Two tenants of one system: one never got the customer, the other got it and erased it. Whatever
/// is asked, they answer the same.
class ErasureWholeWayTest {

  private static final long SEED = 20_260_314;
  private static final Instant NOW = Instant.parse("2026-03-14T09:00:00Z");
  private static final String ERASED = "customer3";
  private static final int CUSTOMERS = 9;
  private static final Duration SPAN = Duration.ofDays(12);
  private static final List<String> PERIODS =
      List.of(
          "&period=day&from=2026-03-01&to=2026-03-14",
          "&period=month",
          "&period=month&segment=region:region1",
          "&period=year&segment=agent:agent2",
          "&period=day&from=2026-03-08&to=2026-03-14&segment=plan:plan1");

  /// Of all that events tell; predictions are made by the day.
  private static final String METRICS =
      Metrics.ALL.stream()
          .filter(metric -> !(metric.source() instanceof Source.Predictions))
          .map(metric -> "metric=" + metric.id())
          .collect(Collectors.joining("&"));

  private final MovableClock clock = MovableClock.at(NOW);

  @Test
  void whoWasErasedIsInNoAnswerWhateverComesAgainAndComesBackWithWhatIsLater() throws IOException {
    var random = new Random(SEED);
    var events = events(random);
    try (var erasing = WholeSystem.start(clock)) {
      var without = erasing.of("without");
      for (WholeSystem one : List.of(erasing, without)) {
        decide(one);
      }
      post(erasing, events);
      post(without, events.stream().filter(event -> !isOf(ERASED, event)).toList());
      erasing.local().settle();
      var expected = answers(without);
      assertThat(answers(erasing)).isNotEqualTo(expected);
      clock.advance(Duration.ofSeconds(1));

      var begun = erasing.delete("/v1/customers/" + ERASED);

      assertThat(begun.status()).isEqualTo(202);
      assertThat(begun.json().at("/erasure/state").textValue()).isEqualTo("erasing");
      assertThat(customer(erasing).get("events")).isEmpty();
      erasing.local().settle();
      assertThat(customer(erasing).at("/erasure/state").textValue()).isEqualTo("sweeping");
      assertSame(erasing, expected, "after the first pass");
      assertNobodyHasItsPlan(erasing);

      resend(erasing, events, random);
      assertSame(erasing, expected, "though all came again");

      clock.advance(Duration.ofSeconds(2));
      comeBack(erasing);
      comeBack(without);
      erasing.local().settle();
      var later = answers(without);
      assertThat(later).isNotEqualTo(expected);
      assertSame(erasing, later, "with what is later");
      sweepToTheEnd(erasing);
      assertThat(customer(erasing).at("/erasure/state").textValue()).isEqualTo("done");
      assertThat(customer(erasing).get("events")).hasSize(2);
      assertSame(erasing, answers(without), "after the last pass");
    }
  }

  private void decide(WholeSystem system) {
    assertThat(system.put("/v1/settings", RandomTraffic.SETTINGS).status()).isEqualTo(200);
    assertThat(system.put("/v1/surveys/s", RandomTraffic.SURVEY).status()).isEqualTo(201);
    assertThat(system.put("/v1/surveys/v", RandomTraffic.VOTE).status()).isEqualTo(201);
  }

  /// The last days of some traffic. Each answer and each ticket is one customer's; of a ticket only
  /// some events name it.
  private static List<ObjectNode> events(Random random) {
    var events = new ArrayList<ObjectNode>();
    for (ObjectNode event : RandomTraffic.until(NOW, SEED)) {
      if (Instant.parse(event.get("time").textValue()).isBefore(NOW.minus(SPAN))) {
        continue;
      }
      var data = SentEvents.data(event);
      var thing = data.path("ticket").asText(event.get("id").textValue());
      var customer = "customer" + Math.floorMod(thing.hashCode(), CUSTOMERS);
      boolean named = !data.has("ticket") || event.get("type").textValue().endsWith("created");
      event.remove("subject");
      if (named || random.nextBoolean()) {
        event.put("subject", customer);
      }
      event.put("owner", customer);
      events.add(event);
    }
    for (int i = 0; i < CUSTOMERS; i++) {
      events.addAll(life("customer" + i, random));
    }
    return events;
  }

  private static List<ObjectNode> life(String customer, Random random) {
    var start = NOW.minus(SPAN).plusSeconds(random.nextInt(86_400));
    var joined = event("customer.joined", customer, "j", start);
    SentEvents.attribute(
        SentEvents.data(joined), Map.of("region", "region1", "plan", "of-" + customer));
    var bought = event("customer.purchased", customer, "p", start.plus(Duration.ofDays(5)));
    SentEvents.data(bought).put("amount", "12.50").put("currency", "EUR");
    var again = event("customer.purchased", customer, "q", NOW.minusSeconds(600));
    SentEvents.data(again).put("amount", "3").put("currency", "EUR");
    var paid = event("customer.revenue", customer, "m", start.plus(Duration.ofDays(2)));
    SentEvents.data(paid).put("mrr", "9").put("currency", "EUR");
    var active = event("customer.active", customer, "a", start.plus(Duration.ofDays(7)));
    SentEvents.data(active).put("activity", "login");
    return List.of(joined, bought, again, paid, active);
  }

  private static ObjectNode event(String type, String customer, String id, Instant time) {
    return SentEvents.event(type, customer + "-" + id, time)
        .put("subject", customer)
        .put("owner", customer);
  }

  /// Also what doesn't name the customer, of its tickets.
  private static boolean isOf(String customer, ObjectNode event) {
    return event.get("owner").textValue().equals(customer);
  }

  private static String text(List<ObjectNode> events) {
    return SentEvents.array(
        events.stream().map(event -> (ObjectNode) event.deepCopy().without("owner")).toList());
  }

  private static void post(WholeSystem system, List<ObjectNode> events) {
    for (int from = 0; from < events.size(); from += 100) {
      var some = events.subList(from, Math.min(events.size(), from + 100));
      var reply = system.post("/v1/events", text(some));
      assertThat(reply.status()).as(reply.body()).isEqualTo(202);
      assertThat(reply.json().path("rejected")).as(reply.body()).isEmpty();
    }
  }

  /// By HTTP, by the queue and as an import.
  private static void resend(WholeSystem system, List<ObjectNode> events, Random random) {
    var shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, random);
    post(system, shuffled);
    var hers = shuffled.stream().filter(event -> ERASED.equals(event.path("subject").asText()));
    var text = text(hers.toList());
    system.enqueue("demo", text);
    assertThat(system.post("/v1/imports?import=again", text).status()).isEqualTo(202);
    system.local().settle();
  }

  private void comeBack(WholeSystem system) {
    var time = clock.instant().minusMillis(500);
    var answer = SentEvents.response("back", time, "s", Map.of("recommend", 0), Map.of());
    var joined = SentEvents.event("customer.joined", "back", time);
    var bought = SentEvents.event("customer.purchased", "back-2", time);
    SentEvents.data(bought).put("amount", "5").put("currency", "EUR");
    for (ObjectNode event : List.of(answer, joined, bought)) {
      event.put("subject", ERASED);
    }
    post(system, List.of(answer, joined, bought));
  }

  private void sweepToTheEnd(WholeSystem system) {
    for (Duration pause :
        List.of(Duration.ofMinutes(15), Duration.ofHours(24), Duration.ofDays(22))) {
      clock.advance(pause);
      system.local().settle();
    }
  }

  private static JsonNode customer(WholeSystem system) {
    var reply = system.getWithServerKey("/v1/customers/" + ERASED);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  /// Of a segment that nobody else was ever in nothing is left.
  private static void assertNobodyHasItsPlan(WholeSystem system) {
    var query = "/v1/metrics?" + METRICS + "&period=month&from=2026-02&to=2026-03";
    var reply = system.get(query + "&segment=plan:of-" + ERASED);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.json().findValues("n")).isNotEmpty().allMatch(n -> n.asLong() == 0);
  }

  private static void assertSame(WholeSystem system, Map<String, String> expected, String when) {
    answers(system)
        .forEach(
            (query, answer) -> assertThat(answer).as(when + query).isEqualTo(expected.get(query)));
  }

  private static Map<String, String> answers(WholeSystem system) {
    var answers = new LinkedHashMap<String, String>();
    for (String periods : PERIODS) {
      var reply = system.get("/v1/metrics?" + METRICS + periods);
      assertThat(reply.status()).as(reply.body()).isEqualTo(200);
      answers.put(periods, SentEvents.text(((ObjectNode) reply.json()).without("asOf")));
    }
    return answers;
  }
}
