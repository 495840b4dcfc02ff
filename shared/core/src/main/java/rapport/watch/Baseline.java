package rapport.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rapport.comparison.Figure;
import rapport.statistics.NetShare;
import rapport.statistics.SampledEstimate;

/// What a figure is while nothing changes, and how far a period's figure scatters around it, as
/// earlier periods tell.
///
/// By chance a figure of n answers scatters with 1/√n: a share as a binomial, a net share as a
/// trinomial, a mean as its numbers do, events as Poisson. Where the earlier periods scatter more
/// among themselves, since not only chance is at work, the limits are as much wider (Laney 2002,
/// Quality Engineering 14, 531–537).
///
/// @param centre of all earlier periods together
/// @param unitDeviation of one answer or the like; 0 where every figure tells its own error
/// @param widening how many times as far the periods scatter as by chance, 1 or more
public record Baseline(double centre, double unitDeviation, double widening) {

  /// Of fewer periods no limits are told.
  public static final int LEAST_PERIODS = 8;

  /// The mean distance of two normal numbers, in standard deviations.
  private static final double MEAN_DISTANCE = 2 / Math.sqrt(Math.PI);

  private static final double HALF = 0.5;

  /// What lies farther from the centre, in deviations, something has befallen.
  private static final double STRAY = 3;

  private static final int MOST_ROUNDS = 4;

  /// The periods that tell what is usual: what lies beyond three deviations by the limits of all is
  /// left out, then what lies beyond the limits of the rest, as is done with trial limits
  /// (Montgomery, Introduction to Statistical Quality Control, 6.2). Else an outage would have the
  /// weeks after it told as an improvement. Empty ones are left out as well.
  ///
  /// @param earlier one of each period, in order and all of one kind
  /// @return in order; what is left of fewer than [#LEAST_PERIODS] is not lessened further
  public static List<Figure> usual(List<Figure> earlier) {
    var kept = known(earlier);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      var next = withoutStrays(kept);
      if (next.size() == kept.size() || next.size() < LEAST_PERIODS) {
        return kept;
      }
      kept = next;
    }
    return kept;
  }

  private static List<Figure> withoutStrays(List<Figure> known) {
    return of(known)
        .map(limits -> known.stream().filter(figure -> !limits.isStray(figure)).toList())
        .orElse(known);
  }

  private boolean isStray(Figure figure) {
    return reading(figure)
        .filter(one -> Math.abs(one.value() - centre) > STRAY * one.deviation())
        .isPresent();
  }

  private static List<Figure> known(List<Figure> earlier) {
    return earlier.stream().filter(figure -> !(figure instanceof Figure.Empty)).toList();
  }

  /// Nothing if there are too few periods, or if nothing varies, or if how far is not known.
  ///
  /// @param earlier one of each period, in order and all of one kind; empty ones are left out
  public static Optional<Baseline> of(List<Figure> earlier) {
    var known = known(earlier);
    return known.size() < LEAST_PERIODS
        ? Optional.empty()
        : plain(known).map(plain -> plain.widened(known));
  }

  private static Optional<Baseline> plain(List<Figure> known) {
    return switch (known.getFirst()) {
      case Figure.Empty _, Figure.Described _ -> Optional.empty();
      case Figure.Estimated _ -> Optional.of(new Baseline(meanOfEstimates(known), 0, 1));
      case Figure.Count _ -> {
        double mean = number(known) / known.size();
        yield Optional.of(new Baseline(mean, Math.sqrt(Math.max(mean, HALF)), 1));
      }
      case Figure.Share _ -> {
        var all = merged(known, Figure.Share.class).share();
        double share = (all.successes() + HALF) / (all.trials() + 1);
        yield Optional.of(new Baseline(all.value(), Math.sqrt(share * (1 - share)), 1));
      }
      case Figure.Net _ -> {
        var all = merged(known, Figure.Net.class).share();
        yield Optional.of(new Baseline(all.value(), Math.sqrt(variance(all)), 1));
      }
      case Figure.Mean _ -> {
        var all = merged(known, Figure.Mean.class).moments();
        yield all.standardDeviation()
            .filter(deviation -> deviation > 0)
            .map(deviation -> new Baseline(all.mean(), deviation, 1));
      }
      case Figure.Frequency _ -> {
        var all = merged(known, Figure.Frequency.class).rate();
        double deviation = Math.sqrt((all.events() + HALF) / all.exposure());
        yield Optional.of(new Baseline(all.value(), deviation, 1));
      }
      case Figure.Ratio _ -> {
        var all = merged(known, Figure.Ratio.class).ratio();
        yield Optional.of(new Baseline(all.value(), 0, 1));
      }
    };
  }

  private static <F extends Figure> F merged(List<Figure> known, Class<F> kind) {
    return kind.cast(known.stream().reduce(new Figure.Empty(), Figure::merge));
  }

  private static double number(List<Figure> counts) {
    return counts.stream().mapToDouble(figure -> ((Figure.Count) figure).number()).sum();
  }

  /// Each by its count.
  private static double meanOfEstimates(List<Figure> known) {
    double sum = 0;
    double counts = 0;
    for (Figure figure : known) {
      SampledEstimate estimate = ((Figure.Estimated) figure).estimate();
      sum += estimate.value() * estimate.count();
      counts += estimate.count();
    }
    return sum / counts;
  }

  /// Of one answer, with the three answers added that the adjusted Wald interval adds.
  private static double variance(NetShare all) {
    double answers = all.answers() + 3;
    double favourable = (all.favourable() + 0.75) / answers;
    double adverse = (all.adverse() + 0.75) / answers;
    double net = favourable - adverse;
    return favourable + adverse - net * net;
  }

  /// Where a period stands and how far it may scatter; nothing if it is empty or does not scatter.
  public Optional<Reading> reading(Figure figure) {
    return switch (figure) {
      case Figure.Empty(), Figure.Described _ -> Optional.empty();
      case Figure.Share(var share) -> reading(share.value(), share.trials());
      case Figure.Net(var share) -> reading(share.value(), share.answers());
      case Figure.Mean(var moments) -> reading(moments.mean(), moments.count());
      case Figure.Frequency(var rate) -> reading(rate.value(), rate.exposure());
      case Figure.Count count -> reading(count.number(), 1);
      case Figure.Ratio(var ratio) -> ratio.standardError().flatMap(this::reading);
      case Figure.Estimated(var estimate) -> reading(estimate);
    };
  }

  private Optional<Reading> reading(double value, long size) {
    return Optional.of(new Reading(value, widening * unitDeviation / Math.sqrt(size)));
  }

  private Optional<Reading> reading(SampledEstimate estimate) {
    return estimate.standardError() > 0
        ? Optional.of(new Reading(estimate.value(), widening * estimate.standardError()))
        : Optional.empty();
  }

  /// By the mean distance of neighbours: a step or drift among the earlier periods widens little.
  private Baseline widened(List<Figure> known) {
    var scores = new ArrayList<Double>();
    for (Figure figure : known) {
      reading(figure)
          .ifPresent(reading -> scores.add((reading.value() - centre) / reading.deviation()));
    }
    double distances = 0;
    for (int place = 1; place < scores.size(); place++) {
      distances += Math.abs(scores.get(place) - scores.get(place - 1));
    }
    double mean = distances / Math.max(1, scores.size() - 1);
    return new Baseline(centre, unitDeviation, Math.max(1, mean / MEAN_DISTANCE));
  }
}
