package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;

/// What is hidden of few respondents, and that nothing else is.
class SuppressionTest {

  private static final String MARCH = "metric=nps&from=2026-03&to=2026-03";

  private final ReaderWorld world = new ReaderWorld();
  private int facts;

  private void record(String time, String region, int size, int score) {
    var all = new ArrayList<LoggedFact>();
    for (int i = 0; i < size; i++) {
      all.add(world.fact("r" + facts++, time, Map.of("region", region), Samples.nps(score)));
    }
    world.record(all);
  }

  /// The next smallest goes with a small one that would be alone, in every way to ask.
  @Test
  void aSegmentIsHiddenForTheSakeOfAnotherWhicheverIsAskedFor() {
    record("2026-03-05T10:00:00Z", "small", 3, 9);
    record("2026-03-05T10:00:00Z", "next", 40, 9);
    record("2026-03-05T10:00:00Z", "large", 50, 9);

    var next = world.point(MARCH + "&segment=region:next");

    assertThat(next.get("flag").asText()).isEqualTo("suppressed");
    assertThat(next.get("suppression").asText()).isEqualTo("complementary");
    assertThat(next.get("value").isNull()).isTrue();
    assertThat(next.at("/parts/promoters").isNull()).isTrue();
    assertThat(next.get("n").intValue()).isEqualTo(40);
    var small = world.point(MARCH + "&segment=region:small");
    assertThat(small.get("suppression").asText()).isEqualTo("small");
    assertThat(world.point(MARCH + "&segment=region:large").has("suppression")).isFalse();
    assertThat(world.csv(MARCH + "&segment=region:next"))
        .contains(",40,,,,,suppressed,")
        .contains(",complementary,");
    assertThat(world.csv(MARCH + "&segment=region:large")).contains(",50,100,");
  }

  /// Of two of one size it is the first by name, whichever came first.
  @ParameterizedTest(name = "{0} comes first")
  @ValueSource(strings = {"alike", "equal", "large"})
  void whichOfEqualsIsHiddenDoesNotDependOnWhatCameFirst(String first) {
    record("2026-03-05T10:00:00Z", first, 1, 9);
    record("2026-03-05T10:00:00Z", "equal", first.equals("equal") ? 39 : 40, 9);
    record("2026-03-05T10:00:00Z", "alike", first.equals("alike") ? 39 : 40, 9);
    record("2026-03-05T10:00:00Z", "large", first.equals("large") ? 49 : 50, 9);
    record("2026-03-05T10:00:00Z", "small", 3, 9);

    var alike = world.point(MARCH + "&segment=region:alike");
    var equal = world.point(MARCH + "&segment=region:equal");

    assertThat(alike.get("n").intValue()).isEqualTo(equal.get("n").intValue());
    assertThat(alike.get("suppression").asText()).isEqualTo("complementary");
    assertThat(equal.has("suppression")).isFalse();
    var segments = world.asked("nps", "segments", "by=region&period=2026-03");
    for (JsonNode segment : segments.get("segments")) {
      boolean isEqual = segment.at("/segment/region").asText().equals("equal");
      assertThat(isEqual && segment.has("suppression")).isFalse();
    }
  }

  /// A hidden value would follow from its difference to one that is shown.
  @Test
  void noChangeIsToldWhereOneOfThePeriodsIsHidden() {
    record("2026-02-05T10:00:00Z", "EMEA", 3, 9);
    record("2026-02-05T10:00:00Z", "APAC", 4, 9);
    record("2026-03-05T10:00:00Z", "EMEA", 40, 9);
    record("2026-03-05T10:00:00Z", "APAC", 40, 9);
    var query = "metric=nps&from=2026-02&to=2026-03&compare=previous&segment=region:EMEA";

    var points = world.points(query);

    assertThat(points.get(1).get("value").doubleValue()).isEqualTo(100);
    assertThat(points.get(1).get("change").isNull()).isTrue();
    assertThat(world.csv(query)).contains(",40,100,");
    world.record(world.answer("one more", "2026-04-01T10:00:00Z", 9));
    world.now = java.time.Instant.parse("2026-04-14T09:00:00Z");
    assertThat(
            world
                .points("metric=nps&from=2026-04&to=2026-04&compare=previous&segment=region:EMEA")
                .get(0)
                .get("change")
                .isNull())
        .isTrue();
  }

  /// Until the 14th there were few in February, later enough.
  @Test
  void partOfAPeriodIsHiddenByItsOwnNumber() {
    record("2026-02-05T10:00:00Z", "EMEA", 3, 9);
    record("2026-02-05T10:00:00Z", "APAC", 4, 9);
    record("2026-02-25T10:00:00Z", "EMEA", 40, 9);
    record("2026-02-25T10:00:00Z", "APAC", 40, 9);
    record("2026-03-05T10:00:00Z", "EMEA", 40, 9);
    record("2026-03-05T10:00:00Z", "APAC", 40, 9);

    var points =
        world.points("metric=nps&from=2026-02&to=2026-03&compare=previous&segment=region:EMEA");

    assertThat(points.get(0).get("flag").isNull()).isTrue();
    assertThat(points.get(1).get("flag").isNull()).isTrue();
    assertThat(points.get(1).get("change").isNull()).isTrue();
  }

  /// Its difference from one segment would tell the other.
  @Test
  void aRestOfFewIsNotTold() {
    record("2026-03-05T10:00:00Z", "large", 50, 9);
    record("2026-03-05T10:00:00Z", "few", 3, 9);
    record("2026-03-05T10:00:00Z", "less", 4, 0);

    var table = world.asked("nps", "segments", "by=region&period=2026-03");

    assertThat(table.at("/segments/0/value").doubleValue()).isEqualTo(100);
    assertThat(table.at("/segments/0/rest").isNull()).isTrue();
    assertThat(table.at("/segments/0/difference").isNull()).isTrue();
  }

  @Test
  void ticketsAndDurationsAreNeverHidden() {
    world.record(
        world.fact(
            "d",
            "2026-03-05T10:00:00Z",
            Map.of("agent", "ann"),
            new Measure.Duration(Family.TICKETS, "resolution", 1_000)));

    var table = world.asked("resolution_time", "segments", "by=agent&period=2026-03");

    assertThat(table.at("/segments/0/value").doubleValue()).isEqualTo(1);
  }
}
