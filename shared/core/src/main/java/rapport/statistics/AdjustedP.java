package rapport.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The p-values of a family of tests, raised for the number of tests, so that each may be held
/// against the level asked.
///
/// @param values 0 to 1, in the order of the tests
public record AdjustedP(List<Double> values) {

  public AdjustedP {
    values = List.copyOf(values);
    for (double p : values) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("p must be 0 to 1, got " + p);
      }
    }
  }

  /// Limits the expected share of the wrong among the rejected (Benjamini and Hochberg 1995,
  /// Journal of the Royal Statistical Society B 57, 289–300). A step-up method: a test is rejected
  /// together with all that have a smaller p.
  ///
  /// @param raw p-values, 0 to 1, in any order
  public static AdjustedP benjaminiHochberg(List<Double> raw) {
    var adjusted = new ArrayList<>(raw);
    double least = 1;
    int rank = raw.size();
    for (int test : ascending(raw).reversed()) {
      least = Math.min(least, raw.get(test) * raw.size() / rank);
      adjusted.set(test, least);
      rank--;
    }
    return new AdjustedP(adjusted);
  }

  /// Limits the probability that anything is rejected wrongly (Holm 1979, Scandinavian Journal of
  /// Statistics 6, 65–70). A step-down method: a test is kept together with all that have a greater
  /// p.
  ///
  /// @param raw p-values, 0 to 1, in any order
  public static AdjustedP holm(List<Double> raw) {
    var adjusted = new ArrayList<>(raw);
    double greatest = 0;
    int left = raw.size();
    for (int test : ascending(raw)) {
      greatest = Math.max(greatest, Math.min(1, raw.get(test) * left));
      adjusted.set(test, greatest);
      left--;
    }
    return new AdjustedP(adjusted);
  }

  /// Which tests say that there is something, in their order.
  ///
  /// @param level the share or probability of wrong ones to allow, between 0 and 1, both excluded
  public List<Boolean> rejected(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "level must lie between 0 and 1, both excluded, got " + level);
    }
    return values.stream().map(p -> p <= level).toList();
  }

  /// The places of the tests by their p, once it is known that these are probabilities.
  private static List<Integer> ascending(List<Double> raw) {
    var known = new AdjustedP(raw).values;
    return IntStream.range(0, known.size())
        .boxed()
        .sorted(Comparator.comparing(known::get))
        .toList();
  }
}
