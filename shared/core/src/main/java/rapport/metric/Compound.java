package rapport.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import rapport.state.Cell;
import rapport.state.State;
import rapport.statistics.CrossProducts;
import rapport.survey.Composition;

/// The answers that make one composition.
///
/// @param rows of those who answered all of it
record Compound(Composition composition, CrossProducts rows) {

  /// The answers of a state to the ratings that feed a metric, if there are any.
  ///
  /// @throws IllegalArgumentException if they make several compositions
  static Optional<Compound> in(State answers, String metric) {
    var found = all(answers, metric);
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "answers of several compositions make no "
              + metric
              + ": "
              + found.stream().map(Compound::composition).toList());
    }
    return found.stream().findFirst();
  }

  /// The same, by composition.
  static List<Compound> all(State answers, String metric) {
    var found = new ArrayList<Compound>();
    answers
        .cells()
        .forEach(
            (slot, cell) -> {
              if (cell instanceof Cell.Rows rows) {
                Composition.parse(slot)
                    .filter(composition -> composition.metric().equals(metric))
                    .flatMap(composition -> of(composition, rows))
                    .ifPresent(found::add);
              }
            });
    return found;
  }

  /// Nothing if nobody answered, or nobody can have answered so: one row may be taken back before
  /// it is there.
  private static Optional<Compound> of(Composition composition, Cell.Rows rows) {
    return Possible.of(
        () ->
            new Compound(
                composition, new CrossProducts(rows.count(), rows.sums(), rows.products())));
  }

  /// How many answered some of the ratings that feed a metric, but not all.
  static long dropped(State answers, String metric) {
    return dropped(answers, composition -> composition.metric().equals(metric));
  }

  /// How many answered some of the ratings of some compositions, but not all.
  static long dropped(State answers, Predicate<Composition> which) {
    return answers.cells().keySet().stream()
        .filter(slot -> Composition.parseDropped(slot).filter(which).isPresent())
        .mapToLong(answers::count)
        .sum();
  }

  /// The compositions of a metric that any of the states has answers of, in whichever periods.
  static List<Composition> compositions(Collection<State> states, String metric) {
    return states.stream()
        .flatMap(state -> state.cells().entrySet().stream())
        .filter(entry -> holdsAny(entry.getValue()))
        .flatMap(entry -> Composition.parse(State.plainName(entry.getKey())).stream())
        .filter(composition -> composition.metric().equals(metric))
        .distinct()
        .toList();
  }

  /// The compositions among which there is no choice; none if there is only one.
  static SortedSet<String> conflicting(Collection<State> states, String metric) {
    var found = new TreeSet<String>();
    compositions(states, metric).forEach(composition -> found.add(composition.toString()));
    if (found.size() < 2) {
      found.clear();
    }
    return found;
  }

  private static boolean holdsAny(Cell cell) {
    return switch (cell) {
      case Cell.Rows rows -> rows.count() != 0;
      case Cell.Values values -> !values.counts().isEmpty();
      case Cell.Count _, Cell.Durations _ -> false;
    };
  }
}
