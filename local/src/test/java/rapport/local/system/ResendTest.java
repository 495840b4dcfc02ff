package rapport.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rapport.local.LocalSystem;
import rapport.metric.Metrics;
import rapport.metric.Source;

/// Figures depend on the set of events, and on nothing else: not on how often, in what order, in
/// what company and by what way they came.
class ResendTest {

  /// Five weeks come late, all on one day.
  private static final Map<String, String> LATE_AS_EVER = Map.of("LateHoursPerDay", "1000");

  private static final List<String> SEGMENTS =
      List.of(
          "",
          "&segment=agent:agent1",
          "&segment=channel:channel1",
          "&segment=group:group2",
          "&segment=priority:priority0",
          "&segment=region:region3",
          "&segment=region:region0&segment=channel:channel2",
          "&segment=survey:s&segment=language:pt-BR",
          "&segment=survey:s&segment=region:region0&segment=channel:channel2");

  /// What day and hour it is when the test runs decides where its periods end.
  @Test
  void resendingInAnyOrderAndCompanyChangesNoAnswerByABit() throws IOException {
    long seed = 20_260_301;
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var events = RandomTraffic.until(now, seed);
    var expected = inOrder(events, now);
    var twice = new ArrayList<>(events);
    twice.addAll(events);
    var random = new Random(seed);
    Collections.shuffle(twice, random);

    try (var system = start(now)) {
      for (int from = 0; from < twice.size(); ) {
        int to =
            Math.min(twice.size(), from + 1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 30));
        send(system, twice.subList(from, to), random);
        from = to;
      }
      system.local().drain();
      var fresh = answers(system, now, SEGMENTS.subList(0, 2));
      system.local().settle();
      var settled = answers(system, now, SEGMENTS);

      fresh.forEach((query, answer) -> assertThat(answer).as(query).isEqualTo(expected.get(query)));
      assertThat(settled.keySet()).isEqualTo(expected.keySet());
      settled.forEach(
          (query, answer) -> assertThat(answer).as(query).isEqualTo(expected.get(query)));
      assertThat(settled.values()).noneMatch(ResendTest::empty);
      System.out.printf(
          "at %s: %d events, each sent twice in another order, change none of %d answers%n",
          now, events.size(), settled.size());
    }
  }

  private static Map<String, String> inOrder(List<ObjectNode> events, Instant now)
      throws IOException {
    try (var system = start(now)) {
      for (int from = 0; from < events.size(); from += 50) {
        post(system, events.subList(from, Math.min(events.size(), from + 50)));
      }
      system.local().settle();
      return answers(system, now, SEGMENTS);
    }
  }

  private static WholeSystem start(Instant now) throws IOException {
    var system = WholeSystem.startWith(LATE_AS_EVER, MovableClock.at(now));
    assertThat(system.put("/v1/settings", RandomTraffic.SETTINGS).status()).isEqualTo(200);
    assertThat(system.put("/v1/surveys/s", RandomTraffic.SURVEY).status()).isEqualTo(201);
    assertThat(system.put("/v1/surveys/v", RandomTraffic.VOTE).status()).isEqualTo(201);
    system.local().settle();
    return system;
  }

  /// Rolls up now and then, so that much comes for days that have their record already.
  private static void send(WholeSystem system, List<ObjectNode> events, Random random) {
    if (random.nextInt(4) == 0) {
      system.enqueue(LocalSystem.TENANT, SentEvents.array(events));
    } else {
      post(system, events);
    }
    switch (random.nextInt(12)) {
      case 0 -> system.local().settle();
      case 1, 2, 3 -> system.local().drain();
      default -> {}
    }
  }

  private static void post(WholeSystem system, List<ObjectNode> events) {
    var reply = system.post("/v1/events", SentEvents.array(events));
    assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    assertThat(reply.json().path("rejected")).as(reply.body()).isEmpty();
  }

  /// Whether there is nothing in it that could differ.
  private static boolean empty(String answer) {
    var points = SentEvents.read(answer).findValues("n");
    return points.stream().allMatch(n -> n.asLong() == 0);
  }

  /// Every metric that such a segment has: a survey has no tickets, and a pair neither balance,
  /// distinct counts nor votes.
  private static String metrics(String segment) {
    boolean ofSurvey = segment.contains("segment=survey:");
    boolean ofPair = segment.contains("region:") && segment.contains("channel:");
    return Metrics.ALL.stream()
        .filter(metric -> metric.aboutRespondents() || !ofSurvey)
        .filter(metric -> !(metric.source() instanceof Source.Predictions) || segment.isEmpty())
        .filter(metric -> !metric.running() && metric.hourly() || !ofPair)
        .filter(metric -> !metric.ofVotes() || !ofPair || ofSurvey)
        .map(metric -> "metric=" + metric.id())
        .collect(Collectors.joining("&"));
  }

  /// Every metric by every period, of all and of some segments, as the text of the answer. Weeks
  /// and quarters are folded from the same days and months by the way.
  private static Map<String, String> answers(
      WholeSystem system, Instant now, List<String> segments) {
    var answers = new LinkedHashMap<String, String>();
    var today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    var days = "&period=day&from=%s&to=%s".formatted(today.minusDays(36), today);
    for (String periods :
        List.of(days, "&period=week", "&period=month", "&period=quarter", "&period=year")) {
      boolean folded = periods.equals("&period=week") || periods.equals("&period=quarter");
      for (String segment : folded ? segments.subList(0, 2) : segments) {
        var query = "/v1/metrics?" + metrics(segment) + periods + segment;
        var reply = system.get(query);
        assertThat(reply.status()).as(query + reply.body()).isEqualTo(200);
        answers.put(
            periods + segment, SentEvents.text(((ObjectNode) reply.json()).without("asOf")));
      }
    }
    return answers;
  }
}
