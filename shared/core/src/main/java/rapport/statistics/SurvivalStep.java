package rapport.statistics;

import java.util.Optional;
import java.util.function.Supplier;

/// One step of the curve of a [SurvivalTable].
///
/// Both intervals rest on Greenwood's variance (1926): share² times `relativeVariance`. Where
/// nobody or everybody is lost it says nothing, so there is no interval.
///
/// @param age in the unit of the table
/// @param atRisk customers not yet lost nor out of sight just before that age
/// @param lost customers lost at it
/// @param share kept beyond it, 0 to 1
/// @param relativeVariance Σ d / (n (n − d)) over the losses d of n so far, without that of the
///   last customer
public record SurvivalStep(int age, long atRisk, long lost, double share, double relativeVariance) {

  static SurvivalStep ofAll(long atRisk) {
    return new SurvivalStep(0, atRisk, 0, 1, 0);
  }

  SurvivalStep then(int laterAge, long stillAtRisk, long gone) {
    long kept = stillAtRisk - gone;
    double added = kept == 0 ? 0 : gone / ((double) stillAtRisk * kept);
    return new SurvivalStep(
        laterAge, stillAtRisk, gone, share * kept / stillAtRisk, relativeVariance + added);
  }

  SurvivalStep seenAt(int otherAge, long stillAtRisk, long gone) {
    return new SurvivalStep(otherAge, stillAtRisk, gone, share, relativeVariance);
  }

  /// Symmetric on the scale of ln(−ln share), so it keeps within 0 and 1 and covers well with few
  /// customers (Kalbfleisch and Prentice 1980, 1.3).
  public Optional<Interval> logLogInterval(double confidence) {
    double reach = reach(confidence);
    return ifBetween(
        () -> {
          double factor = Math.exp(reach / Math.log(share));
          return new Interval(Math.pow(share, 1 / factor), Math.pow(share, factor));
        });
  }

  /// Symmetric on the scale of ln share, cut at 1, as other products have it by default.
  public Optional<Interval> logInterval(double confidence) {
    double reach = reach(confidence);
    return ifBetween(
        () -> new Interval(share * Math.exp(-reach), share * Math.exp(reach)).clipped(0, 1));
  }

  private double reach(double confidence) {
    return Confidence.normalReach(confidence) * Math.sqrt(relativeVariance);
  }

  private Optional<Interval> ifBetween(Supplier<Interval> interval) {
    return share > 0 && share < 1 ? Optional.of(interval.get()) : Optional.empty();
  }
}
