package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import rapport.state.Cell.Durations;
import rapport.state.DurationBuckets;
import rapport.state.State;
import rapport.state.StateBuilder;
import rapport.statistics.Moments;
import rapport.statistics.OrderStatistics;

/// Answers the cases about durations and means.
final class DurationVectors {

  private static final String SLOT = "firstResponse";

  private DurationVectors() {}

  static VectorAnswer summary(VectorCase asked) {
    var seconds = new ArrayList<Double>();
    asked.input().path("seconds").forEach(node -> seconds.add(node.asDouble()));
    var sorted = seconds.stream().sorted().toList();
    requireMetricAgrees(sorted, asked);
    var moments = moments(sorted);
    var answer =
        new VectorAnswer()
            .with("n", sorted.size())
            .with("percentiles", percentiles(sorted, asked))
            .withIf("value", moments.map(Moments::mean))
            .withIf("sd", moments.flatMap(Moments::standardDeviation));
    moments.flatMap(known -> known.meanInterval(asked.confidence())).ifPresent(answer::with);
    return answer;
  }

  static VectorAnswer meanInterval(VectorCase asked) {
    var input = asked.input();
    long n = input.path("n").asLong();
    double mean = input.path("mean").asDouble();
    double deviation = input.path("sd").asDouble();
    return new VectorAnswer()
        .with("n", n)
        .with("value", mean)
        .with("sd", deviation)
        .with(Moments.meanInterval(n, mean, deviation, asked.confidence()));
  }

  static VectorAnswer mergedMoments(VectorCase asked) {
    Optional<Moments> merged = Optional.empty();
    for (JsonNode part : asked.input().path("parts")) {
      var next = momentsOf(part);
      merged =
          merged.isPresent() && next.isPresent()
              ? Optional.of(merged.get().merge(next.get()))
              : merged.or(() -> next);
    }
    var moments = merged.orElseThrow();
    double variance = moments.variance().orElseThrow();
    return new VectorAnswer()
        .with("n", moments.count())
        .with("mean", moments.mean())
        .with("variance", variance)
        .with("m2", variance * (moments.count() - 1));
  }

  /// Our buckets hold milliseconds, so only the promise that any sketch must keep is compared: each
  /// percentile within 1 % of the sample at the lower rank.
  static void requireSketchKeepsItsPromise(VectorCase asked) {
    var merged = State.EMPTY;
    for (JsonNode part : asked.input().path("parts")) {
      var builder = new StateBuilder();
      part.forEach(node -> builder.duration(SLOT, millis(node.asDouble())));
      merged = merged.merge(builder.build());
    }
    var durations = (Durations) merged.cells().get(SLOT);
    var expected = asked.expected();
    assertThat(durations.count()).isEqualTo(expected.path("n").asLong());
    assertThat(durations.zeros()).isEqualTo(expected.path("zero_count").asLong());
    var figures = new DurationFigures(durations);
    for (JsonNode quantile : expected.path("quantiles")) {
      int percent = (int) Math.round(100 * quantile.path("q").asDouble());
      double exact = quantile.path("exact_lower").asDouble();
      assertThat(figures.percentile(percent))
          .as("p%d of %s", percent, asked)
          .isCloseTo(exact, within(DurationBuckets.RELATIVE_ERROR * exact + 1e-9));
    }
  }

  static long millis(double seconds) {
    return Math.round(seconds * 1000);
  }

  /// The metric says the same from its state: the mean exactly, percentiles within 1 %.
  private static void requireMetricAgrees(List<Double> sorted, VectorCase asked) {
    var builder = new StateBuilder();
    sorted.forEach(seconds -> builder.duration(SLOT, millis(seconds)));
    var value = TicketDuration.FIRST_RESPONSE.value(Scopes.of(builder.build(), asked.confidence()));

    assertThat(value.n()).isEqualTo(sorted.size());
    if (sorted.isEmpty()) {
      assertThat(value.estimate()).isEqualTo(new Estimate.Empty());
      return;
    }
    double mean = asked.expected().path("value").asDouble();
    assertThat(value.number("mean").orElseThrow()).isCloseTo(mean, within(1e-9 * mean));
    for (int percent : List.of(50, 75, 90, 95, 99)) {
      double exact = sorted.get((int) OrderStatistics.lowerRank(percent, sorted.size()));
      assertThat(value.number("p" + percent).orElseThrow())
          .isCloseTo(exact, within(DurationBuckets.RELATIVE_ERROR * exact + 1e-9));
    }
  }

  private static Optional<Moments> moments(List<Double> numbers) {
    return numbers.stream().map(BigDecimal::valueOf).map(Moments::of).reduce(Moments::merge);
  }

  private static Optional<Moments> momentsOf(JsonNode part) {
    if (part.path("n").asLong() == 0) {
      return Optional.empty();
    }
    var count = BigDecimal.valueOf(part.path("n").asLong());
    var mean = BigDecimal.valueOf(part.path("mean").asDouble());
    var fromMean = BigDecimal.valueOf(part.path("m2").asDouble());
    return Optional.of(
        new Moments(
            count.longValueExact(),
            count.multiply(mean),
            fromMean.add(count.multiply(mean).multiply(mean))));
  }

  private static List<VectorAnswer> percentiles(List<Double> sorted, VectorCase asked) {
    var answers = new ArrayList<VectorAnswer>();
    for (JsonNode node : asked.content().path("params").path("quantiles")) {
      double quantile = node.asDouble();
      var answer = new VectorAnswer().with("q", quantile);
      if (!sorted.isEmpty()) {
        addPercentile(answer, quantile, sorted, asked.confidence());
      }
      answers.add(answer);
    }
    return answers;
  }

  private static void addPercentile(
      VectorAnswer answer, double quantile, List<Double> sorted, double confidence) {
    int n = sorted.size();
    atRank(answer, "ci_low", OrderStatistics.lowRank(quantile, n, confidence), sorted);
    atRank(answer, "ci_high", OrderStatistics.highRank(quantile, n, confidence), sorted);
  }

  private static void atRank(
      VectorAnswer answer, String name, OptionalInt rank, List<Double> sorted) {
    rank.ifPresent(known -> answer.with(name, sorted.get(known)));
  }
}
