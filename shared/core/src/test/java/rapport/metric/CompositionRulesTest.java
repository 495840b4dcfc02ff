package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static rapport.metric.ComposedSurveys.FIVE;
import static rapport.metric.ComposedSurveys.TEN;
import static rapport.metric.ComposedSurveys.csi;
import static rapport.metric.ComposedSurveys.gap;
import static rapport.metric.ComposedSurveys.kano;
import static rapport.metric.ComposedSurveys.rating;
import static rapport.metric.ComposedSurveys.survey;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.event.Scale;
import rapport.fact.Family;
import rapport.metric.Estimate.Point;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.state.State;
import rapport.survey.Survey;

/// What ratings that make a metric together are held to, and by which definition they are read.
class CompositionRulesTest {

  private static final Calendar BERLIN =
      new Calendar(1, ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY);
  private static final Instant START = Instant.parse("2026-02-20T00:00:00Z");
  private static final Survey SURVEY =
      survey(
          "all",
          csi("q1", "delivery", "0.5"),
          csi("q2", "price", "0.3"),
          csi("q3", "speed", "0.2"));
  private static final Family FAMILY = Family.survey(SURVEY.id());
  private static final Period DAY = Period.of(Granularity.DAY, LocalDate.of(2026, 2, 20), BERLIN);

  @Test
  void aChangedWeightChangesWhatWasFoldedBefore() {
    var log = new AnswerLog(BERLIN);
    log.answer(SURVEY, "1", START, Map.of("q1", 5, "q2", 1, "q3", 1));
    var heavier =
        survey(
            "all",
            csi("q1", "delivery", "0.9"),
            csi("q2", "price", "0.1"),
            csi("q3", "speed", "0"));

    assertThat(index(log, SURVEY)).isCloseTo(50, within(1e-9));
    assertThat(index(log, heavier)).isCloseTo(90, within(1e-9));
  }

  private static double index(AnswerLog log, Survey... surveys) {
    var metric = Metrics.byId("csi").orElseThrow().definedBy(List.of(surveys));
    return ((Point) metric.value(log.scope(state(log), DAY, "")).estimate()).value();
  }

  private static State state(AnswerLog log) {
    return log.totals(FAMILY, DAY);
  }

  @Test
  void withoutAnyWeightAllDimensionsWeighTheSame() {
    var plain = survey("all", csi("q1", "delivery", "0"), csi("q2", "price", "0"));
    var log = new AnswerLog(BERLIN);
    log.answer(plain, "1", START, Map.of("q1", 5, "q2", 2));

    assertThat(index(log, plain)).isCloseTo(62.5, within(1e-9));
  }

  @Test
  void surveysOfOtherDimensionsOrWeightsAreNotPutTogether() {
    var two = survey("two", csi("q1", "delivery", "0.5"), csi("q2", "price", "0.5"));
    var log = new AnswerLog(BERLIN);
    log.answer(SURVEY, "1", START, Map.of("q1", 5, "q2", 1, "q3", 1));
    log.answer(two, "2", START, Map.of("q1", 5, "q2", 1));
    var states = List.of(state(log), log.totals(Family.survey("two"), DAY));
    var csi = Metrics.byId("csi").orElseThrow();

    assertThat(csi.conflictingScales(states))
        .containsExactly("delivery + price + speed on 1-5", "delivery + price on 1-5");
    assertThat(csi.conflictingScales(states.subList(0, 1))).isEmpty();
    assertThatThrownBy(
            () -> csi.value(log.scope(states.getFirst().merge(states.getLast()), DAY, "")))
        .isInstanceOf(IllegalArgumentException.class);
    var otherWeights = survey("other", csi("a", "delivery", "0.1"), csi("b", "price", "0.9"));
    assertThat(csi.definedBy(List.of(two, otherWeights)).conflictingScales(states.subList(1, 2)))
        .containsExactly("weights 0.1, 0.9", "weights 0.5, 0.5");
    var sameShares = survey("same", csi("a", "delivery", "7"), csi("b", "price", "7"));
    var noWeights = survey("none", csi("a", "delivery", "0"), csi("b", "price", "0"));
    assertThat(
            csi.definedBy(List.of(two, sameShares, noWeights))
                .conflictingScales(states.subList(1, 2)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0-10, 8, 7", "1-7, 6, 5", "1-5, 4, 3", "1-10, 8, 7"})
  void highIsThreeQuartersOfTheScaleUp(String scale, int high, int low) {
    var bounds = scale.split("-");
    var of = new Scale(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]), false);
    var survey =
        survey(
            "all",
            rating("s1", of, "apostle", "satisfaction"),
            rating("s2", of, "apostle", "loyalty"));
    var log = new AnswerLog(BERLIN);
    log.answer(survey, "1", START, Map.of("s1", high, "s2", high));
    log.answer(survey, "2", START, Map.of("s1", high, "s2", low));
    log.answer(survey, "3", START, Map.of("s1", low, "s2", high));
    log.answer(survey, "4", START, Map.of("s1", of.low(), "s2", of.low()));

    var value = Metrics.byId("apostle").orElseThrow().value(log.scope(state(log), DAY, ""));

    for (String part : List.of("loyalists", "mercenaries", "hostages", "defectors")) {
      assertThat(value.number(part)).as(part).isEqualTo(OptionalDouble.of(0.25));
    }
    assertThat(value.number("terrorists")).isEqualTo(OptionalDouble.of(1));
    assertThat(value.number("apostles")).isEqualTo(OptionalDouble.of(0));
  }

  @Test
  void ratingsThatDoNotComeToAWholeFeedNothing() {
    var broken =
        survey(
            "all",
            csi("q1", "delivery", "1"),
            csi("q2", "delivery", "1"),
            rating("a3", TEN, "acsi", "ideal"),
            gap("p1", "perceived", "empathy", "1"),
            kano("k1", "functional", "lift"));
    var log = new AnswerLog(BERLIN);
    log.answer(broken, "1", START, Map.of("q1", 1, "q2", 2, "a3", 3, "p1", 4, "k1", 5));

    assertThat(state(log).cells()).containsOnlyKeys("complete", "hours");
  }

  @Test
  void answersOnSeveralScalesMakeNoOneTable() {
    var five = new AnswerLog(BERLIN);
    five.answer(apostles(FIVE), "1", START, Map.of("s1", 4, "s2", 4));
    var ten = new AnswerLog(BERLIN);
    ten.answer(apostles(TEN), "1", START, Map.of("s1", 4, "s2", 4));
    var both = five.scope(state(five).merge(state(ten)), DAY, "");

    assertThatThrownBy(() -> Metrics.byId("apostle").orElseThrow().value(both))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("several scales");
  }

  private static Survey apostles(Scale scale) {
    return survey(
        "all",
        rating("s1", scale, "apostle", "satisfaction"),
        rating("s2", scale, "apostle", "loyalty"));
  }
}
