package rapport.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Where the change of a rate or mean, a net share included, comes from, by segment: from segments
/// whose own value changed (rate), or from segments with other values that grew or shrank (mix).
///
/// With a segment's weights w and values r in both periods, and R̄ the mean of both periods'
/// totals: mix = (w₁ − w₀)(r̄ − R̄), rate = w̄ (r₁ − r₀). Summed over all segments they add up to
/// the change of the total, whatever the numbers (Kitagawa 1955, Journal of the American
/// Statistical Association 50, 1168–1194). Both have the unit of the value.
///
/// @param parts one for each segment, in the order given
public record Explanation(List<Part> parts) {

  public Explanation {
    parts = List.copyOf(parts);
  }

  /// What one segment adds to the change.
  public record Part(String segment, double mix, double rate) {
    public Part {
      mix += 0.0; // no effect is 0, never -0
      rate += 0.0;
    }
  }

  /// A segment in both periods. Where it is empty in one of them, its value there is taken as in
  /// the other, so that all it does is mix.
  ///
  /// @param earlier a share, a mean or the like, or empty
  /// @param later of the same kind, or empty
  public record Pair(Figure earlier, Figure later) {
    public Pair {
      earlier.merge(later); // refuses what cannot be compared
    }
  }

  /// Of all parts, added in their order.
  public double mix() {
    return sum(Part::mix);
  }

  /// Of all parts, added in their order.
  public double rate() {
    return sum(Part::rate);
  }

  /// Of the total: exactly [#mix] plus [#rate], which is the difference of the two totals but for
  /// the last bits.
  public double change() {
    return mix() + rate();
  }

  /// In another unit.
  ///
  /// @param factor more than 0
  public Explanation times(double factor) {
    return new Explanation(
        parts.stream()
            .map(part -> new Part(part.segment(), factor * part.mix(), factor * part.rate()))
            .toList());
  }

  /// From left to right, so that whoever adds the parts gets the same bits.
  private double sum(ToDoubleFunction<Part> effect) {
    double sum = 0;
    for (Part part : parts) {
      sum += effect.applyAsDouble(part);
    }
    return sum;
  }

  /// Whether a figure is of a kind that can be explained. Nothing at all is.
  public static boolean explains(Figure figure) {
    return switch (figure) {
      case Figure.Empty(), Figure.Share _, Figure.Net _, Figure.Mean _, Figure.Frequency _ -> true;
      case Figure.Count _, Figure.Ratio _, Figure.Estimated _, Figure.Described _ -> false;
    };
  }

  /// Nothing if all segments together are empty in one of the periods.
  ///
  /// @param partition segments by name: everything is in exactly one of them, `other` included
  /// @throws IllegalArgumentException if [#explains] denies a figure, or if they are of different
  ///   kinds
  public static Optional<Explanation> of(SequencedMap<String, Pair> partition) {
    var totals = new Totals(total(partition, Pair::earlier), total(partition, Pair::later));
    if (totals.earlier.count == 0 || totals.later.count == 0) {
      return Optional.empty();
    }
    var parts = new ArrayList<Part>();
    partition.forEach((segment, pair) -> parts.add(totals.part(segment, pair)));
    return Optional.of(new Explanation(parts));
  }

  private static Weighed total(
      SequencedMap<String, Pair> partition, Function<Pair, Figure> ofPeriod) {
    return Weighed.of(
        partition.values().stream().map(ofPeriod).reduce(new Figure.Empty(), Figure::merge));
  }

  private record Totals(Weighed earlier, Weighed later) {

    Part part(String segment, Pair pair) {
      var before = Weighed.of(pair.earlier);
      var after = Weighed.of(pair.later);
      double weightBefore = before.count / earlier.count;
      double weightAfter = after.count / later.count;
      double valueBefore = before.count == 0 ? after.value : before.value;
      double valueAfter = after.count == 0 ? before.value : after.value;
      double aboveTotals = middle(valueBefore, valueAfter) - middle(earlier.value, later.value);
      return new Part(
          segment,
          (weightAfter - weightBefore) * aboveTotals,
          middle(weightBefore, weightAfter) * (valueAfter - valueBefore));
    }

    private static double middle(double one, double other) {
      return (one + other) / 2;
    }
  }

  /// @param value 0 if the count is, where nobody uses it
  private record Weighed(double count, double value) {

    static Weighed of(Figure figure) {
      return switch (figure) {
        case Figure.Empty() -> new Weighed(0, 0);
        case Figure.Share(var share) -> new Weighed(share.trials(), share.value());
        case Figure.Net(var share) -> new Weighed(share.answers(), share.value());
        case Figure.Mean(var moments) -> new Weighed(moments.count(), moments.mean());
        case Figure.Frequency(var rate) -> new Weighed(rate.exposure(), rate.value());
        case Figure.Count _, Figure.Ratio _, Figure.Estimated _, Figure.Described _ ->
            throw new IllegalArgumentException("only rates and means are explained: " + figure);
      };
    }
  }
}
