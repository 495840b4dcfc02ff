package rapport.retention;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// The retention triangle: customers by the period of their first activity, and how many of each
/// cohort are active in every later period. A customer counts once a period, and may be silent in
/// one and active again in the next (classic, or unbounded, retention).
///
/// Counts over disjoint customers, so they merge exactly.
///
/// @param active cohort → period → customers active in it; both are numbers of periods in a row,
///   and no period comes before its cohort
public record Cohorts(SortedMap<Integer, SortedMap<Integer, Long>> active) {

  public static final Cohorts NONE = new Cohorts(Collections.emptySortedMap());

  /// Thirty years of months, ten of weeks: what a table may be wide.
  private static final int MAX_PERIODS = 530;

  public Cohorts {
    var copy = new TreeMap<Integer, SortedMap<Integer, Long>>();
    active.forEach((cohort, periods) -> copy.put(cohort, checked(cohort, periods)));
    active = Collections.unmodifiableSortedMap(copy);
  }

  /// What one customer adds.
  ///
  /// @param periods in which the customer was active; with none nothing is added
  public static Cohorts ofCustomer(SortedSet<Integer> periods) {
    if (periods.isEmpty()) {
      return NONE;
    }
    var once = new TreeMap<Integer, Long>();
    periods.forEach(period -> once.put(period, 1L));
    return new Cohorts(new TreeMap<>(Collections.singletonMap(periods.first(), once)));
  }

  /// Of other customers.
  public Cohorts merge(Cohorts other) {
    var sum = new TreeMap<>(active);
    other.active.forEach((cohort, more) -> sum.merge(cohort, more, Cohorts::added));
    return new Cohorts(sum);
  }

  /// The cohorts in order, each up to the same period; those that begin after it are left out.
  ///
  /// @throws IllegalArgumentException if a row would have more than 530 periods
  public List<CohortRow> rows(int lastPeriod) {
    var rows = new ArrayList<CohortRow>();
    active.forEach(
        (cohort, periods) -> {
          if (cohort <= lastPeriod) {
            rows.add(new CohortRow(cohort, inARow(cohort, lastPeriod, periods)));
          }
        });
    return List.copyOf(rows);
  }

  private static List<Long> inARow(int first, int last, SortedMap<Integer, Long> counts) {
    if ((long) last - first >= MAX_PERIODS) {
      throw new IllegalArgumentException(
          "a row must have at most %d periods, got %d to %d".formatted(MAX_PERIODS, first, last));
    }
    var row = new ArrayList<Long>();
    for (int period = first; period <= last; period++) {
      row.add(counts.getOrDefault(period, 0L));
    }
    return row;
  }

  private static SortedMap<Integer, Long> added(
      SortedMap<Integer, Long> some, SortedMap<Integer, Long> more) {
    var sum = new TreeMap<>(some);
    more.forEach((period, count) -> sum.merge(period, count, Math::addExact));
    return sum;
  }

  private static SortedMap<Integer, Long> checked(int cohort, SortedMap<Integer, Long> periods) {
    long size = periods.getOrDefault(cohort, 0L);
    if (size < 1 || periods.firstKey() < cohort) {
      throw new IllegalArgumentException("cohort " + cohort + " must begin in its own period");
    }
    if (periods.values().stream().anyMatch(count -> count < 0 || count > size)) {
      throw new IllegalArgumentException(
          "of a cohort of %d, 0 to %d are active, got %s".formatted(size, size, periods));
    }
    return Collections.unmodifiableSortedMap(new TreeMap<>(periods));
  }
}
