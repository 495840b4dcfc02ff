package rapport.local.coverage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rapport.comparison.Figure;
import rapport.index.WeightedIndex;
import rapport.state.StateBuilder;
import rapport.statistics.CrossProducts;
import rapport.statistics.EventRate;
import rapport.statistics.Interval;
import rapport.statistics.Moments;
import rapport.statistics.RatioOfSums;
import rapport.statistics.Weights;

/// Means of answers and durations, indices of several answers, ratios and rates of events.
final class Means {

  /// How often each answer from 1 on is given.
  private static final Map<String, double[]> ANSWERS =
      new TreeMap<>(
          Map.of(
              "satisfied, 1 to 5", new double[] {0.04, 0.06, 0.15, 0.4, 0.35},
              "divided, 1 to 5", new double[] {0.4, 0.08, 0.04, 0.08, 0.4},
              "nearly all 5, 1 to 5", new double[] {0.01, 0.01, 0.02, 0.06, 0.9},
              "easy, 1 to 7", new double[] {0.05, 0.05, 0.08, 0.12, 0.2, 0.25, 0.25}));

  /// The spread of the logarithm of durations; real ones have 1 to 1.5.
  private static final double[] SPREADS = {0.5, 1, 1.5};

  private static final double MEDIAN_MILLIS = 3_600_000;
  private static final double MILLIS_A_SECOND = 1000;
  private static final double[] RATES = {0.02, 0.2, 1};
  private static final Weights WEIGHTS =
      new Weights(List.of(new BigDecimal("0.5"), new BigDecimal("0.3"), new BigDecimal("0.2")));

  private Means() {}

  static List<Trial> trials() {
    var trials = new ArrayList<Trial>();
    ANSWERS.forEach(
        (name, truth) -> {
          trials.add(
              Trial.drawn(
                  "mean of answers: t",
                  name,
                  mean(truth),
                  (n, draws) -> moments(n, truth, draws).meanInterval(draws.confidence())));
          trials.add(welch(name, truth));
          trials.add(index(name, truth));
          trials.add(ratio(name, truth));
        });
    for (double spread : SPREADS) {
      trials.add(durations(spread));
    }
    for (double rate : RATES) {
      trials.add(rate(rate));
    }
    return trials;
  }

  private static double mean(double[] truth) {
    double mean = 0;
    for (int i = 0; i < truth.length; i++) {
      mean += truth[i] * (i + 1);
    }
    return mean;
  }

  private static Moments moments(int n, double[] truth, Draws draws) {
    var counts = draws.counts(n, truth);
    long total = 0;
    long squares = 0;
    for (int i = 0; i < counts.length; i++) {
      total += counts[i] * (i + 1);
      squares += counts[i] * (i + 1) * (i + 1);
    }
    return Moments.ofWholeNumbers(n, total, squares);
  }

  private static Trial welch(String name, double[] truth) {
    var other = ANSWERS.get("satisfied, 1 to 5");
    return Trial.drawn(
        "difference of means: Welch",
        name + "; and satisfied",
        mean(truth) - mean(other),
        (n, draws) ->
            Figured.difference(
                new Figure.Mean(moments(n, other, draws)),
                new Figure.Mean(moments(n, truth, draws)),
                draws));
  }

  /// Three answers of one person, who is as likely to give the first one again as to give another.
  private static Trial index(String name, double[] truth) {
    var index = new WeightedIndex(WEIGHTS, 1, truth.length);
    return Trial.drawn(
        "csi, acsi and cli: t on w′Sw/n",
        name,
        index.points(mean(truth)),
        (n, draws) -> index.interval(rows(n, 3, truth, draws), draws.confidence()));
  }

  /// What was perceived and what was expected, with the same distribution.
  private static Trial ratio(String name, double[] truth) {
    return Trial.drawn(
        "satisfaction_ratio: delta",
        name,
        1,
        (n, draws) -> new RatioOfSums(rows(n, 2, truth, draws)).interval(draws.confidence()));
  }

  private static CrossProducts rows(int n, int size, double[] truth, Draws draws) {
    var builder = new StateBuilder();
    for (int i = 0; i < n; i++) {
      var row = new ArrayList<Long>();
      for (int j = 0; j < size; j++) {
        boolean again = j > 0 && draws.random().nextBoolean();
        row.add(again ? row.getFirst() : draws.pick(truth) + 1L);
      }
      builder.row("row", row, 1);
    }
    var rows = builder.build().rows("row").orElseThrow();
    return new CrossProducts(rows.count(), rows.sums(), rows.products());
  }

  /// Below 100 the interval is of the median, from there on of the mean.
  private static Trial durations(double spread) {
    double median = MEDIAN_MILLIS / MILLIS_A_SECOND;
    double mean = median * Math.exp(spread * spread / 2);
    return new Trial(
        "durations: median below 100, t on the mean from 100",
        "lognormal, spread " + spread,
        false,
        (n, draws) ->
            Trial.drawn("", "", n < 100 ? median : mean, (size, some) -> of(size, spread, some))
                .share()
                .at(n, draws));
  }

  private static Optional<Interval> of(int n, double spread, Draws draws) {
    var builder = new StateBuilder();
    for (int i = 0; i < n; i++) {
      builder.duration("resolution", draws.lognormal(MEDIAN_MILLIS, spread));
    }
    return Figured.interval("resolution_time", builder.build(), draws.confidence());
  }

  /// Of n customers.
  private static Trial rate(double rate) {
    return Trial.drawn(
        "complaint_rate: Garwood",
        rate + " events a customer",
        rate,
        (n, draws) ->
            EventRate.of(events(n, rate, draws), n)
                .map(known -> known.garwood(draws.confidence())));
  }

  /// Customer by customer would be the same.
  private static long events(int n, double rate, Draws draws) {
    long events = 0;
    double left = n * rate;
    for (double step = 100; left > 0; left -= step) {
      events += draws.poisson(Math.min(step, left));
    }
    return events;
  }
}
