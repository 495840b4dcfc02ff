package rapport.statistics;

import java.util.List;
import java.util.function.BiFunction;

/// How answers divide into classes, such as promoters, passives and detractors, with intervals that
/// hold all shares at once (Goodman 1965, Technometrics 7, 247–254): each has the confidence that
/// leaves 1/k of what may be missed to each of k classes.
///
/// @param counts answers of each class, 0 or more; at least one class and one answer
public record ClassShares(List<Long> counts) {

  public ClassShares {
    counts = List.copyOf(counts);
    for (long count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException("counts must be 0 or more, got " + counts);
      }
    }
    if (answers(counts) == 0) {
      throw new IllegalArgumentException("the shares of no answers are no numbers");
    }
  }

  public long answers() {
    return answers(counts);
  }

  public List<Proportion> shares() {
    long answers = answers();
    return counts.stream().map(count -> new Proportion(count, answers)).toList();
  }

  /// Goodman's intervals, each of Wilson's form, in the order of the classes.
  public List<Interval> goodman(double confidence) {
    return intervals(Proportion::wilson, confidence);
  }

  /// Goodman's in Wald's form, for comparison with other products.
  public List<Interval> goodmanWald(double confidence) {
    return intervals(Proportion::wald, confidence);
  }

  private List<Interval> intervals(
      BiFunction<Proportion, Double, Interval> form, double confidence) {
    double missedByEach = 2 * Confidence.tail(confidence) / counts.size();
    return shares().stream().map(share -> form.apply(share, 1 - missedByEach)).toList();
  }

  private static long answers(List<Long> counts) {
    return counts.stream().reduce(0L, Math::addExact);
  }
}
