package rapport.settings;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a tenant decides about its customers.
///
/// @param inactivityDays after so many days without an event a customer has left; 0 if silence
///   means nothing
/// @param journeys by name: their stages, two or more, in the order in which they are reached
/// @param plans loyalty plans by name: their tiers, of which there may be none
/// @param churnDenominator what churn is a share of
/// @param clvYears how many years a customer is taken to stay; 0 if churn tells
public record CustomerRules(
    int inactivityDays,
    SortedMap<String, List<String>> journeys,
    SortedMap<String, List<String>> plans,
    ChurnDenominator churnDenominator,
    double clvYears) {

  /// Nothing decided.
  public static final CustomerRules NONE =
      new CustomerRules(
          0, Collections.emptySortedMap(), Collections.emptySortedMap(), ChurnDenominator.START, 0);

  public CustomerRules {
    journeys = copy(journeys);
    plans = copy(plans);
    if (inactivityDays < 0 || !(clvYears >= 0 && Double.isFinite(clvYears))) {
      throw new IllegalArgumentException(
          "days and years must be 0 or more, got " + inactivityDays + " and " + clvYears);
    }
    if (journeys.values().stream().anyMatch(stages -> stages.size() < 2)) {
      throw new IllegalArgumentException("a journey has two stages or more, got " + journeys);
    }
  }

  /// What churn is a share of.
  public enum ChurnDenominator {
    /// Customers at the start of the period.
    START,
    /// Those, and the ones who came and stayed.
    ALL,
    /// The mean of the customers at the start and at the end.
    AVERAGE
  }

  /// Only what facts are derived by: the rest is looked at when figures are read.
  CustomerRules ofFacts() {
    return new CustomerRules(
        inactivityDays, journeys, plans, NONE.churnDenominator(), NONE.clvYears());
  }

  private static SortedMap<String, List<String>> copy(SortedMap<String, List<String>> lists) {
    var copy = new TreeMap<String, List<String>>();
    lists.forEach((name, list) -> copy.put(name, List.copyOf(list)));
    return Collections.unmodifiableSortedMap(copy);
  }
}
