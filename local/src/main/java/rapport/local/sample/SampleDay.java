package rapport.local.sample;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// A day of the company.
///
/// @param date in the company's zone
/// @param daysAgo how long before the day the sample was loaded on
record SampleDay(LocalDate date, int daysAgo) {

  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final int PARCELS_LATE_FROM = 48;
  private static final int PARCELS_LATE_TO = 37;
  private static final int FASTER_FROM = 25;

  /// What everything of a day is drawn from, apart for each kind of event.
  Chance chance(String kind) {
    return new Chance(date.toEpochDay() * 31 + kind.hashCode());
  }

  /// The part of a usual day's events that this one has.
  double bustle() {
    boolean weekend =
        date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    return (weekend ? 0.4 : 1.0) * (parcelsAreLate() ? 1.5 : 1.0);
  }

  /// The company once had bad days, when its parcels came late.
  boolean parcelsAreLate() {
    return PARCELS_LATE_TO <= daysAgo && daysAgo <= PARCELS_LATE_FROM;
  }

  /// How much longer than today answers took: the desk has grown since.
  double slowness() {
    return (daysAgo > FASTER_FROM ? 1.6 : 1.0) * (parcelsAreLate() ? 2.0 : 1.0);
  }

  /// A time of this day, most often when people work.
  Instant time(Chance chance) {
    int hour = chance.happens(0.8) ? 8 + chance.below(10) : chance.below(24);
    return date.atStartOfDay(ZONE)
        .plusHours(hour)
        .plusMinutes(chance.below(60))
        .plusSeconds(chance.below(60))
        .toInstant();
  }
}
