package rapport.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.GammaDistribution;

/// How often something happens per unit of exposure, as in complaints per customer: unlike a share
/// it may exceed 1. The events are taken as Poisson.
///
/// @param events 0 or more
/// @param exposure what they happened to, 1 or more: the rate of nothing is no number
public record EventRate(long events, long exposure) {

  public EventRate {
    if (events < 0 || exposure < 1) {
      throw new IllegalArgumentException(
          "events must be 0 or more and exposure 1 or more, got " + events + " and " + exposure);
    }
  }

  /// Nothing without exposure, however many events.
  public static Optional<EventRate> of(long events, long exposure) {
    return events >= 0 && exposure == 0
        ? Optional.empty()
        : Optional.of(new EventRate(events, exposure));
  }

  public double value() {
    return (double) events / exposure;
  }

  /// The exact interval of Garwood (1936, Biometrika 28, 437–442): never covers less than asked.
  /// The low end is exactly 0 without an event.
  ///
  /// @throws ArithmeticException if there are so many events (at 0.95 some thousand million) that
  ///   the quantiles of the distribution can no longer be computed
  public Interval garwood(double confidence) {
    double tail = Confidence.tail(confidence);
    double low = events == 0 ? 0 : waiting(events).inverseCumulativeProbability(tail);
    double high = waiting(events + 1.0).inverseSurvivalProbability(tail);
    return new Interval(low / exposure, high / exposure);
  }

  /// The events of both, which happened to different ones.
  ///
  /// @throws ArithmeticException if a count no longer fits in a `long`
  public EventRate merge(EventRate other) {
    return new EventRate(
        Math.addExact(events, other.events), Math.addExact(exposure, other.exposure));
  }

  /// How much exposure passes up to so many events of rate 1: half of χ² with twice the freedom.
  private static GammaDistribution waiting(double events) {
    return GammaDistribution.of(events, 1);
  }
}
