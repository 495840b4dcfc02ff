package rapport.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a metric says about one period and segment.
///
/// @param n what was counted: answers, durations, tickets; 0 or more
/// @param parts the figures behind the value, in the order to show them; one that has no data is
///   empty
/// @param words what it says in a word, by name: a category
public record MetricValue(
    long n,
    Estimate estimate,
    SequencedMap<String, OptionalDouble> parts,
    SortedMap<String, String> words) {

  public MetricValue {
    if (n < 0) {
      throw new IllegalArgumentException("n must be 0 or more, got " + n);
    }
    parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
    words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
  }

  /// Collects parts in order.
  static final class Parts {

    private final SequencedMap<String, OptionalDouble> figures = new LinkedHashMap<>();
    private final SortedMap<String, String> words = new TreeMap<>();

    Parts with(String name, double figure) {
      figures.put(name, OptionalDouble.of(figure));
      return this;
    }

    Parts with(String name, Optional<Double> figure) {
      return figure.isPresent() ? with(name, figure.get()) : without(name);
    }

    Parts without(String name) {
      figures.put(name, OptionalDouble.empty());
      return this;
    }

    Parts with(String name, String word) {
      words.put(name, word);
      return this;
    }

    MetricValue of(long n, Estimate estimate) {
      return new MetricValue(n, estimate, figures, words);
    }
  }
}
