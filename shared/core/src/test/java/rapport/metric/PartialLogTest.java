package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.metric.DrawnScopes.Place;
import rapport.metric.DrawnScopes.Told;
import rapport.metric.DriverRanking.Driver;
import rapport.metric.Estimate.Bounded;
import rapport.metric.Estimate.Empty;
import rapport.metric.Estimate.Point;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.survey.Survey;

/// While deliveries are broken off, the log may hold any part of what belongs together: the voting
/// again without the vote before, the end of something without its beginning. No metric may break
/// by it.
class PartialLogTest {

  private static final Calendar BERLIN =
      new Calendar(1, ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY);
  private static final Place TOTALS = new Place(PartKey.TOTALS, Part.TOTAL_NUMBER);
  private static final Place REGION = new Place("region", 1);

  @ParameterizedTest(name = "seed {0}, one in {1} is there")
  @CsvSource({"2, 10", "20261127, 30"})
  void whateverOfTheLogIsThereEveryMetricHasAFiniteValueOrNone(long seed, int oneIn) {
    var random = new Random(seed);
    var log =
        DrawnEvents.facts(seed).stream()
            .map(DrawnScopes::logged)
            .filter(_ -> random.nextInt(oneIn) == 0)
            .toList();
    var split = new SplitLog(log, BERLIN, random);

    for (Granularity granularity : List.of(Granularity.DAY, Granularity.MONTH, Granularity.YEAR)) {
      var first = Period.of(granularity, DrawnEvents.START, BERLIN);
      for (Period period : Period.range(first, Period.of(granularity, DrawnEvents.END, BERLIN))) {
        var told = new Told(split.parts(period), split.before(period));
        requireFiniteDrivers(told, granularity, "seed " + seed + ", " + period);
        for (Metric metric : Metrics.ALL) {
          for (Place place : List.of(TOTALS, REGION)) {
            requireFinite(metric, period, place, told, "seed " + seed);
          }
        }
      }
    }
  }

  private static void requireFinite(
      Metric metric, Period period, Place place, Told told, String seed) {
    var as = "%s, %s of %s, %s".formatted(seed, metric.id(), period, place);
    var defined = metric.definedBy(DrawnEvents.SURVEYS);
    var variants =
        new TreeSet<>(metric.variants(DrawnScopes.of(metric, period, place, told, "").state()));
    if (metric.variedBy().isEmpty()) {
      variants.add("");
    }
    for (String variant : variants) {
      var scope = DrawnScopes.of(metric, period, place, told, variant);
      var value = defined.value(scope);
      double[] numbers =
          switch (value.estimate()) {
            case Empty _ -> new double[0];
            case Point(double one) -> new double[] {one};
            case Bounded(double one, double low, double high, _) -> new double[] {one, low, high};
          };
      assertThat(Arrays.stream(numbers).allMatch(Double::isFinite)).as(as).isTrue();
      assertThat(defined.figure(scope) instanceof Figure.Empty)
          .as(as)
          .isEqualTo(value.estimate() instanceof Empty);
    }
  }

  private static void requireFiniteDrivers(Told told, Granularity granularity, String as) {
    for (Survey survey : DrawnEvents.SURVEYS) {
      var key = PartKey.totals(Family.drivers(survey.id()));
      var part = told.parts().getOrDefault(key, Part.EMPTY);
      var answers = part.state(Part.TOTAL_NUMBER).counted(granularity);
      for (Driver driver : DriverRanking.of(answers, "nps", List.of()).drivers()) {
        driver
            .figures()
            .forEach(
                (name, figure) ->
                    assertThat(Double.isFinite(figure.orElse(0))).as(as + ", " + name).isTrue());
      }
    }
  }
}
