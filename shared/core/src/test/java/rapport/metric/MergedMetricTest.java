package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.comparison.Explanation;
import rapport.comparison.Figure;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.fact.Measure.Plain;
import rapport.fold.Fold;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.metric.DrawnScopes.Place;
import rapport.metric.DrawnScopes.Told;
import rapport.metric.Estimate.Empty;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.state.State;
import rapport.state.StateBuilder;

/// Every metric there is, in days, weeks, months, quarters and years, in total and by segment: the
/// same bit for bit from cells that were merged over a random split of the log as from one pass
/// over the log. Each one that is added is asked too, and must find something to tell.
class MergedMetricTest {

  private static final int PERIODS_ASKED = 10;
  private static final List<Granularity> GRANULARITIES =
      Arrays.stream(Granularity.values()).filter(one -> one != Granularity.HOUR).toList();

  private static final List<Place> PLACES =
      List.of(
          new Place(PartKey.TOTALS, Part.TOTAL_NUMBER),
          new Place("region", 1),
          new Place("region", 2));

  @ParameterizedTest(name = "seed {0}, {1}, weeks from {2}")
  @CsvSource({"1, Europe/Berlin, MONDAY", "20260101, Asia/Kathmandu, SATURDAY"})
  void everyMetricIsThatOfOnePassHoweverTheLogIsSplit(long seed, String zone, DayOfWeek weekStart) {
    var calendar = new Calendar(1, ZoneId.of(zone), weekStart);
    var random = new Random(seed);
    var log = new ArrayList<LoggedFact>();
    DrawnEvents.facts(seed).forEach(fact -> log.add(DrawnScopes.logged(fact)));
    Collections.shuffle(log, random);
    var split = new SplitLog(log, calendar, random);

    var whoTold = new TreeSet<String>();
    for (Period period : asked(calendar, seed)) {
      var merged = new Told(split.parts(period), split.before(period));
      var atOnce = new Told(atOnce(log, calendar, period), before(log, period.start(calendar)));
      assertThat(merged.parts()).as("seed %d, %s", seed, period).isEqualTo(atOnce.parts());
      for (Place place : PLACES) {
        for (Metric metric : Metrics.ALL) {
          whoTold.addAll(new Asked(metric, period, place).require(merged, atOnce));
        }
      }
    }

    assertThat(whoTold).as("seed %d: who has something to tell", seed).containsAll(everybody());
  }

  /// But what is predicted, which no fact of a period tells.
  private static List<String> everybody() {
    return Metrics.ALL.stream()
        .filter(metric -> !(metric.source() instanceof Source.Predictions))
        .flatMap(metric -> GRANULARITIES.stream().map(each -> metric.id() + " by " + each))
        .toList();
  }

  /// A question that may be answered in two ways.
  private record Asked(Metric metric, Period period, Place place) {

    /// Asks both ways, of everything that the values come apart by.
    ///
    /// @return who told something, of what periods; only of totals
    private List<String> require(Told merged, Told atOnce) {
      var defined = metric.definedBy(DrawnEvents.SURVEYS);
      var variants = new TreeSet<>(metric.variants(scope(merged, "").state()));
      assertThat(variants).isEqualTo(metric.variants(scope(atOnce, "").state()));
      if (metric.variedBy().isEmpty()) {
        variants.add("");
      }
      var told = new ArrayList<String>();
      for (String variant : variants) {
        var value = defined.value(scope(merged, variant));
        var figure = defined.figure(scope(merged, variant));
        assertThat(value).as("%s", this).isEqualTo(defined.value(scope(atOnce, variant)));
        assertThat(figure).as("%s", this).isEqualTo(defined.figure(scope(atOnce, variant)));
        if (!figure.equals(new Figure.Empty())) {
          assertThat(metric.comesApart())
              .as("%s", this)
              .isEqualTo(metric.hourly() && Explanation.explains(figure));
        }
        if (value.n() > 0 && !value.estimate().equals(new Empty()) && place.number() == 0) {
          told.add(metric.id() + " by " + period.granularity());
        }
      }
      return told;
    }

    private Scope scope(Told told, String variant) {
      return DrawnScopes.of(metric, period, place, told, variant);
    }
  }

  private static Map<PartKey, Part> atOnce(List<LoggedFact> log, Calendar calendar, Period period) {
    var fold = new Fold(period, calendar, AnswerLog.LATER);
    log.stream().filter(fact -> isNear(fact, calendar, period)).forEach(fold::add);
    return fold.result().parts();
  }

  /// All that the hours hold which a period touches; not more, for the sake of time.
  private static boolean isNear(LoggedFact fact, Calendar calendar, Period period) {
    return !fact.time().isBefore(period.start(calendar).minus(Duration.ofHours(1)))
        && fact.time().isBefore(period.end(calendar).plus(Duration.ofHours(1)));
  }

  /// The balances at a moment, added up fact by fact.
  private static Map<PartKey, Part> before(List<LoggedFact> log, Instant end) {
    var builders = new HashMap<PartKey, SortedMap<Integer, StateBuilder>>();
    for (LoggedFact fact : log) {
      for (Measure measure : fact.measures()) {
        if (measure instanceof Plain plain
            && plain.family().running()
            && fact.time().isBefore(end)) {
          add(plain, new Place(PartKey.TOTALS, Part.TOTAL_NUMBER), builders);
          fact.segments().forEach((name, number) -> add(plain, new Place(name, number), builders));
        }
      }
    }
    var parts = new TreeMap<PartKey, Part>();
    builders.forEach(
        (key, byNumber) -> {
          var states = new TreeMap<Integer, State>();
          byNumber.forEach((number, builder) -> states.put(number, builder.build()));
          parts.put(key, new Part(states));
        });
    return parts;
  }

  private static void add(
      Plain plain, Place place, Map<PartKey, SortedMap<Integer, StateBuilder>> builders) {
    var builder =
        builders
            .computeIfAbsent(new PartKey(plain.family(), place.dimension()), _ -> new TreeMap<>())
            .computeIfAbsent(place.number(), _ -> new StateBuilder());
    switch (plain) {
      case Measure.Count(_, var slot, long amount) -> builder.count(slot, amount);
      case Measure.Value(_, var slot, int value, long times) -> builder.value(slot, value, times);
      case Measure.Row(_, var slot, var values, int times) -> builder.row(slot, values, times);
      case Measure.Duration _, Measure.LocalHour _ -> {} // no balance
    }
  }

  /// The same ones whatever the number of facts.
  private static List<Period> asked(Calendar calendar, long seed) {
    var random = new Random(seed);
    var asked = new ArrayList<Period>();
    for (Granularity granularity : GRANULARITIES) {
      var first = Period.of(granularity, DrawnEvents.START, calendar);
      var last = Period.of(granularity, DrawnEvents.END, calendar);
      var periods = new ArrayList<>(Period.range(first, last));
      Collections.shuffle(periods, random);
      asked.addAll(periods.subList(0, Math.min(PERIODS_ASKED, periods.size())));
    }
    return asked;
  }
}
