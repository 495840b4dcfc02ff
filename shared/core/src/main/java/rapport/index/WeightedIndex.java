package rapport.index;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import rapport.statistics.CrossProducts;
import rapport.statistics.Interval;
import rapport.statistics.Moments;
import rapport.statistics.Weights;

/// The weighted mean of several questions on one scale, as it is or from 0 (the worst answer) to
/// 100 (the best). An interval is Student's t on w′Sw/n, so that answers which go together widen
/// it, and is clipped to the scale.
///
/// @param weights one per question
/// @param worst the answer that is worth 0, an end of the scale
/// @param best the answer that is worth 100; less than `worst` where low is good
public record WeightedIndex(Weights weights, int worst, int best) {

  private static final double POINTS = 100;

  public WeightedIndex {
    if (worst == best) {
      throw new IllegalArgumentException("a scale must have two ends, got twice " + best);
    }
  }

  /// The form of the American Customer Satisfaction Index: Σ wᵢ (xᵢ − 1) / (9 Σ wᵢ) over the
  /// answers from 1 to 10 (Fornell and others, Journal of Marketing 60, 1996). Its own weights are
  /// not public.
  ///
  /// @param weights of satisfaction, of expectations met and of closeness to the ideal
  public static WeightedIndex acsi(Weights weights) {
    if (weights.size() != 3) {
      throw new IllegalArgumentException("the ACSI form has 3 weights, got " + weights.size());
    }
    return new WeightedIndex(weights, 1, 10);
  }

  /// Satisfaction weighted by how important each question is to customers, as a share of the
  /// highest score: Σ wᵢ sᵢ / (max Σ wᵢ).
  ///
  /// @param importance mean importance of each question
  /// @param max the highest score of satisfaction, more than 0
  public static WeightedIndex byImportance(Weights importance, int max) {
    if (max <= 0) {
      throw new IllegalArgumentException("the highest score must be more than 0, got " + max);
    }
    return new WeightedIndex(importance, 0, max);
  }

  /// Customer loyalty from recommending, buying again and trying others, each asked from 1
  /// (definitely) to 6 (definitely not).
  public static WeightedIndex sixPointLoyalty() {
    return new WeightedIndex(Weights.equal(3), 6, 1);
  }

  /// 0 to 100, from figures that were published without the data.
  ///
  /// @param means of the questions, on the scale
  public double ofMeans(List<Double> means) {
    return weights.mean(means.stream().map(this::points).toList());
  }

  /// 0 to 100.
  ///
  /// @param answers a variable for each question, on the scale
  public double of(CrossProducts answers) {
    return points(mean(answers));
  }

  /// Of [#of]; nothing for a single row.
  public Optional<Interval> interval(CrossProducts answers, double confidence) {
    return meanInterval(answers, confidence)
        .map(
            mean -> {
              double one = points(mean.low());
              double other = points(mean.high());
              return new Interval(Math.min(one, other), Math.max(one, other));
            });
  }

  /// On the scale of the answers: for equal weights the plain mean of all questions, as the loyalty
  /// index of recommend, rebuy and try is.
  public double mean(CrossProducts answers) {
    return bounded(weighted(answers).mean() / weights.total());
  }

  /// Of [#mean]; nothing for a single row.
  public Optional<Interval> meanInterval(CrossProducts answers, double confidence) {
    return weighted(answers)
        .meanInterval(confidence)
        .map(interval -> interval.over(weights.total()))
        .map(interval -> interval.clipped(Math.min(worst, best), Math.max(worst, best)));
  }

  /// The points of each row.
  public Moments pointsOfRows(CrossProducts answers) {
    var length = BigDecimal.valueOf((long) best - worst);
    var most = BigDecimal.valueOf((long) POINTS);
    return weighted(answers)
        .mapped(
            most.divide(length.multiply(weights.sum()), MathContext.DECIMAL128),
            most.multiply(BigDecimal.valueOf(-worst)).divide(length, MathContext.DECIMAL128));
  }

  /// The mean of each row, on the scale of the answers.
  public Moments meansOfRows(CrossProducts answers) {
    var share = BigDecimal.ONE.divide(weights.sum(), MathContext.DECIMAL128);
    return weighted(answers).mapped(share, BigDecimal.ZERO);
  }

  /// What a mean on the scale is worth, 0 to 100: the score of one question.
  public double points(double mean) {
    if (!(mean >= Math.min(worst, best) && mean <= Math.max(worst, best))) {
      throw new IllegalArgumentException(
          "a mean must lie between " + worst + " and " + best + ", got " + mean);
    }
    return POINTS * Math.abs(mean - worst) / Math.abs((double) best - worst);
  }

  private Moments weighted(CrossProducts answers) {
    for (int i = 0; i < answers.size(); i++) {
      requireOnScale(answers.moments(i));
    }
    return answers.combined(weights.each());
  }

  /// Σ (x − worst) (best − x) is negative only if some answer lies outside.
  private void requireOnScale(Moments moments) {
    var ends = BigDecimal.valueOf((long) worst + best);
    var both = BigInteger.valueOf(worst).multiply(BigInteger.valueOf(best));
    var inside =
        ends.multiply(moments.total())
            .subtract(moments.squares())
            .subtract(new BigDecimal(both).multiply(BigDecimal.valueOf(moments.count())));
    if (inside.signum() < 0) {
      throw new IllegalArgumentException(
          "answers must lie between "
              + worst
              + " and "
              + best
              + ", got the mean "
              + moments.mean());
    }
  }

  /// Rounding may step over an end by a bit.
  private double bounded(double mean) {
    return Math.clamp(mean, Math.min(worst, best), Math.max(worst, best));
  }
}
