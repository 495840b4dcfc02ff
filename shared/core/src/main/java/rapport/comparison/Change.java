package rapport.comparison;

import java.util.function.Function;
import rapport.comparison.Figure.Count;
import rapport.comparison.Figure.Described;
import rapport.comparison.Figure.Empty;
import rapport.comparison.Figure.Estimated;
import rapport.comparison.Figure.Frequency;
import rapport.comparison.Figure.Mean;
import rapport.comparison.Figure.Net;
import rapport.comparison.Figure.Ratio;
import rapport.comparison.Figure.Share;
import rapport.comparison.Figure.Two;
import rapport.statistics.EstimateDifference;
import rapport.statistics.EventRateDifference;
import rapport.statistics.Interval;
import rapport.statistics.MeanDifference;
import rapport.statistics.NetShareDifference;
import rapport.statistics.ProportionDifference;
import rapport.statistics.TestResult;

/// By how much a later figure is above an earlier one, in the figure's own unit (a net share from
/// −1 to 1), and whether that can be chance.
///
/// The two are taken as independent. Net shares: adjusted Wald; shares: Newcombe's interval and the
/// pooled z; means: Welch; frequencies: the interval from Garwood's and the exact conditional test;
/// ratios and other estimates: Welch on their standard errors; counts and what is only described
/// are not tested. The interval is that of the difference; that two intervals overlap says little.
public sealed interface Change {

  /// One side is empty, so there is no difference. Never stands for 0.
  record Unknown() implements Change {}

  /// A difference without an interval: of counts, of what is only described, or from a single
  /// number.
  record Plain(double value) implements Change {}

  /// A difference without a test, since nothing varies.
  record Untested(double value, Interval interval) implements Change {}

  /// @param p the probability of a difference at least this large if there were none, 0 to 1
  record Tested(double value, Interval interval, double p, Verdict verdict) implements Change {}

  /// What a test at the level that the confidence leaves says: 0.05 at 0.95.
  enum Verdict {
    HIGHER,
    LOWER,
    /// Chance alone may explain it. Not that there is no difference.
    NOT_SIGNIFICANT;

    static Verdict of(double p, double statistic, double confidence) {
      if (p > 1 - confidence) {
        return NOT_SIGNIFICANT;
      }
      return statistic > 0 ? HIGHER : LOWER;
    }
  }

  /// @param confidence of the interval, between 0 and 1, both excluded
  /// @throws IllegalArgumentException if they are figures of different kinds
  static Change between(Figure earlier, Figure later, double confidence) {
    return switch (new Two(later, earlier)) {
      case Two(Empty(), _), Two(_, Empty()) -> new Unknown();
      case Two(Count one, Count other) -> new Plain((double) one.number() - other.number());
      case Two(Described one, Described other) -> new Plain(one.value() - other.value());
      case Two(Net(var one), Net(var other)) -> of(new NetShareDifference(one, other), confidence);
      case Two(Share(var one), Share(var other)) ->
          of(new ProportionDifference(one, other), confidence);
      case Two(Mean(var one), Mean(var other)) -> of(new MeanDifference(one, other), confidence);
      case Two(Frequency(var one), Frequency(var other)) ->
          of(new EventRateDifference(one, other), confidence);
      case Two(Ratio(var one), Ratio(var other)) ->
          one.standardError()
              .flatMap(a -> other.standardError().map(b -> new EstimateDifference(a, b)))
              .map(difference -> of(difference, confidence))
              .orElseGet(() -> new Plain(one.value() - other.value()));
      case Two(Estimated one, Estimated other) ->
          of(new EstimateDifference(one.estimate(), other.estimate()), confidence);
      case Two(_, _) -> throw Figure.differentKinds(earlier, later);
    };
  }

  /// The name of the method by which two figures of a kind are compared, as the interface writes
  /// it; empty where there is none.
  static String method(Figure figure) {
    return switch (figure) {
      case Empty(), Count _, Described _ -> "";
      case Net _ -> "adjusted-wald";
      case Share _ -> "newcombe";
      case Mean _ -> "welch";
      case Frequency _ -> "garwood";
      case Ratio _, Estimated _ -> "welch-delta";
    };
  }

  /// In another unit.
  ///
  /// @param factor more than 0
  default Change times(double factor) {
    return switch (this) {
      case Unknown unknown -> unknown;
      case Plain plain -> new Plain(factor * plain.value());
      case Untested untested ->
          new Untested(factor * untested.value(), untested.interval().times(factor));
      case Tested tested ->
          new Tested(
              factor * tested.value(),
              tested.interval().times(factor),
              tested.p(),
              tested.verdict());
    };
  }

  private static Change of(NetShareDifference difference, double confidence) {
    var interval = difference.adjustedWald(confidence);
    return tested(difference.value(), interval, confidence).apply(difference.adjustedWaldTest());
  }

  private static Change of(ProportionDifference difference, double confidence) {
    var interval = difference.newcombe(confidence);
    return difference
        .pooledTest()
        .map(tested(difference.value(), interval, confidence))
        .orElseGet(() -> new Untested(difference.value(), interval));
  }

  private static Change of(MeanDifference difference, double confidence) {
    var interval = difference.welch(confidence);
    if (interval.isEmpty()) {
      return new Plain(difference.value());
    }
    return difference
        .welchTest()
        .map(tested(difference.value(), interval.get(), confidence))
        .orElseGet(() -> new Untested(difference.value(), interval.get()));
  }

  private static Change of(EstimateDifference difference, double confidence) {
    var interval = difference.interval(confidence);
    return difference
        .test()
        .map(tested(difference.value(), interval, confidence))
        .orElseGet(() -> new Untested(difference.value(), interval));
  }

  private static Change of(EventRateDifference difference, double confidence) {
    double p = difference.conditionalP();
    return new Tested(
        difference.value(),
        difference.fromGarwood(confidence),
        p,
        Verdict.of(p, difference.value(), confidence));
  }

  private static Function<TestResult, Change> tested(
      double value, Interval interval, double confidence) {
    return test ->
        new Tested(value, interval, test.p(), Verdict.of(test.p(), test.statistic(), confidence));
  }
}
