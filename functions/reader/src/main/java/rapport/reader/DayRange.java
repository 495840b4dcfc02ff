package rapport.reader;

import java.time.Instant;
import java.time.LocalDate;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;

/// The local days that an answer is about.
///
/// @param from the first
/// @param to the last
record DayRange(LocalDate from, LocalDate to) {

  /// What is shown if no beginning is named.
  static final int DEFAULT_DAYS = 90;

  Instant start(Calendar calendar) {
    return calendar.startOf(from);
  }

  /// The first instant after it.
  Instant end(Calendar calendar) {
    return calendar.endOf(to);
  }

  /// Reads `from` and `to`, and says what is wrong with them. Today is the last day if none is
  /// named.
  static DayRange read(Parameters parameters, Calendar calendar, Instant now) {
    int faults = parameters.errors().size();
    var to = day(parameters, "to", calendar, calendar.dayOf(now));
    var from = day(parameters, "from", calendar, to.minusDays(DEFAULT_DAYS - 1L));
    if (from.isAfter(to) && parameters.errors().size() == faults) {
      parameters.fault("from", "must not come after to");
    }
    return new DayRange(from, to);
  }

  private static LocalDate day(
      Parameters parameters, String name, Calendar calendar, LocalDate otherwise) {
    var text = parameters.one(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    var day =
        Period.parse(Granularity.DAY, text.get(), calendar)
            .filter(PeriodReading::isKept)
            .map(Period::firstDay);
    if (day.isEmpty()) {
      parameters.fault(name, "must be a day from 1970 on, for instance 2026-03-01");
    }
    return day.orElse(otherwise);
  }
}
