package rapport.reader;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import rapport.edge.Checked;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;

/// Reads the parameters of `GET /v1/alerts` and finds all that is wrong with them.
final class AlertsReading {

  /// What is shown if no beginning is named.
  static final int DEFAULT_DAYS = 90;

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9998;

  private final Parameters parameters;
  private final Calendar calendar;

  AlertsReading(Parameters parameters, Calendar calendar) {
    this.parameters = parameters;
    this.calendar = calendar;
  }

  Checked<AlertsQuery> read(Instant now) {
    parameters.refuseOthers(Set.of(), Set.of("from", "to", "cursor"));
    var to = day("to", calendar.dayOf(now));
    var from = day("from", to.minusDays(DEFAULT_DAYS - 1L));
    if (from.isAfter(to) && parameters.errors().isEmpty()) {
      parameters.fault("from", "must not come after to");
    }
    var cursor = parameters.one("cursor");
    var place = cursor.flatMap(AlertsQuery::place);
    if (cursor.isPresent() && place.isEmpty()) {
      parameters.fault("cursor", "must be the next of an answer");
    }
    return parameters.errors().isEmpty()
        ? new Checked.Valid<>(
            new AlertsQuery(
                calendar.startOf(from), calendar.endOf(to), place.orElse(AlertsQuery.FIRST_PAGE)))
        : new Checked.Invalid<>(parameters.errors());
  }

  private LocalDate day(String name, LocalDate otherwise) {
    var text = parameters.one(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    var day =
        Period.parse(Granularity.DAY, text.get(), calendar)
            .map(Period::firstDay)
            .filter(some -> some.getYear() >= FIRST_YEAR && some.getYear() <= LAST_YEAR);
    if (day.isEmpty()) {
      parameters.fault(name, "must be a day from 1970 on, for instance 2026-03-01");
    }
    return day.orElse(otherwise);
  }
}
