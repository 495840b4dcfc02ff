package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.comparison.Change;
import rapport.comparison.Change.Tested;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;

/// The values of one dimension within a value of another, where the settings declare the two as a
/// pair.
class SegmentsWithinTest {

  private static final String FEBRUARY = "2026-02-05T10:00:00Z";
  private static final String MARCH = "2026-03-05T10:00:00Z";

  private final ReaderWorld world = new ReaderWorld();
  private int facts;

  /// Whatever the sizes: each is what is told of the pair by itself, and all that of the segment.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 20_261_128})
  void eachIsToldAsThePairIsByItselfAndTheTotalAsTheSegment(long seed) {
    var random = new Random(seed);
    for (String region : List.of("EMEA", "APAC", "")) {
      for (String plan : List.of("pro", "free", "trial", "")) {
        answers(MARCH, region, plan, random.nextInt(40), 8 + random.nextInt(3));
        answers(MARCH, region, plan, random.nextInt(10), random.nextInt(7));
      }
    }
    world.settle();

    for (String segment : List.of("region:EMEA", "region:APAC", "plan:pro", "plan:trial")) {
      var by = segment.startsWith("region") ? "plan" : "region";

      var told = world.asked("nps", "segments", "by=" + by + "&segment=" + segment);

      var whole = "metric=nps&from=2026-03&to=2026-03&segment=" + segment;
      assertSame(told.get("total"), world.point(whole));
      assertThat(told.get("segment")).hasSize(1);
      int left = told.at("/total/n").intValue();
      for (JsonNode each : told.get("segments")) {
        var value = each.at("/segment/" + by).asText();
        assertSame(each, world.point(whole + "&segment=" + by + ":" + value));
        left -= each.get("n").intValue();
      }
      assertThat(told.at("/none/n").asInt(0)).isEqualTo(left);
      assertThat(told.at("/none/value").isNull() || told.get("none").isNull()).isTrue();
      assertThat(told.get("other").isNull()).isTrue();
    }
  }

  private static void assertSame(JsonNode one, JsonNode other) {
    for (String name : List.of("n", "value", "low", "high", "flag")) {
      assertThat(one.get(name)).as(name).isEqualTo(other.get(name));
    }
  }

  @Test
  void eachIsBesideTheRestOfTheSegmentAndOfNobodyElse() {
    answers(MARCH, "EMEA", "pro", 40, 10);
    answers(MARCH, "EMEA", "free", 30, 0);
    answers(MARCH, "EMEA", "trial", 20, 8);
    answers(MARCH, "APAC", "pro", 500, 0);

    var pro = world.asked("nps", "segments", "by=plan&segment=region:EMEA").at("/segments/0");

    var change =
        (Tested) Change.between(Figure.ofNetShare(0, 20, 30), Figure.ofNetShare(40, 0, 0), 0.95);
    assertThat(pro.at("/segment/plan").asText()).isEqualTo("pro");
    assertThat(pro.at("/rest/n").intValue()).isEqualTo(50);
    assertThat(pro.at("/difference/value").doubleValue())
        .isCloseTo(100 * change.value(), within(1e-9));
    assertThat(pro.at("/difference/p").doubleValue()).isEqualTo(change.p());
  }

  @Test
  void whatHasNoPairIsToldOnlyWhereItSaysNothingOfRespondents() {
    world.record(
        ticket(MARCH, Map.of("region", "EMEA", "plan", "pro"), 2_000),
        ticket(MARCH, Map.of("region", "EMEA"), 8_000));
    answers(MARCH, "EMEA", "pro", 40, 10);
    answers(MARCH, "EMEA", "", 40, 0);

    var tickets = world.asked("resolution_time", "segments", "by=plan&segment=region:EMEA");
    var answers = world.asked("nps", "segments", "by=plan&segment=region:EMEA");

    assertThat(tickets.at("/none/value").doubleValue()).isEqualTo(8);
    assertThat(answers.at("/none/n").intValue()).isEqualTo(40);
    assertThat(answers.at("/none/flag").asText()).isEqualTo("suppressed");
  }

  @Test
  void aSegmentThatIsHiddenTellsNothingByItsParts() {
    answers(FEBRUARY, "EMEA", "pro", 50, 10);
    answers(FEBRUARY, "EMEA", "free", 30, 0);
    answers(MARCH, "EMEA", "pro", 4, 10);
    answers(MARCH, "EMEA", "free", 4, 0);
    answers(MARCH, "APAC", "pro", 60, 10);
    answers(MARCH, "LATAM", "pro", 70, 10);

    var told = world.asked("nps", "segments", "by=plan&segment=region:EMEA");
    var explained = world.asked("nps", "explain", "by=plan&segment=region:EMEA");

    assertThat(told.at("/total/flag").asText()).isEqualTo("suppressed");
    assertThat(told.at("/total/value").isNull()).isTrue();
    assertThat(told.at("/total/n").intValue()).isEqualTo(8);
    assertThat(told.get("segments")).allMatch(each -> each.get("value").isNull());
    assertThat(told.get("segments")).allMatch(each -> each.get("difference").isNull());
    assertThat(explained.get("change").isNull()).isTrue();
    assertThat(explained.at("/later/value").isNull()).isTrue();
    assertThat(explained.get("segments")).isEmpty();
    assertThat(explained.get("hidden").isNull()).isTrue();
  }

  @Test
  void aChangeOfTheSegmentIsTakenApart() {
    answers(FEBRUARY, "EMEA", "pro", 40, 10);
    answers(FEBRUARY, "EMEA", "free", 20, 0);
    answers(FEBRUARY, "APAC", "pro", 90, 0);
    answers(MARCH, "EMEA", "pro", 30, 10);
    answers(MARCH, "EMEA", "free", 50, 0);
    world.now = world.now.plusSeconds(30L * 86_400);
    world.settle();

    var explained = world.asked("nps", "explain", "by=plan&segment=region:EMEA&period=2026-03");

    var query = "metric=nps&from=2026-03&to=2026-03&compare=previous&segment=region:EMEA";
    assertThat(explained.get("change").doubleValue())
        .isCloseTo(world.point(query).at("/change/value").doubleValue(), within(1e-9));
    assertThat(explained.get("rate").doubleValue()).isZero();
    assertThat(explained.get("segments").findValuesAsText("plan")).containsExactly("free", "pro");
    assertThat(explained.at("/earlier/n").intValue()).isEqualTo(60);
  }

  @ParameterizedTest
  @ValueSource(strings = {"segments", "explain"})
  void withoutASegmentItIsOfEverybodyAndSaysSo(String question) {
    answers(MARCH, "EMEA", "pro", 40, 10);

    assertThat(world.asked("nps", question, "by=plan").get("segment")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "nps, by=channel&segment=region:EMEA, are no pair",
    "nps, by=region&segment=region:EMEA, are no pair",
    "nps, by=survey&segment=region:EMEA, are no pair",
    "nps, by=plan&segment=survey:shop, are no pair",
    "nps, by=plan&segment=region:Atlantis, nothing was counted",
    "nps, by=plan&segment=region:other, nobody knows the pairs",
    "nps, by=plan&segment=EMEA, must be dimension:value",
    "nps, by=plan&segment=, must be dimension:value",
    "nps, by=plan&segment=region:EMEA&segment=plan:pro, may be given once",
    "backlog, by=plan&segment=region:EMEA, one dimension at a time",
    "churn_rate, by=plan&segment=region:EMEA, one dimension at a time"
  })
  void whatCantBeToldWithinASegmentIsSaid(String metric, String query, String message) {
    answers(MARCH, "EMEA", "pro", 1, 10);

    var answer = world.ask(metric, "segments", query);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains("\"/segment\"", message);
  }

  private void answers(String time, String region, String plan, int count, int score) {
    var all = new ArrayList<LoggedFact>();
    for (int i = 0; i < count; i++) {
      all.add(world.fact("r" + facts++, time, pair(region, plan), Samples.nps(score)));
    }
    world.record(all);
  }

  private LoggedFact ticket(String time, Map<String, String> segments, long millis) {
    var all = pair(segments.getOrDefault("region", ""), segments.getOrDefault("plan", ""));
    return world.fact(
        "r" + facts++, time, all, new Measure.Duration(Family.TICKETS, "resolution", millis));
  }

  /// As the recorder puts it together.
  private static Map<String, String> pair(String region, String plan) {
    var segments = new HashMap<String, String>();
    if (!region.isEmpty()) {
      segments.put("region", region);
    }
    if (!plan.isEmpty()) {
      segments.put("plan", plan);
    }
    if (segments.size() == 2) {
      segments.put("region+plan", region + "\u001f" + plan);
    }
    return segments;
  }
}
