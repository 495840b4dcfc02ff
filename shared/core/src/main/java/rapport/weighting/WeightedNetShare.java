package rapport.weighting;

import java.math.BigDecimal;
import java.math.MathContext;
import rapport.statistics.Interval;

/// A net share in which answers weigh differently: (Σw of the favourable − Σw of the adverse) / Σw,
/// from −1 to 1.
///
/// @param favourable weights of the answers that count 1
/// @param neutral weights of the answers that count 0
/// @param adverse weights of the answers that count −1
public record WeightedNetShare(Weights favourable, Weights neutral, Weights adverse) {

  public WeightedNetShare {
    if (total(favourable, neutral, adverse).signum() == 0) {
      throw new IllegalArgumentException("the net share of no weight is no number");
    }
  }

  public WeightedNetShare merge(WeightedNetShare other) {
    return new WeightedNetShare(
        favourable.merge(other.favourable),
        neutral.merge(other.neutral),
        adverse.merge(other.adverse));
  }

  /// Of all answers.
  public Weights weights() {
    return favourable.merge(neutral).merge(adverse);
  }

  public double value() {
    return share(favourable) - share(adverse);
  }

  /// The root of the linearised variance of a ratio, Σ w² (x − value)² / (Σw)² (Cochran 1977,
  /// Sampling Techniques, chapter 6).
  public double standardError() {
    double value = value();
    double sum =
        squares(favourable) * (1 - value) * (1 - value)
            + squares(neutral) * value * value
            + squares(adverse) * (1 + value) * (1 + value);
    return Math.sqrt(sum);
  }

  /// The normal interval of the weighted value.
  public Interval interval(double confidence) {
    return Interval.ofStandardError(value(), standardError(), confidence).clipped(-1, 1);
  }

  /// How much the weights widen the variance: answers over effective answers, 1 or more (Kish).
  public double designEffect() {
    var weights = weights();
    return weights.answers() / weights.effectiveAnswers();
  }

  private double share(Weights ofClass) {
    return ofClass.total().divide(total(), MathContext.DECIMAL128).doubleValue();
  }

  private double squares(Weights ofClass) {
    var squareOfTotal = total().multiply(total());
    return ofClass.squares().divide(squareOfTotal, MathContext.DECIMAL128).doubleValue();
  }

  private BigDecimal total() {
    return total(favourable, neutral, adverse);
  }

  private static BigDecimal total(Weights favourable, Weights neutral, Weights adverse) {
    return favourable.total().add(neutral.total()).add(adverse.total());
  }
}
