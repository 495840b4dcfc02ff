package rapport.local.sample;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;

/// A day of the company, and what was special about it.
///
/// @param date in the company's zone
/// @param today the day as of which the sample is made
record SampleDay(LocalDate date, LocalDate today) {

  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final int YEAR_DAYS = 365;
  private static final double PROGRESS_DAYS = 60;

  /// How much there is to do, Monday first. On Sundays the shop is closed.
  private static final double[] WEEKDAYS = {1.3, 1.1, 1.0, 1.0, 0.85, 0.15, 0};

  /// The same by month: gifts before Christmas, and nobody at home in summer.
  private static final double[] MONTHS = {
    1.0, 0.9, 0.95, 1.0, 0.95, 0.9, 0.72, 0.68, 1.0, 1.1, 1.35, 1.5
  };

  /// How hard it is to deliver in time, in points of satisfaction.
  private static final Map<Integer, Double> DELIVERY_STRAIN = Map.of(11, 0.5, 12, 1.3, 1, 0.4);

  /// In the week so many before this one the shop could not be reached, from Tuesday to Friday:
  /// late enough to be told by control charts, which look at the last 37 days.
  private static final int OUTAGE_WEEKS_AGO = 4;

  private static final int OUTAGE_DAYS = 4;
  private static final double FORGOTTEN_DAYS = 10;

  private static final int DESK_GREW_DAYS_AGO = 150;

  /// Of so many answers one is given at home, when the company is closed.
  private static final int AT_HOME_OF = 10;

  /// The part of a usual day's answers that a Sunday has, all of them given at home.
  private static final double ON_SUNDAY = 0.08;

  private static final LocalTime OPEN = LocalTime.of(8, 0);
  private static final LocalTime CLOSE = LocalTime.of(19, 0);
  private static final LocalTime OPEN_ON_SATURDAY = LocalTime.of(10, 0);
  private static final LocalTime CLOSE_ON_SATURDAY = LocalTime.of(14, 0);

  /// What everything of a day is drawn from, apart for each kind of event.
  Chance chance(String kind) {
    return new Chance(date.toEpochDay() * 31 + kind.hashCode());
  }

  /// The part of a usual day's events that this one has.
  double bustle() {
    return WEEKDAYS[date.getDayOfWeek().ordinal()] * season();
  }

  /// The same of answers: who is asked by mail opens it on a Sunday, too.
  double answering() {
    return date.getDayOfWeek() == DayOfWeek.SUNDAY ? ON_SUNDAY * season() : bustle();
  }

  double season() {
    return MONTHS[date.getMonthValue() - 1];
  }

  double deliveryStrain() {
    return DELIVERY_STRAIN.getOrDefault(date.getMonthValue(), 0.0);
  }

  /// How far the company has come with what it began a year ago, from 0 to 1. Since it is done
  /// nothing has changed for long, so that control charts know what is usual.
  double progress() {
    return Math.clamp((YEAR_DAYS - daysAgo()) / PROGRESS_DAYS, 0, 1);
  }

  /// How much of an outage there is: 1 while nothing works, then less until it is forgotten.
  double outage() {
    long since = ChronoUnit.DAYS.between(outageBegan(today), date);
    return since < 0 ? 0 : Math.clamp(1 - (since - OUTAGE_DAYS + 1) / FORGOTTEN_DAYS, 0, 1);
  }

  boolean isDown() {
    return outage() == 1;
  }

  static LocalDate outageBegan(LocalDate today) {
    return today
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .minusWeeks(OUTAGE_WEEKS_AGO)
        .plusDays(1);
  }

  /// How much longer than usual answers took: the desk has grown since, is short of people whenever
  /// there is much to do, and had caught up as soon as the shop could be reached again.
  double slowness() {
    double grown = daysAgo() > DESK_GREW_DAYS_AGO ? 1.5 : 1;
    double busy = season() > 1.2 ? 1.3 : 1;
    return grown * busy * (isDown() ? 3 : 1);
  }

  private long daysAgo() {
    return ChronoUnit.DAYS.between(date, today);
  }

  /// A time of this day at which somebody from a region is about, and the company at work.
  Instant time(String region, Chance chance) {
    int hour =
        date.getDayOfWeek() == DayOfWeek.SATURDAY
            ? OPEN_ON_SATURDAY.getHour() + chance.below(4)
            : hour(region, chance);
    var at = date.atTime(hour, chance.below(60), chance.below(60)).atZone(ZONE).toInstant();
    return whenOpen(at, chance);
  }

  /// A time at which somebody from a region answers: usually that of [#time], of some when it is
  /// noon or evening at home. All of a region share that hour, since the log is kept by the hour.
  Instant answerTime(String region, Chance chance) {
    boolean isAtHome = date.getDayOfWeek() == DayOfWeek.SUNDAY || chance.below(AT_HOME_OF) == 0;
    int hour = region.equals("APAC") ? 5 : 20;
    return isAtHome
        ? date.atTime(hour, chance.below(60), chance.below(60)).atZone(ZONE).toInstant()
        : time(region, chance);
  }

  private static int hour(String region, Chance chance) {
    return OPEN.getHour()
        + switch (region) {
          case "APAC" -> chance.weighted(9, 8, 6, 3, 2, 1, 1, 1, 1, 1, 1);
          case "AMER" -> chance.weighted(1, 1, 1, 1, 2, 3, 5, 8, 9, 8, 6);
          default -> chance.weighted(4, 8, 10, 8, 4, 5, 8, 7, 5, 3, 2);
        };
  }

  /// A time, or one soon after the company is open again.
  static Instant whenOpen(Instant at, Chance chance) {
    var local = at.atZone(ZONE);
    var open = opening(local);
    return open.equals(local)
        ? at
        : open.plusMinutes(chance.below(45)).plusSeconds(chance.below(60)).toInstant();
  }

  private static ZonedDateTime opening(ZonedDateTime at) {
    boolean saturday = at.getDayOfWeek() == DayOfWeek.SATURDAY;
    var open = saturday ? OPEN_ON_SATURDAY : OPEN;
    var close = saturday ? CLOSE_ON_SATURDAY : CLOSE;
    if (at.getDayOfWeek() == DayOfWeek.SUNDAY || !at.toLocalTime().isBefore(close)) {
      return opening(at.toLocalDate().plusDays(1).atStartOfDay(ZONE));
    }
    return at.toLocalTime().isBefore(open) ? at.with(open) : at;
  }
}
