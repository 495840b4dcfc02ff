package rapport.expectation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import rapport.statistics.CrossProducts;
import rapport.statistics.Interval;
import rapport.statistics.Moments;
import rapport.statistics.RatioOfSums;

/// C = b / a: what customers perceived over what they expected, as the ratio of the sums.
///
/// @param scores 0 or more: perceived over expected
public record SatisfactionRatio(RatioOfSums scores) {

  private static final List<BigDecimal> DIFFERENCE =
      List.of(BigDecimal.ONE, BigDecimal.ONE.negate());

  /// How customers take it.
  public enum Zone {
    /// More than expected.
    LOYAL,
    /// Exactly what was expected.
    SATISFIED,
    /// Less than expected.
    COMPLAINT
  }

  public SatisfactionRatio {
    if (scores.value() < 0) {
      throw new IllegalArgumentException("scores must be 0 or more, got " + scores.pairs().sums());
    }
  }

  /// @param pairs variable 0 is perceived, variable 1 expected, whose sum must be more than 0
  public static SatisfactionRatio of(CrossProducts pairs) {
    return new SatisfactionRatio(new RatioOfSums(pairs));
  }

  /// 0 or more.
  public double value() {
    return scores.value();
  }

  /// By the delta method, clipped at 0; nothing for a single pair.
  public Optional<Interval> interval(double confidence) {
    return scores.interval(confidence).map(interval -> interval.clipped(0, Double.MAX_VALUE));
  }

  /// By the exact sums, so that no rounding can move 1.
  public Zone zone() {
    var sums = scores.pairs().sums();
    int order = sums.get(0).compareTo(sums.get(1));
    if (order == 0) {
      return Zone.SATISFIED;
    }
    return order > 0 ? Zone.LOYAL : Zone.COMPLAINT;
  }

  /// Perceived minus expected, pair by pair; its mean has a paired t interval.
  public Moments gap() {
    return gap(scores.pairs());
  }

  /// The same of pairs that may have no ratio, since nothing was expected.
  public static Moments gap(CrossProducts pairs) {
    return pairs.combined(DIFFERENCE);
  }
}
