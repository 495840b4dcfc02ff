package rapport.period;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/// The numbers of the periods that people are put together by: periods in a row have numbers in a
/// row.
public final class Cohort {

  /// How long a cohort's period may be. A cohort a day would be as many as there are days.
  public static final Set<Granularity> GRANULARITIES =
      Set.copyOf(
          EnumSet.of(Granularity.WEEK, Granularity.MONTH, Granularity.QUARTER, Granularity.YEAR));

  private static final int DAYS = 7;
  private static final int MONTHS = 12;
  private static final int MONTHS_OF_A_QUARTER = 3;

  private Cohort() {}

  /// @param period of one of [#GRANULARITIES]
  public static int number(Period period) {
    LocalDate first = period.firstDay();
    int months = first.getYear() * MONTHS + first.getMonthValue() - 1;
    return switch (period.granularity()) {
      case WEEK -> Math.toIntExact(Math.floorDiv(first.toEpochDay(), DAYS));
      case MONTH -> months;
      case QUARTER -> Math.floorDiv(months, MONTHS_OF_A_QUARTER);
      case YEAR -> first.getYear();
      case HOUR, DAY ->
          throw new IllegalArgumentException("there are no cohorts by " + period.granularity());
    };
  }
}
