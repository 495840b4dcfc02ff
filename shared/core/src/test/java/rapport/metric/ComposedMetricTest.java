package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.metric.Estimate.Bounded;
import rapport.metric.Estimate.Point;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.state.State;
import rapport.statistics.Moments;
import rapport.survey.Question;
import rapport.survey.Question.Rating;
import rapport.survey.Survey;

/// Ratings that make a metric together, from responses through the whole fold. The oracles compute
/// from the raw answers.
class ComposedMetricTest {

  private static final Calendar BERLIN =
      new Calendar(1, ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY);
  private static final Instant START = Instant.parse("2026-02-20T00:00:00Z");
  private static final int DAYS = 45;
  private static final Survey SURVEY =
      survey(
          "all",
          csi("q1", "delivery", "0.5"),
          csi("q2", "price", "0.3"),
          csi("q3", "speed", "0.2"),
          rating("a1", TEN, "acsi", "satisfaction"),
          rating("a2", TEN, "acsi", "expectancy"),
          rating("a3", TEN, "acsi", "ideal"),
          rating("c1", TEN, "cli", "recommend"),
          rating("c2", TEN, "cli", "rebuy"),
          rating("c3", TEN, "cli", "try"),
          rating("r1", TEN, "satisfaction_ratio", "perceived"),
          rating("r2", TEN, "satisfaction_ratio", "expected"),
          gap("p1", "perceived", "empathy", "1"),
          gap("e1", "expected", "empathy", "0"),
          gap("p2", "perceived", "reliability", "1"),
          gap("e2", "expected", "reliability", "0"),
          gap("p3", "perceived", "reliability", "2"),
          gap("e3", "expected", "reliability", "0"),
          kano("k1", "functional", "lift"),
          kano("k2", "dysfunctional", "lift"),
          rating("s1", FIVE, "apostle", "satisfaction"),
          rating("s2", FIVE, "apostle", "loyalty"));
  private static final Family FAMILY = Family.survey(SURVEY.id());
  private static final PartKey TOTALS = PartKey.totals(FAMILY);
  private static final Map<String, List<String>> QUESTIONS =
      Map.of(
          "csi", List.of("q1", "q2", "q3"),
          "acsi", List.of("a1", "a2", "a3"),
          "cli", List.of("c1", "c2", "c3"),
          "satisfaction_ratio", List.of("r1", "r2"),
          "gap", List.of("p1", "e1", "p2", "e2", "p3", "e3"),
          "kano", List.of("k1", "k2"),
          "apostle", List.of("s1", "s2"));

  private record Response(Instant time, Map<String, Integer> scores) {}

  /// In every period of every granularity: the state is the same from days as at once in another
  /// order, and the value, its interval's middle and the left out are those of the raw answers.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20_260_101})
  void everyPeriodHasTheFiguresOfItsRawAnswers(long seed) {
    var random = new Random(seed);
    var responses = responses(random);
    var log = new AnswerLog(BERLIN);
    for (int i = 0; i < responses.size(); i++) {
      log.answer(SURVEY, "r" + i, responses.get(i).time(), responses.get(i).scores());
    }
    var shuffled = new ArrayList<>(log.facts());
    Collections.shuffle(shuffled, random);

    for (Granularity granularity : Granularity.values()) {
      for (Period period : periods(granularity)) {
        var state = log.totals(FAMILY, period);
        assertThat(state).isEqualTo(log.atOnce(TOTALS, Part.TOTAL_NUMBER, period, shuffled));
        var inside = responses.stream().filter(one -> inside(period, one)).toList();
        QUESTIONS.keySet().forEach(id -> requireOracle(id, inside, log, state, period));
      }
    }
  }

  private static List<Response> responses(Random random) {
    var responses = new ArrayList<Response>();
    for (int i = 0; i < 300; i++) {
      var scores = new HashMap<String, Integer>();
      for (Question question : SURVEY.questions()) {
        if (question instanceof Rating rating && random.nextInt(12) > 0) {
          int steps = rating.scale().high() - rating.scale().low() + 1;
          scores.put(rating.id(), rating.scale().low() + random.nextInt(steps));
        }
      }
      responses.add(new Response(START.plusSeconds(random.nextInt(DAYS * 86_400)), scores));
    }
    return responses;
  }

  private static List<Period> periods(Granularity granularity) {
    if (granularity == Granularity.HOUR) {
      return List.of();
    }
    var first = Period.of(granularity, START, BERLIN);
    return Period.range(first, Period.of(granularity, START.plusSeconds(DAYS * 86_400L), BERLIN));
  }

  private static boolean inside(Period period, Response response) {
    return !response.time().isBefore(period.start(BERLIN))
        && response.time().isBefore(period.end(BERLIN));
  }

  private static void requireOracle(
      String id, List<Response> responses, AnswerLog log, State state, Period period) {
    var questions = QUESTIONS.get(id);
    var complete =
        responses.stream().filter(one -> one.scores().keySet().containsAll(questions)).toList();
    long partial =
        responses.stream()
            .filter(one -> questions.stream().anyMatch(one.scores()::containsKey))
            .count();

    var metric = Metrics.byId(id).orElseThrow().definedBy(List.of(SURVEY));
    var scope = log.scope(state, period, metric.variedBy().isPresent() ? "lift" : "");
    var value = metric.value(scope);

    assertThat(value.n()).as(id + " " + period).isEqualTo(complete.size());
    assertThat(value.number("dropped")).isEqualTo(OptionalDouble.of(partial - complete.size()));
    if (complete.isEmpty()) {
      assertThat(value.estimate()).isEqualTo(new Estimate.Empty());
      assertThat(metric.figure(scope)).isEqualTo(new Figure.Empty());
    } else {
      requireValue(id, complete, value, metric.figure(scope));
    }
  }

  private static void requireValue(
      String id, List<Response> complete, MetricValue value, Figure figure) {
    OptionalDouble expected = ORACLES.get(id).apply(complete);
    if (expected.isEmpty()) {
      assertThat(value.estimate()).isEqualTo(new Estimate.Empty());
      return;
    }
    assertThat(value(value)).as(id).isCloseTo(expected.getAsDouble(), within(1e-9));
    if (figure instanceof Figure.Mean(var moments)) {
      assertThat(moments.mean()).as(id).isCloseTo(expected.getAsDouble(), within(1e-9));
      assertThat(moments.count()).isEqualTo(complete.size());
      requireInterval(value, moments);
    } else if (figure instanceof Figure.Share(var share)) {
      assertThat(share.value()).as(id).isCloseTo(expected.getAsDouble(), within(1e-12));
    } else if (figure instanceof Figure.Ratio(var ratio)) {
      assertThat(ratio.value()).as(id).isCloseTo(expected.getAsDouble(), within(1e-12));
      assertThat(ratio.pairs().count()).isEqualTo(complete.size());
    } else {
      assertThat(figure).as(id).isNull();
    }
  }

  /// What is compared scatters as what is shown, up to the ends of the scale.
  private static void requireInterval(MetricValue value, Moments moments) {
    if (value.estimate() instanceof Bounded(_, double low, double high, _)) {
      var interval = moments.meanInterval(0.95).orElseThrow();
      assertThat(low).isCloseTo(Math.max(low, interval.low()), within(1e-9));
      assertThat(high).isCloseTo(Math.min(high, interval.high()), within(1e-9));
      assertThat(interval.high() - interval.low()).isGreaterThanOrEqualTo(high - low - 1e-9);
    }
  }

  private static final Map<String, Function<List<Response>, OptionalDouble>> ORACLES =
      Map.of(
          "csi",
              all ->
                  mean(
                      all,
                      one ->
                          25
                              * (0.5 * (of(one, "q1") - 1)
                                  + 0.3 * (of(one, "q2") - 1)
                                  + 0.2 * (of(one, "q3") - 1))),
          "acsi", all -> mean(all, one -> 100.0 * (of(one, "a1", "a2", "a3") - 3) / 27),
          "cli", all -> mean(all, one -> of(one, "c1", "c2", "c3") / 3.0),
          "satisfaction_ratio",
              all ->
                  OptionalDouble.of(
                      mean(all, one -> of(one, "r1")).orElseThrow()
                          / mean(all, one -> of(one, "r2")).orElseThrow()),
          "gap",
              all ->
                  mean(
                      all,
                      one ->
                          0.25 * (of(one, "p1") - of(one, "e1"))
                              + 0.75 * (of(one, "p2", "p3") - of(one, "e2", "e3")) / 2),
          "kano", ComposedMetricTest::better,
          "apostle", all -> mean(all, one -> of(one, "s1") >= 4 && of(one, "s2") >= 4 ? 1 : 0));

  /// By the rules behind the table: liking both or neither contradicts itself, liking to have it
  /// attracts, disliking to lack it is a must, both are one-dimensional.
  private static OptionalDouble better(List<Response> all) {
    var mattering = all.stream().filter(one -> of(one, "k1") != 5 && of(one, "k2") != 1).toList();
    return mattering.isEmpty()
        ? OptionalDouble.empty()
        : mean(mattering, one -> of(one, "k1") == 1 ? 1 : 0);
  }

  private static OptionalDouble mean(List<Response> all, ToDoubleFunction<Response> what) {
    return all.stream().mapToDouble(what).average();
  }

  private static double of(Response response, String... questions) {
    double sum = 0;
    for (String question : questions) {
      sum += response.scores().get(question);
    }
    return sum;
  }

  private static double value(MetricValue value) {
    return switch (value.estimate()) {
      case Point(double number) -> number;
      case Bounded(double number, double low, double high, _) -> {
        assertThat(number).isBetween(low - 1e-9, high + 1e-9);
        yield number;
      }
      case Estimate.Empty() -> throw new AssertionError("no value");
    };
  }
}
