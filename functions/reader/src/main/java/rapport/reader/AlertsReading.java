package rapport.reader;

import java.time.Instant;
import java.util.Set;
import rapport.edge.Checked;
import rapport.period.Calendar;
import rapport.store.Alerts.Place;

/// Reads the parameters of `GET /v1/alerts` and finds all that is wrong with them.
final class AlertsReading {

  private final Parameters parameters;
  private final Calendar calendar;

  AlertsReading(Parameters parameters, Calendar calendar) {
    this.parameters = parameters;
    this.calendar = calendar;
  }

  Checked<AlertsQuery> read(Instant now) {
    parameters.refuseOthers(Set.of(), Set.of("from", "to", "cursor"));
    var days = DayRange.read(parameters, calendar, now);
    var cursor = parameters.one("cursor");
    var place = cursor.flatMap(AlertsQuery::place);
    if (cursor.isPresent() && place.isEmpty()) {
      parameters.fault("cursor", "must be the next of an answer");
    }
    var end = days.end(calendar);
    return parameters.errors().isEmpty()
        ? new Checked.Valid<>(
            new AlertsQuery(
                days.start(calendar),
                place.filter(some -> some.start().isBefore(end)).orElse(Place.startOf(end))))
        : new Checked.Invalid<>(parameters.errors());
  }
}
