package rapport.watch;

import java.util.List;
import java.util.Optional;
import rapport.statistics.Interval;
import rapport.statistics.Proportion;

/// Shewhart's chart of a share (p-chart) over periods with differing numbers of answers: the fewer
/// answers, the wider the limits (NIST/SEMATECH e-Handbook, 6.3.3.2).
///
/// @param centre the share of all periods together
/// @param points one a period, with limits centre ± sigmas √(centre (1 − centre) / n), cut at 0 and
///   1
public record ShareChart(double centre, List<ControlPoint> points) {

  public ShareChart {
    points = List.copyOf(points);
  }

  /// Nothing without periods.
  ///
  /// @param sigmas how many standard deviations the limits lie from the centre, above 0; customary
  ///   are 3
  public static Optional<ShareChart> of(List<Proportion> periods, double sigmas) {
    if (!(sigmas > 0 && Double.isFinite(sigmas))) {
      throw new IllegalArgumentException("sigmas must be above 0, got " + sigmas);
    }
    return periods.stream()
        .reduce(Proportion::merge)
        .map(Proportion::value)
        .map(centre -> around(centre, periods, sigmas));
  }

  private static ShareChart around(double centre, List<Proportion> periods, double sigmas) {
    return new ShareChart(
        centre, periods.stream().map(period -> point(centre, period, sigmas)).toList());
  }

  private static ControlPoint point(double centre, Proportion period, double sigmas) {
    double half = sigmas * Math.sqrt(centre * (1 - centre) / period.trials());
    return new ControlPoint(
        period.value(), new Interval(centre - half, centre + half).clipped(0, 1));
  }
}
