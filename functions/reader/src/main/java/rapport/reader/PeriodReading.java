package rapport.reader;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;

/// Reads `period`, `from` and `to`.
final class PeriodReading {

  /// How many periods are shown if none are named.
  private static final int DEFAULT_PERIODS = 12;

  /// No event is older, and none can lie beyond the other end: storage keys have years of 4 digits.
  private static final int FIRST_YEAR = 1970;

  private static final int LAST_YEAR = 9998;

  /// What is wrong with a period that nothing can be kept of.
  static final String OUT_OF_RANGE = "must lie in the years " + FIRST_YEAR + " to " + LAST_YEAR;

  private final Parameters parameters;
  private final Calendar calendar;
  private final Instant now;

  PeriodReading(Parameters parameters, Calendar calendar, Instant now) {
    this.parameters = parameters;
    this.calendar = calendar;
    this.now = now;
  }

  /// In order, without gaps; none if something is wrong with them.
  List<Period> read() {
    var granularity = Granularity.of(parameters.one("period").orElse("" + Granularity.MONTH));
    if (granularity.isEmpty()) {
      parameters.fault("period", "must be one of hour, day, week, month, quarter, year");
    }
    return granularity.map(this::read).orElse(List.of());
  }

  private List<Period> read(Granularity granularity) {
    int faults = parameters.errors().size();
    var current = Period.of(granularity, now, calendar);
    var to = period("to", granularity).orElse(current);
    var from = period("from", granularity).orElseGet(() -> before(to));
    return parameters.errors().size() == faults ? range(from, to) : List.of();
  }

  private List<Period> range(Period from, Period to) {
    return switch (Period.check(from, to)) {
      case LISTABLE -> Period.range(from, to);
      case REVERSED -> faulty("must not come after to");
      case TOO_LONG ->
          faulty(
              from.granularity() == Granularity.HOUR
                  ? "at most " + Period.MAX_DAYS_OF_HOURS + " days can be shown by the hour"
                  : "at most " + Period.MAX_PERIODS + " periods can be shown");
    };
  }

  private List<Period> faulty(String message) {
    parameters.fault("from", message);
    return List.of();
  }

  private static Period before(Period to) {
    var from = to;
    for (int periods = 1; periods < DEFAULT_PERIODS; periods++) {
      from = from.previous();
    }
    return from;
  }

  private Optional<Period> period(String name, Granularity granularity) {
    var text = parameters.one(name);
    var period = text.flatMap(some -> Period.parse(granularity, some, calendar));
    if (text.isPresent() && period.isEmpty()) {
      parameters.fault(name, "must be " + example(granularity));
    }
    period.filter(some -> !isKept(some)).ifPresent(_ -> parameters.fault(name, OUT_OF_RANGE));
    return period;
  }

  /// Whether anything could be kept of a period.
  static boolean isKept(Period period) {
    int year = period.firstDay().getYear();
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  private static String example(Granularity granularity) {
    return switch (granularity) {
      case HOUR -> "an hour with its offset, for instance 2026-03-01T09+01:00";
      case DAY -> "a day, for instance 2026-03-01";
      case WEEK -> "a week, for instance 2026-W09";
      case MONTH -> "a month, for instance 2026-03";
      case QUARTER -> "a quarter, for instance 2026-Q1";
      case YEAR -> "a year, for instance 2026";
    };
  }
}
