package rapport.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.driver.Drivers;
import rapport.driver.Importance;
import rapport.state.State;
import rapport.statistics.CrossProducts;

/// What drives the overall answers of a survey: its dimensions by how much of the outcome's
/// variance each explains, of those who answered all of them and the outcome. Below 10 answers a
/// dimension, and where the outcome never varies, no importance is known.
///
/// @param n complete answers, 0 or more
/// @param dropped answers that were not complete
/// @param rSquared what all dimensions together explain, 0 to 1
/// @param drivers the most important first; in the order of their names where that is not known
public record DriverRanking(long n, long dropped, OptionalDouble rSquared, List<Driver> drivers) {

  private static final String METRIC = "drivers";
  private static final String IMPORTANCE = "importance";

  private static final List<String> FIGURES =
      List.of(
          "mean",
          "correlation",
          IMPORTANCE,
          "importanceShare",
          "relativeWeight",
          "relativeWeightShare");

  public DriverRanking {
    drivers = List.copyOf(drivers);
  }

  /// One dimension.
  ///
  /// @param figures by name, in the order to show them; one that has no data is empty
  public record Driver(String dimension, SequencedMap<String, OptionalDouble> figures) {
    public Driver {
      figures = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(figures));
    }
  }

  /// The compositions that keep the answers of a state from being put together; empty if nothing
  /// does.
  ///
  /// @param outcome the question that is to be explained
  public static SortedSet<String> conflicting(State answers, String outcome) {
    var found = new TreeSet<String>();
    compounds(answers, outcome).forEach(one -> found.add(one.composition().toString()));
    if (found.size() < 2) {
      found.clear();
    }
    return found;
  }

  /// @param answers to the survey, as they count in the period
  /// @param outcome the question that is to be explained
  /// @param dimensions those to name where nobody answered
  /// @throws IllegalArgumentException if [#conflicting] would object
  public static DriverRanking of(State answers, String outcome, List<String> dimensions) {
    var compounds = compounds(answers, outcome);
    if (compounds.size() > 1) {
      throw new IllegalArgumentException("several compositions: " + conflicting(answers, outcome));
    }
    long dropped = dropped(answers, outcome);
    return compounds.stream()
        .findFirst()
        .map(compound -> of(compound, dropped))
        .orElseGet(
            () ->
                new DriverRanking(
                    0,
                    dropped,
                    OptionalDouble.empty(),
                    dimensions.stream().map(name -> driver(name, List.of())).toList()));
  }

  private static List<Compound> compounds(State answers, String outcome) {
    return Compound.all(answers, METRIC).stream()
        .filter(compound -> compound.composition().names().getFirst().equals(outcome))
        .toList();
  }

  private static long dropped(State answers, String outcome) {
    return Compound.dropped(
        answers, one -> one.metric().equals(METRIC) && one.names().getFirst().equals(outcome));
  }

  private static DriverRanking of(Compound compound, long dropped) {
    CrossProducts rows = compound.rows();
    var names = compound.composition().names();
    var dimensions = names.subList(1, names.size());
    return Drivers.of(rows, 0)
        .filter(Drivers::enough)
        .map(known -> ranked(known, rows, dropped, dimensions))
        .orElseGet(() -> unranked(rows, dropped, dimensions));
  }

  private static DriverRanking unranked(CrossProducts rows, long dropped, List<String> dimensions) {
    var drivers = new ArrayList<Driver>();
    for (int i = 0; i < dimensions.size(); i++) {
      drivers.add(driver(dimensions.get(i), List.of(mean(rows, i))));
    }
    return new DriverRanking(rows.count(), dropped, OptionalDouble.empty(), drivers);
  }

  private static DriverRanking ranked(
      Drivers known, CrossProducts rows, long dropped, List<String> dimensions) {
    var correlations = known.correlations();
    var byOrders = known.averagedOverOrders();
    var byWeights = known.relativeWeights();
    var drivers = new ArrayList<Driver>();
    for (int i = 0; i < dimensions.size(); i++) {
      drivers.add(
          driver(
              dimensions.get(i),
              List.of(
                  mean(rows, i),
                  correlations.get(i).map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                  OptionalDouble.of(byOrders.contributions().get(i)),
                  share(byOrders, i),
                  OptionalDouble.of(byWeights.contributions().get(i)),
                  share(byWeights, i))));
    }
    drivers.sort(
        Comparator.comparing(
            driver -> -driver.figures().get(IMPORTANCE).orElseThrow())); // stable: then by name
    var explained = OptionalDouble.of(byOrders.rSquared());
    return new DriverRanking(rows.count(), dropped, explained, drivers);
  }

  /// @param known the first figures; the others have no data
  private static Driver driver(String dimension, List<OptionalDouble> known) {
    var figures = new LinkedHashMap<String, OptionalDouble>();
    for (int i = 0; i < FIGURES.size(); i++) {
      figures.put(FIGURES.get(i), i < known.size() ? known.get(i) : OptionalDouble.empty());
    }
    return new Driver(dimension, figures);
  }

  /// The outcome comes before the dimensions.
  private static OptionalDouble mean(CrossProducts rows, int dimension) {
    return OptionalDouble.of(rows.moments(dimension + 1).mean());
  }

  private static OptionalDouble share(Importance importance, int dimension) {
    var shares = importance.shares();
    return shares.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(shares.get(dimension));
  }
}
