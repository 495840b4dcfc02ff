package rapport.comparison;

import rapport.statistics.EventRate;
import rapport.statistics.Moments;
import rapport.statistics.NetShare;
import rapport.statistics.Proportion;
import rapport.statistics.RatioOfSums;
import rapport.statistics.SampledEstimate;

/// One side of a comparison: the exact sums behind a metric's value in one period or segment. Its
/// kind decides how it is compared.
///
/// Merging is associative and commutative, with [Empty] as neutral element. Only [Estimated] and
/// [Described] can be merged with nothing but that.
public sealed interface Figure {

  /// Nothing was counted, so there is no value. Never stands for 0.
  record Empty() implements Figure {}

  /// A share minus the opposite share, like the Net Promoter Score.
  record Net(NetShare share) implements Figure {}

  /// So many of so many.
  record Share(Proportion share) implements Figure {}

  /// A mean.
  record Mean(Moments moments) implements Figure {}

  /// Events per unit of exposure.
  record Frequency(EventRate rate) implements Figure {}

  /// Of two amounts, like perceived over expected.
  record Ratio(RatioOfSums ratio) implements Figure {}

  /// What is no plain sum, like an index over several weighted dimensions: its value and how far
  /// that scatters. Unlike the others it can't be merged; whoever has the sums can.
  record Estimated(SampledEstimate estimate) implements Figure {}

  /// What is made of several figures, or describes all there is: a value without a theory of how
  /// far it scatters. Can't be merged.
  record Described(double value) implements Figure {
    public Described {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a value must be finite, got " + value);
      }
    }
  }

  /// How many there were.
  record Count(long number) implements Figure {
    public Count {
      if (number < 0) {
        throw new IllegalArgumentException("a count must be 0 or more, got " + number);
      }
    }
  }

  static Figure ofNetShare(long favourable, long neutral, long adverse) {
    return favourable == 0 && neutral == 0 && adverse == 0
        ? new Empty()
        : new Net(new NetShare(favourable, neutral, adverse));
  }

  static Figure ofShare(long successes, long trials) {
    return Proportion.of(successes, trials).<Figure>map(Share::new).orElseGet(Empty::new);
  }

  /// Without exposure there is no rate, however many events.
  static Figure ofFrequency(long events, long exposure) {
    return EventRate.of(events, exposure).<Figure>map(Frequency::new).orElseGet(Empty::new);
  }

  /// @throws IllegalArgumentException if they are of different kinds
  default Figure merge(Figure other) {
    return switch (new Two(this, other)) {
      case Two(Empty(), var known) -> known;
      case Two(var known, Empty()) -> known;
      case Two(Net(var a), Net(var b)) -> new Net(a.merge(b));
      case Two(Share(var a), Share(var b)) -> new Share(a.merge(b));
      case Two(Mean(var a), Mean(var b)) -> new Mean(a.merge(b));
      case Two(Frequency(var a), Frequency(var b)) -> new Frequency(a.merge(b));
      case Two(Count a, Count b) -> new Count(Math.addExact(a.number(), b.number()));
      case Two(Ratio(var a), Ratio(var b)) ->
          new Ratio(new RatioOfSums(a.pairs().merge(b.pairs())));
      case Two(Estimated _, Estimated _), Two(Described _, Described _) ->
          throw new IllegalArgumentException("values can't be merged: " + this + ", " + other);
      case Two(_, _) -> throw differentKinds(this, other);
    };
  }

  static IllegalArgumentException differentKinds(Figure one, Figure other) {
    return new IllegalArgumentException(
        "figures must be of one kind, got " + one + " and " + other);
  }

  /// To look at the kinds of both at once.
  record Two(Figure one, Figure other) {}
}
