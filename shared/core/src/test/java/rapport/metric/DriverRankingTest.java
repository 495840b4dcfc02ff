package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.driver.Drivers;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Scale;
import rapport.fact.Family;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.state.State;
import rapport.statistics.CrossProducts;
import rapport.survey.Question;
import rapport.survey.Question.Feed;
import rapport.survey.Question.Rating;
import rapport.survey.Survey;

/// What drives overall answers, from responses through the whole fold.
class DriverRankingTest {

  private static final Calendar UTC = new Calendar(1, ZoneOffset.UTC, DayOfWeek.MONDAY);
  private static final Scale TEN = new Scale(1, 10, false);
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final Period QUARTER =
      Period.of(Granularity.QUARTER, LocalDate.of(2026, 1, 1), UTC);
  private static final Family FAMILY = Family.drivers("s");
  private static final Survey SURVEY =
      survey(
          new Question.Nps("recommend"),
          new Question.Csat("happy", new Scale(1, 5, false)),
          dimension("q1", "delivery"),
          dimension("q2", "price"),
          dimension("q3", "speed"));

  /// The oracle takes the complete rows one by one.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20_260_101})
  void theRankingIsThatOfTheCompleteAnswers(long seed) {
    var random = new Random(seed);
    var log = new AnswerLog(UTC);
    var all = responses(random, 200);
    for (int i = 0; i < all.size(); i++) {
      var event =
          AnswerLog.event(
              SURVEY, "r" + i, START.plusSeconds(random.nextInt(6_000_000)), all.get(i));
      log.add(SURVEY.fact(event, (SurveyResponse) event.payload()), Map.of("region", i % 3));
    }
    var state = log.totals(FAMILY, QUARTER);

    for (String outcome : List.of("happy", "recommend")) {
      requireOracle(all, outcome, DriverRanking.of(state, outcome, List.of()));
    }
    assertThat(log.state(new PartKey(FAMILY, "region"), 1, QUARTER)).isEqualTo(State.EMPTY);
  }

  private static List<Map<String, Integer>> responses(Random random, int count) {
    var all = new ArrayList<Map<String, Integer>>();
    for (int i = 0; i < count; i++) {
      var scores = new HashMap<String, Integer>();
      int mood = random.nextInt(5);
      for (String question : List.of("q1", "q2", "q3")) {
        scores.put(question, 1 + mood + random.nextInt(6));
      }
      scores.put("happy", Math.clamp((scores.get("q1") + scores.get("q2")) / 4, 1, 5));
      scores.put("recommend", Math.min(10, scores.get("q3") + random.nextInt(3)));
      scores.keySet().removeIf(_ -> random.nextInt(15) == 0);
      all.add(scores);
    }
    return all;
  }

  private static void requireOracle(
      List<Map<String, Integer>> all, String outcome, DriverRanking ranking) {
    var questions = List.of(outcome, "q1", "q2", "q3");
    var complete = all.stream().filter(one -> one.keySet().containsAll(questions)).toList();
    long some = all.stream().filter(one -> questions.stream().anyMatch(one::containsKey)).count();
    var rows =
        complete.stream()
            .map(one -> questions.stream().map(name -> (long) one.get(name)).toList())
            .map(CrossProducts::of)
            .reduce(CrossProducts::merge)
            .orElseThrow();
    var drivers = new Drivers(rows, 0);
    var names = List.of("delivery", "price", "speed");

    assertThat(ranking.n()).isEqualTo(complete.size());
    assertThat(ranking.dropped()).isEqualTo(some - complete.size());
    assertThat(ranking.rSquared().orElseThrow())
        .isCloseTo(drivers.averagedOverOrders().rSquared(), within(1e-12));
    requireShares(ranking);
    double least = Double.MAX_VALUE;
    for (var driver : ranking.drivers()) {
      int place = names.indexOf(driver.dimension());
      double importance = driver.figures().get("importance").orElseThrow();
      assertThat(importance)
          .isCloseTo(drivers.averagedOverOrders().contributions().get(place), within(1e-12))
          .isLessThanOrEqualTo(least);
      assertThat(driver.figures().get("relativeWeight").orElseThrow())
          .isCloseTo(drivers.relativeWeights().contributions().get(place), within(1e-12));
      assertThat(driver.figures().get("correlation").orElseThrow())
          .isCloseTo(drivers.correlations().get(place).orElseThrow(), within(1e-12));
      least = importance;
    }
    assertThat(ranking.drivers()).hasSize(3);
  }

  /// Of all that the dimensions explain together.
  private static void requireShares(DriverRanking ranking) {
    for (String figure : List.of("importance", "relativeWeight")) {
      var known =
          ranking.drivers().stream()
              .map(driver -> driver.figures().get(figure).orElseThrow())
              .toList();
      double all = known.stream().mapToDouble(one -> one).sum();

      for (int i = 0; i < known.size(); i++) {
        var share = ranking.drivers().get(i).figures().get(figure + "Share");
        assertThat(share.orElseThrow()).isCloseTo(known.get(i) / all, within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {29, 30})
  void belowTenAnswersADimensionNoImportanceIsKnown(int answers) {
    var log = new AnswerLog(UTC);
    var random = new Random(7);
    for (int i = 0; i < answers; i++) {
      var scores =
          Map.of(
              "happy", 1 + i % 5, "q1", 1 + random.nextInt(10), "q2", 1 + i % 5, "q3", 1 + i % 3);
      log.answer(SURVEY, "r" + i, START, scores);
    }

    var ranking = DriverRanking.of(log.totals(FAMILY, QUARTER), "happy", List.of());

    assertThat(ranking.n()).isEqualTo(answers);
    assertThat(ranking.rSquared().isPresent()).isEqualTo(answers == 30);
    assertThat(ranking.drivers())
        .extracting(DriverRanking.Driver::dimension)
        .containsExactlyInAnyOrder("delivery", "price", "speed");
    assertThat(ranking.drivers())
        .filteredOn(driver -> driver.dimension().equals("speed"))
        .allSatisfy(
            driver ->
                assertThat(driver.figures().get("mean").orElseThrow())
                    .isCloseTo(answers == 30 ? 2 : 57.0 / 29, within(1e-12)));
    assertThat(ranking.drivers())
        .allSatisfy(
            driver -> {
              assertThat(driver.figures().get("importance").isPresent()).isEqualTo(answers == 30);
            });
  }

  @Test
  void anOutcomeThatNeverVariesExplainsNothingAndIsNoError() {
    var log = new AnswerLog(UTC);
    for (int i = 0; i < 40; i++) {
      log.answer(
          SURVEY, "r" + i, START, Map.of("happy", 3, "q1", 1 + i % 7, "q2", 5, "q3", 1 + i % 3));
    }

    var ranking = DriverRanking.of(log.totals(FAMILY, QUARTER), "happy", List.of());

    assertThat(ranking.n()).isEqualTo(40);
    assertThat(ranking.rSquared()).isEmpty();
  }

  @Test
  void nobodyLeavesTheDimensionsWithoutFigures() {
    var ranking = DriverRanking.of(State.EMPTY, "happy", SURVEY.dimensions());

    assertThat(ranking.n()).isZero();
    assertThat(ranking.drivers())
        .extracting(DriverRanking.Driver::dimension)
        .containsExactly("delivery", "price", "speed");
    assertThat(ranking.drivers())
        .allMatch(driver -> driver.figures().values().stream().allMatch(OptionalDouble::isEmpty));
  }

  @Test
  void dimensionsThatChangedAreNamedAndNotPutTogether() {
    var fewer =
        survey(new Question.Csat("happy", new Scale(1, 5, false)), dimension("q1", "delivery"));
    var log = new AnswerLog(UTC);
    log.answer(SURVEY, "1", START, Map.of("happy", 3, "q1", 1, "q2", 5, "q3", 1));
    log.answer(fewer, "2", START, Map.of("happy", 3, "q1", 1));
    var state = log.totals(FAMILY, QUARTER);
    var alone = new AnswerLog(UTC);
    alone.answer(fewer, "2", START, Map.of("happy", 3, "q1", 1));

    assertThat(DriverRanking.conflicting(alone.totals(FAMILY, QUARTER), "happy")).isEmpty();
    assertThat(DriverRanking.conflicting(state, "happy"))
        .containsExactly("happy + delivery + price + speed on 1-10", "happy + delivery on 1-10");
    assertThat(DriverRanking.conflicting(state, "recommend")).isEmpty();
    assertThatThrownBy(() -> DriverRanking.of(state, "happy", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Rating dimension(String id, String dimension) {
    return new Rating(id, TEN, new Feed("csi", "", dimension, BigDecimal.ZERO, ""));
  }

  private static Survey survey(Question... questions) {
    return new Survey("s", 1, new TreeMap<>(), List.of(questions), "", List.of());
  }
}
