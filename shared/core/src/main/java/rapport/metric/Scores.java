package rapport.metric;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import rapport.comparison.Figure;
import rapport.state.Cell;
import rapport.state.State;
import rapport.statistics.Moments;

/// The answers on one scale.
///
/// @param counts score → how often
record Scores(ScoreSlot slot, SortedMap<Integer, Long> counts) {

  Scores {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /// The answers in a state, by scale; scales without an answer are left out.
  static List<Scores> in(State state) {
    var found = new ArrayList<Scores>();
    state
        .cells()
        .forEach(
            (name, cell) -> {
              if (cell instanceof Cell.Values values && !values.counts().isEmpty()) {
                ScoreSlot.parse(name)
                    .ifPresent(slot -> found.add(new Scores(slot, values.counts())));
              }
            });
    return List.copyOf(found);
  }

  /// The answers of a state that must be on one scale.
  ///
  /// @throws IllegalArgumentException if they are on several
  static Optional<Scores> onOneScale(State state) {
    var found = in(state);
    if (found.size() > 1) {
      throw new IllegalArgumentException("no mean over several scales: " + Metric.scales(state));
    }
    return found.stream().findFirst();
  }

  /// The mean of the answers of a state that must be on one scale; nothing without any.
  ///
  /// @throws IllegalArgumentException if they are on several
  static MetricValue meanOnOneScale(State state, double confidence) {
    return onOneScale(state)
        .map(scores -> scores.mean(confidence))
        .orElseGet(() -> new MetricValue.Parts().of(0, new Estimate.Empty()));
  }

  /// The sums behind [#meanOnOneScale].
  ///
  /// @throws IllegalArgumentException if they are on several
  static Figure figureOnOneScale(State state) {
    return onOneScale(state)
        .<Figure>map(scores -> new Figure.Mean(scores.moments()))
        .orElseGet(Figure.Empty::new);
  }

  /// How many answers.
  long size() {
    return sizeWhere(_ -> true);
  }

  /// How many answers are of some kind.
  long sizeWhere(IntPredicate kind) {
    long size = 0;
    for (var entry : counts.entrySet()) {
      if (kind.test(entry.getKey())) {
        size = Math.addExact(size, entry.getValue());
      }
    }
    return size;
  }

  Moments moments() {
    var total = BigInteger.ZERO;
    var squares = BigInteger.ZERO;
    for (var entry : counts.entrySet()) {
      var score = BigInteger.valueOf(entry.getKey());
      var weighted = score.multiply(BigInteger.valueOf(entry.getValue()));
      total = total.add(weighted);
      squares = squares.add(weighted.multiply(score));
    }
    return Moments.ofWholeNumbers(size(), total, squares);
  }

  /// The mean with Student's interval, within the scale, and how often each score was given.
  private MetricValue mean(double confidence) {
    var scale = slot.scale();
    var moments = moments();
    var parts = new MetricValue.Parts();
    for (int score = scale.low(); score <= scale.high(); score++) {
      parts.with(Integer.toString(score), counts.getOrDefault(score, 0L));
    }
    var estimate =
        moments
            .meanInterval(confidence)
            .map(interval -> interval.clipped(scale.low(), scale.high()))
            .map(interval -> Estimate.bounded(moments.mean(), interval, Estimate.Method.T))
            .orElseGet(() -> new Estimate.Point(moments.mean()));
    return parts.of(moments.count(), estimate);
  }
}
