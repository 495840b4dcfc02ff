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

  private static final double DAYS_OF_A_YEAR = 365.25;
  private static final double MOST_PREDICTED_YEARS = 10;

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

  /// How many days ahead spending is predicted: as long as a customer is taken to stay, but ten
  /// years at most, since the past of a shop says little of more; one year if churn tells.
  public int predictedDays() {
    double years = clvYears == 0 ? 1 : Math.min(clvYears, MOST_PREDICTED_YEARS);
    return Math.max(1, Math.toIntExact(Math.round(years * DAYS_OF_A_YEAR)));
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
