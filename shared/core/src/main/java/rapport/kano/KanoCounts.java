package rapport.kano;

import static rapport.kano.KanoCategory.ATTRACTIVE;
import static rapport.kano.KanoCategory.INDIFFERENT;
import static rapport.kano.KanoCategory.MUST_BE;
import static rapport.kano.KanoCategory.ONE_DIMENSIONAL;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.statistics.Interval;
import rapport.statistics.Proportion;

/// How many people take a feature for what, and what that makes of it. Where nobody answered there
/// is nothing to say.
///
/// @param counts 0 or more each; a category that is left out has 0
public record KanoCounts(Map<KanoCategory, Long> counts) {

  private static final List<KanoCategory> MATTERING =
      List.of(MUST_BE, ONE_DIMENSIONAL, ATTRACTIVE, INDIFFERENT);

  /// One over the share of all answers, 5 %, up to which categories are as good as equal.
  private static final int ANSWERS_PER_TIED = 20;

  /// The normal quantile that Fong took, as it was printed: 5 % on either side.
  private static final double FONG_REACH = 1.65;

  public KanoCounts {
    var copy = new EnumMap<KanoCategory, Long>(KanoCategory.class);
    for (var category : KanoCategory.values()) {
      copy.put(category, counts.getOrDefault(category, 0L));
    }
    if (copy.values().stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("counts must be 0 or more, got " + counts);
    }
    counts = Collections.unmodifiableMap(copy);
  }

  public KanoCounts merge(KanoCounts other) {
    var sum = new EnumMap<>(counts);
    other.counts.forEach((category, count) -> sum.merge(category, count, Math::addExact));
    return new KanoCounts(sum);
  }

  /// @throws ArithmeticException if it doesn't fit in a `long`
  public long total() {
    return sum(List.of(KanoCategory.values()));
  }

  /// How far having it satisfies: (A + O) / (A + O + M + I), 0 to 1 (Berger and others 1993).
  public Optional<Double> better() {
    return ofMattering(ATTRACTIVE).map(Proportion::value);
  }

  /// Wilson's.
  public Optional<Interval> betterInterval(double confidence) {
    return ofMattering(ATTRACTIVE).map(share -> share.wilson(confidence));
  }

  /// How far lacking it dissatisfies: −(O + M) / (A + O + M + I), −1 to 0.
  public Optional<Double> worse() {
    return ofMattering(MUST_BE).map(share -> 0 - share.value());
  }

  /// Wilson's.
  public Optional<Interval> worseInterval(double confidence) {
    return ofMattering(MUST_BE)
        .map(share -> share.wilson(confidence))
        .map(share -> new Interval(0 - share.high(), 0 - share.low()));
  }

  /// The most frequent category; of equals the first.
  public Optional<KanoCategory> category() {
    return firstWithin(0);
  }

  /// The first category that no other leads by more than 5 % of all answers: M before O before A
  /// before I (Matzler and others 1996).
  public Optional<KanoCategory> tiedCategory() {
    return firstWithin(total() / ANSWERS_PER_TIED);
  }

  /// The share that wants the feature at all: (M + O + A) / n, 0 to 1.
  public Optional<Double> totalStrength() {
    return share(sum(List.of(MUST_BE, ONE_DIMENSIONAL, ATTRACTIVE)));
  }

  /// By what share of all answers the most frequent category leads the next, 0 to 1.
  public Optional<Double> categoryStrength() {
    return share(ranked(0) - ranked(1));
  }

  /// Pearson's χ² of M, O, A and I against equal numbers, with 3 degrees of freedom.
  public Optional<Double> chiSquare() {
    double expected = (double) sum(MATTERING) / MATTERING.size();
    if (expected == 0) {
      return Optional.empty();
    }
    return Optional.of(
        MATTERING.stream()
            .mapToDouble(category -> counts.get(category) - expected)
            .map(difference -> difference * difference / expected)
            .sum());
  }

  /// By how many answers the most frequent category must lead the next for it not to be chance:
  /// 1.65 √((a + b) (2n − a − b) / 2n) (Fong, Center for Quality of Management Journal 5, 1996).
  public Optional<Double> fongCritical() {
    if (total() == 0) {
      return Optional.empty();
    }
    double twice = 2.0 * total();
    double both = (double) ranked(0) + ranked(1);
    return Optional.of(FONG_REACH * Math.sqrt(both * (twice - both) / twice));
  }

  public Optional<Boolean> fongSignificant() {
    return fongCritical().map(critical -> ranked(0) - ranked(1) > critical);
  }

  /// One-dimensional and another one, of those that matter.
  private Optional<Proportion> ofMattering(KanoCategory other) {
    long mattering = sum(MATTERING);
    return mattering == 0
        ? Optional.empty()
        : Optional.of(new Proportion(sum(List.of(ONE_DIMENSIONAL, other)), mattering));
  }

  private Optional<KanoCategory> firstWithin(long lead) {
    return counts.keySet().stream()
        .filter(_ -> ranked(0) > 0)
        .filter(category -> ranked(0) - counts.get(category) <= lead)
        .findFirst();
  }

  private Optional<Double> share(long part) {
    return total() == 0 ? Optional.empty() : Optional.of((double) part / total());
  }

  /// @param rank 0 for the most frequent
  private long ranked(int rank) {
    return counts.values().stream()
        .sorted(Comparator.reverseOrder())
        .skip(rank)
        .findFirst()
        .orElseThrow();
  }

  private long sum(List<KanoCategory> categories) {
    return categories.stream().mapToLong(counts::get).reduce(0, Math::addExact);
  }
}
