package rapport.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rapport.comparison.Figure;
import rapport.statistics.Interval;

/// Looks whether a series of periods has just left its limits, on two charts: EWMA with λ 0.2 and L
/// 2.7, which sees slow drifts, and CUSUM with k 0.5 and h 5 standard deviations, which sees steps.
///
/// The charts run over the last [#CHARTED] periods, from the centre on; limits come from the up to
/// [#REFERENCE] before those, by [Baseline], without those that something had befallen. Periods
/// without a figure are left out. A crossing is a signal of the last period that was none in the
/// one before, so that a change is told once and not as long as it lasts.
public final class Watch {

  /// Periods on a chart.
  public static final int CHARTED = 12;

  /// Periods before them that tell the limits.
  public static final int REFERENCE = 28;

  private static final Ewma EWMA = new Ewma(0.2, 2.7);
  private static final double LIMIT = 5;
  private static final Cusum CUSUM = new Cusum(0, 0.5, LIMIT);

  private Watch() {}

  /// Which chart.
  public enum Chart {
    EWMA,
    CUSUM
  }

  /// That a period left the limits.
  ///
  /// @param higher whether upwards
  /// @param statistic what the chart shows: a weighted mean in the figure's own unit, or a sum in
  ///   standard deviations
  /// @param limits of the statistic
  /// @param centre of the figure
  /// @param referencePeriods how many told the limits
  public record Crossing(
      Chart chart,
      boolean higher,
      double statistic,
      Interval limits,
      double centre,
      int referencePeriods) {}

  /// The crossings of the last period.
  ///
  /// @param figures of all periods in order, one each and all of one kind; what lies before the
  ///   last [#CHARTED] and [#REFERENCE] is not looked at
  public static List<Crossing> crossings(List<Figure> figures) {
    if (figures.isEmpty() || figures.getLast() instanceof Figure.Empty) {
      return List.of();
    }
    int charted = Math.max(0, figures.size() - CHARTED);
    var reference = Baseline.usual(figures.subList(Math.max(0, charted - REFERENCE), charted));
    return Baseline.of(reference)
        .map(
            baseline ->
                crossings(baseline, reference.size(), figures.subList(charted, figures.size())))
        .orElse(List.of());
  }

  private static List<Crossing> crossings(
      Baseline baseline, int referencePeriods, List<Figure> charted) {
    var readings = charted.stream().flatMap(one -> baseline.reading(one).stream()).toList();
    if (baseline.reading(charted.getLast()).isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<Crossing>();
    ewma(baseline, readings, referencePeriods).ifPresent(found::add);
    cusum(baseline, readings, referencePeriods).ifPresent(found::add);
    return List.copyOf(found);
  }

  private static Optional<Crossing> ewma(
      Baseline baseline, List<Reading> readings, int referencePeriods) {
    var points = EWMA.exact(baseline.centre(), readings);
    var last = points.getLast();
    boolean before = points.size() > 1 && points.get(points.size() - 2).isSignal();
    return last.isSignal() && !before
        ? Optional.of(
            new Crossing(
                Chart.EWMA,
                last.value() > baseline.centre(),
                last.value(),
                last.limits(),
                baseline.centre(),
                referencePeriods))
        : Optional.empty();
  }

  private static Optional<Crossing> cusum(
      Baseline baseline, List<Reading> readings, int referencePeriods) {
    var scores =
        readings.stream()
            .map(reading -> (reading.value() - baseline.centre()) / reading.deviation())
            .toList();
    var points = CUSUM.chart(scores);
    var last = points.getLast();
    boolean before = points.size() > 1 && points.get(points.size() - 2).isSignal();
    if (!last.isSignal() || before) {
      return Optional.empty();
    }
    boolean higher = last.above() > last.below();
    return Optional.of(
        new Crossing(
            Chart.CUSUM,
            higher,
            higher ? last.above() : -last.below(),
            new Interval(-LIMIT, LIMIT),
            baseline.centre(),
            referencePeriods));
  }
}
