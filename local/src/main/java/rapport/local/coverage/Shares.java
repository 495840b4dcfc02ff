package rapport.local.coverage;

import static rapport.local.coverage.Figured.interval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import rapport.comparison.Figure;
import rapport.state.Cell;
import rapport.state.State;
import rapport.statistics.ClassShares;
import rapport.statistics.NetShare;
import rapport.statistics.Proportion;

/// Shares of answers and their differences. Single shares and net shares are weighed exactly: every
/// possible sample with its probability.
final class Shares {

  /// Too unlikely to matter: all such samples together weigh less than 0.000 001.
  private static final double NEGLIGIBLE = 1e-13;

  private static final double[] SHARES = {0.02, 0.1, 0.3, 0.5, 0.8, 0.95};

  private static final Map<String, double[]> TRUTHS =
      new TreeMap<>(
          Map.of(
              "even", new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0},
              "typical", new double[] {0.5, 0.3, 0.2},
              "loved", new double[] {0.85, 0.1, 0.05},
              "disliked", new double[] {0.1, 0.25, 0.65},
              "polarised", new double[] {0.5, 0.02, 0.48},
              "lukewarm", new double[] {0.08, 0.88, 0.04}));

  private final Probabilities probabilities;

  Shares(int most) {
    this.probabilities = new Probabilities(most);
  }

  List<Trial> trials() {
    var trials = new ArrayList<Trial>();
    TRUTHS.forEach(
        (name, truth) -> {
          trials.add(
              Trial.exact(
                  "nps: score below 20, adjusted Wald from 20",
                  name,
                  (n, draws) -> netShare(truth, n, draws.confidence())));
          trials.add(netDifference(name, truth));
          trials.add(simultaneous(name, truth));
        });
    for (double share : SHARES) {
      trials.add(
          Trial.exact(
              "csat and other shares: Wilson",
              "share " + share,
              (n, draws) -> wilson(share, n, draws.confidence())));
      trials.add(difference(share));
    }
    return trials;
  }

  /// Of promoters, passives and detractors, by the metric itself.
  private double netShare(double[] truth, int n, double confidence) {
    double value = 100 * (truth[0] - truth[2]);
    double covered = 0;
    for (int promoters = 0; promoters <= n; promoters++) {
      double weight = probabilities.binomial(promoters, n, truth[0]);
      int rest = n - promoters;
      for (int passives = 0; weight > NEGLIGIBLE && passives <= rest; passives++) {
        double both =
            weight * probabilities.binomial(passives, rest, truth[1] / (truth[1] + truth[2]));
        if (both > NEGLIGIBLE) {
          var state = answers(promoters, passives, rest - passives);
          var interval = interval("nps", state, confidence).orElseThrow();
          covered += Trial.covers(interval, value) ? both : 0;
        }
      }
    }
    return covered;
  }

  private static State answers(long promoters, long passives, long detractors) {
    var counts = new TreeMap<Integer, Long>(Map.of(10, promoters, 7, passives, 0, detractors));
    counts.values().removeIf(count -> count == 0);
    return State.of("score:0-10", new Cell.Values(counts));
  }

  private double wilson(double share, int n, double confidence) {
    double covered = 0;
    for (int k = 0; k <= n; k++) {
      var interval = new Proportion(k, n).wilson(confidence);
      covered += Trial.covers(interval, share) ? probabilities.binomial(k, n, share) : 0;
    }
    return covered;
  }

  private static Trial difference(double share) {
    double other = Math.clamp(share + 0.1, 0, 1);
    return Trial.drawn(
        "difference of shares: Newcombe",
        "shares %s and %.2f".formatted(share, other),
        other - share,
        (n, draws) -> Figured.difference(share(n, share, draws), share(n, other, draws), draws));
  }

  private static Figure share(int n, double share, Draws draws) {
    return Figure.ofShare(draws.counts(n, share, 1 - share)[0], n);
  }

  /// From the truth to the even one.
  private static Trial netDifference(String name, double[] truth) {
    var even = TRUTHS.get("even");
    return Trial.drawn(
        "difference of nps: adjusted Wald",
        name + " and even",
        truth[0] - truth[2] - (even[0] - even[2]),
        (n, draws) -> Figured.difference(net(n, even, draws), net(n, truth, draws), draws));
  }

  private static Figure net(int n, double[] truth, Draws draws) {
    var counts = draws.counts(n, truth);
    return new Figure.Net(new NetShare(counts[0], counts[1], counts[2]));
  }

  /// All three intervals at once must hold the three shares.
  private static Trial simultaneous(String name, double[] truth) {
    return new Trial(
        "shares of classes at once: Goodman",
        name,
        false,
        (n, draws) -> {
          long covering = 0;
          for (int i = 0; i < draws.count(); i++) {
            var counts = Arrays.stream(draws.counts(n, truth));
            var intervals = new ClassShares(counts.boxed().toList()).goodman(draws.confidence());
            boolean all = true;
            for (int j = 0; j < truth.length; j++) {
              all &= Trial.covers(intervals.get(j), truth[j]);
            }
            covering += all ? 1 : 0;
          }
          return OptionalDouble.of((double) covering / draws.count());
        });
  }
}
