package rapport.watch;

import java.util.List;
import java.util.Optional;
import rapport.statistics.Proportion;

/// Where a share is most likely to have changed, if it changed once: the cut of the series that
/// makes it most likely (Hinkley and Hinkley 1970, Biometrika 57).
///
/// The likelihood ratio is that of the best of many cuts, so it doesn't follow the χ² distribution
/// of a cut that was known before.
///
/// @param place of the first period after the change, 1 or more
/// @param likelihoodRatio 2 (ln L of two shares − ln L of one), 0 or more; 0 if nothing changed
/// @param before the share of the periods before `place`
/// @param after the share of the others
public record ChangePoint(int place, double likelihoodRatio, Proportion before, Proportion after) {

  /// Cuts that differ by less are equally likely: the sums of logarithms aren't exact.
  private static final double RELATIVE_TIE = 1e-12;

  /// The most likely cut, of several equally likely ones the first; nothing with fewer than two
  /// periods.
  public static Optional<ChangePoint> of(List<Proportion> periods) {
    if (periods.size() < 2) {
      return Optional.empty();
    }
    var all = periods.stream().reduce(Proportion::merge).orElseThrow();
    double tie = -RELATIVE_TIE * logLikelihood(all);
    var before = periods.getFirst();
    var best = at(1, before, all);
    for (int place = 2; place < periods.size(); place++) {
      before = before.merge(periods.get(place - 1));
      var next = at(place, before, all);
      best = next.likelihoodRatio > best.likelihoodRatio + tie ? next : best;
    }
    return Optional.of(best);
  }

  private static ChangePoint at(int place, Proportion before, Proportion all) {
    var after =
        new Proportion(all.successes() - before.successes(), all.trials() - before.trials());
    double gain = logLikelihood(before) + logLikelihood(after) - logLikelihood(all);
    return new ChangePoint(place, Math.max(0, 2 * gain), before, after);
  }

  private static double logLikelihood(Proportion share) {
    return part(share.successes(), share.trials())
        + part(share.trials() - share.successes(), share.trials());
  }

  /// k ln(k / n), which is 0 for none.
  private static double part(long count, long trials) {
    return count == 0 ? 0 : count * Math.log((double) count / trials);
  }
}
