package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.metric.Metric;
import rapport.metric.Metrics;

/// Where a change comes from.
class ExplainTest {

  private static final Family HAPPY = Family.question("relationship-2026", "happy");

  private final ReaderWorld world = new ReaderWorld();
  private int facts;

  private record Answer(String region, Instant time, int score) {}

  /// Mix and rate of every segment are computed here from the raw answers.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 20_261_127})
  void mixAndRateOfAllSegmentsAddUpToTheChangeBitForBit(long seed) {
    var random = new Random(seed);
    var answers = new ArrayList<Answer>();
    for (int region = 0; region < 6; region++) {
      for (String month : List.of("2026-01", "2026-02")) {
        int size = random.nextInt(6) == 0 ? 0 : 10 + random.nextInt(60);
        for (int i = 0; i < size; i++) {
          var time = Instant.parse(month + "-%02dT10:00:00Z".formatted(1 + random.nextInt(27)));
          answers.add(new Answer(region == 5 ? "" : "r" + region, time, random.nextInt(11)));
        }
      }
    }
    record(answers);

    var explained = world.asked("nps", "explain", "by=region&period=2026-02");

    assertAddsUp(explained);
    var before = answers.stream().filter(answer -> isJanuary(answer)).toList();
    var after = answers.stream().filter(answer -> !isJanuary(answer)).toList();
    assertThat(explained.get("change").doubleValue())
        .isCloseTo(net(after) - net(before), within(1e-9));
    double middle = (net(before) + net(after)) / 2;
    for (JsonNode part : parts(explained)) {
      var region = part.at("/segment/region").asText();
      var old = before.stream().filter(answer -> answer.region().equals(region)).toList();
      var now = after.stream().filter(answer -> answer.region().equals(region)).toList();
      double w0 = (double) old.size() / before.size();
      double w1 = (double) now.size() / after.size();
      double r0 = old.isEmpty() ? net(now) : net(old);
      double r1 = now.isEmpty() ? net(old) : net(now);
      assertThat(part.get("mix").doubleValue())
          .isCloseTo((w1 - w0) * ((r0 + r1) / 2 - middle), within(1e-9));
      assertThat(part.get("rate").doubleValue()).isCloseTo((w0 + w1) / 2 * (r1 - r0), within(1e-9));
      assertThat(part.at("/earlier/n").intValue()).isEqualTo(old.size());
      assertThat(part.at("/later/n").intValue()).isEqualTo(now.size());
    }
  }

  private static boolean isJanuary(Answer answer) {
    return answer.time().isBefore(Instant.parse("2026-02-01T00:00:00Z"));
  }

  /// In the order that the interface describes: segments, other, none, hidden.
  private static List<JsonNode> parts(JsonNode explained) {
    var parts = new ArrayList<JsonNode>();
    explained.get("segments").forEach(parts::add);
    for (String name : List.of("other", "none", "hidden")) {
      if (!explained.get(name).isNull()) {
        parts.add(explained.get(name));
      }
    }
    return parts;
  }

  private static void assertAddsUp(JsonNode explained) {
    double mix = 0;
    double rate = 0;
    for (JsonNode part : parts(explained)) {
      mix += part.get("mix").doubleValue();
      rate += part.get("rate").doubleValue();
    }
    assertThat(explained.get("mix").doubleValue()).isEqualTo(mix);
    assertThat(explained.get("rate").doubleValue()).isEqualTo(rate);
    assertThat(explained.get("change").doubleValue()).isEqualTo(mix + rate);
  }

  private static double net(List<Answer> answers) {
    return answers.stream()
            .mapToInt(answer -> answer.score() >= 9 ? 1 : answer.score() <= 6 ? -1 : 0)
            .sum()
        * 100.0
        / answers.size();
  }

  private void record(List<Answer> answers) {
    var all = new ArrayList<LoggedFact>();
    for (Answer answer : answers) {
      all.add(
          world.fact(
              "r" + facts++,
              answer.time(),
              answer.region().isEmpty() ? Map.of() : Map.of("region", answer.region()),
              Samples.nps(answer.score()),
              new Measure.Value(HAPPY, "score:1-5", 1 + answer.score() % 5)));
    }
    world.record(all);
  }

  private void record(String time, String region, int size, int score) {
    var answers = new ArrayList<Answer>();
    for (int i = 0; i < size; i++) {
      answers.add(new Answer(region, Instant.parse(time), score));
    }
    record(answers);
  }

  /// What is hidden in January is not told of February either, where it would be shown.
  @Test
  void allThatIsHiddenInEitherPeriodIsOnePart() {
    record("2026-01-10T10:00:00Z", "few", 3, 9);
    record("2026-01-10T10:00:00Z", "less", 20, 9);
    record("2026-01-10T10:00:00Z", "many", 50, 9);
    record("2026-02-10T10:00:00Z", "few", 40, 0);
    record("2026-02-10T10:00:00Z", "less", 50, 9);
    record("2026-02-10T10:00:00Z", "many", 60, 7);

    var explained = world.asked("csat_mean", "explain", "by=region&period=2026-02");

    assertAddsUp(explained);
    assertThat(explained.get("segments").findValuesAsText("region")).containsExactly("many");
    var hidden = explained.get("hidden");
    assertThat(hidden.get("segments")).extracting(JsonNode::asText).containsExactly("few", "less");
    assertThat(hidden.at("/earlier/n").intValue()).isEqualTo(23);
    assertThat(hidden.at("/later/n").intValue()).isEqualTo(90);
  }

  /// On the 14th, 10:00 in Berlin, February counts until its 14th, 10:00.
  @Test
  void anOpenPeriodIsExplainedAgainstEqualTime() {
    record("2026-02-10T10:00:00Z", "EMEA", 20, 9);
    record("2026-02-14T08:59:00Z", "APAC", 20, 0);
    record("2026-02-14T09:01:00Z", "APAC", 20, 9);
    record("2026-03-10T10:00:00Z", "EMEA", 20, 9);

    var explained = world.asked("nps", "explain", "by=region&period=2026-03&compare=previous");

    assertThat(explained.at("/with/until").asText()).isEqualTo("2026-02-14T09:00:00Z");
    assertThat(explained.at("/earlier/n").intValue()).isEqualTo(40);
    assertThat(explained.at("/earlier/value").doubleValue()).isZero();
    assertThat(explained.get("change").doubleValue()).isEqualTo(100);
    assertAddsUp(explained);
  }

  @Test
  void aDurationIsExplainedWithATicketWithoutAgentAsASegment() {
    world.record(
        duration("1", "2025-03-05T10:00:00Z", "ann", 4_000),
        duration("2", "2025-03-06T10:00:00Z", "", 8_000),
        duration("3", "2026-03-05T10:00:00Z", "ann", 2_000));

    var explained =
        world.asked("resolution_time", "explain", "by=agent&period=2026-03&compare=year");

    assertThat(explained.get("change").doubleValue()).isEqualTo(-4);
    assertThat(explained.at("/none/earlier/n").intValue()).isEqualTo(1);
    assertThat(explained.at("/none/later/value").isNull()).isTrue();
    assertAddsUp(explained);
  }

  private LoggedFact duration(String id, String time, String agent, long millis) {
    return world.fact(
        id,
        time,
        agent.isEmpty() ? Map.of() : Map.of("agent", agent),
        new Measure.Duration(Family.TICKETS, "resolution", millis));
  }

  @Test
  void whereOnePeriodIsEmptyNothingIsExplained() {
    record("2026-02-10T10:00:00Z", "EMEA", 20, 9);

    var explained = world.asked("nps", "explain", "by=region&period=2026-02");

    assertThat(explained.get("change").isNull()).isTrue();
    assertThat(explained.get("mix").isNull()).isTrue();
    assertThat(explained.at("/segments/0/rate").isNull()).isTrue();
    assertThat(explained.at("/segments/0/later/n").intValue()).isEqualTo(20);
  }

  @Test
  void whatTheCatalogCallsExplainableIsExplainedAndNothingElse() {
    var explainable = new ArrayList<String>();
    for (JsonNode entry : CatalogJson.tree().get("metrics")) {
      if (entry.get("explainable").booleanValue()) {
        explainable.add(entry.get("metric").textValue());
      }
    }
    var explained =
        Metrics.ALL.stream()
            .map(Metric::id)
            .filter(
                id -> world.ask(id, "explain", "by=region&period=2026-03").getStatusCode() == 200)
            .toList();

    assertThat(explained).isEqualTo(explainable);
    assertThat(explained)
        .containsExactly(
            "nps",
            "csat",
            "csat_mean",
            "ces",
            "ces_topbox",
            "csi",
            "acsi",
            "cli",
            "gap",
            "kano",
            "apostle",
            "response_rate",
            "completion_rate",
            "first_response_time",
            "resolution_time",
            "first_resolution_time",
            "reopen_rate",
            "first_contact_resolution",
            "sla_first_response",
            "sla_resolution",
            "average_order_value",
            "conversion",
            "recovery_rate");
  }

  @ParameterizedTest
  @CsvSource({
    "backlog, by=agent, /metric",
    "tickets_created, by=agent, /metric",
    "satisfaction_ratio, by=agent, /metric",
    "churn_rate, by=agent, /metric",
    "nope, by=agent, /metric",
    "nps, by=agent&compare=last, /compare",
    "nps, compare=year, /by",
    "nps, by=agent&period=soon, /period",
    "nps, by=agent&segment=region:EMEA, /segment"
  })
  void whatIsWrongIsNamed(String metric, String query, String pointer) {
    world.record(world.fact("b", "2026-03-05T10:00:00Z", Map.of(), Samples.open(1)));

    var answer = world.ask(metric, "explain", query);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Samples.json(answer.getBody()).get("errors").findValuesAsText("pointer"))
        .containsExactly(pointer);
  }
}
