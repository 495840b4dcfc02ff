package rapport.reader;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.LocalHour;
import rapport.period.Period;

/// What `compare` asks for: with which period each is compared, and with how much of it.
enum Comparison {
  NONE,
  /// The period before.
  PREVIOUS,
  /// The same a year earlier: the same month, the same date, the 28th for 29 February. Weeks are
  /// compared with the one 364 days before: always a whole one, on almost the same dates, whereas
  /// week 53 has no week of its number in most years. An hour with the same local hour.
  YEAR;

  private static final int WEEKS_A_YEAR = 52;

  /// As the interface writes it.
  static Optional<Comparison> of(String word) {
    return Arrays.stream(values())
        .filter(one -> one != NONE && one.toString().equals(word))
        .findFirst();
  }

  /// Reads `compare`.
  ///
  /// @param otherwise if it is not given
  static Comparison read(Parameters parameters, Comparison otherwise) {
    var text = parameters.one("compare");
    var comparison = text.isEmpty() ? Optional.of(otherwise) : of(text.get());
    if (comparison.isEmpty()) {
      parameters.fault("compare", "must be previous or year");
    }
    return comparison.orElse(otherwise);
  }

  /// @throws IllegalStateException if nothing is compared
  Period earlier(Period period, Calendar calendar) {
    return switch (this) {
      case NONE -> throw new IllegalStateException("nothing is compared");
      case PREVIOUS -> period.previous();
      case YEAR -> yearBefore(period, calendar);
    };
  }

  private static Period yearBefore(Period period, Calendar calendar) {
    if (period instanceof LocalHour hour) {
      var then = ZonedDateTime.ofLocal(hour.hour().minusYears(1), calendar.zone(), hour.offset());
      return Period.of(Granularity.HOUR, then.toInstant(), calendar);
    }
    var day =
        period.granularity() == Granularity.WEEK
            ? period.firstDay().minusWeeks(WEEKS_A_YEAR)
            : period.firstDay().minusYears(1);
    return Period.of(period.granularity(), day, calendar);
  }

  /// How far into the earlier period one that is not over has come: as many local days as have
  /// passed of it, and on the next the same time of day; of an hour as many minutes. A shorter
  /// period ends before that.
  ///
  /// @param now in the period
  /// @return at most the end of the earlier period
  static Instant elapsed(Period period, Period earlier, Calendar calendar, Instant now) {
    var end = earlier.end(calendar);
    var until =
        period.granularity() == Granularity.HOUR
            ? earlier.start(calendar).plus(sinceStart(period, calendar, now))
            : sameTime(period, earlier, calendar, now);
    return until.isBefore(end) ? until : end;
  }

  private static Duration sinceStart(Period period, Calendar calendar, Instant now) {
    return Duration.between(period.start(calendar), now);
  }

  /// A time that the clocks leave out is taken by as much later as they are put forward; of one
  /// that they show twice the one with the same offset as now, else the first.
  private static Instant sameTime(Period period, Period earlier, Calendar calendar, Instant now) {
    var here = now.atZone(calendar.zone());
    long days = ChronoUnit.DAYS.between(period.firstDay(), calendar.dayOf(now));
    var day = earlier.firstDay().plusDays(days);
    var there =
        ZonedDateTime.ofLocal(
            LocalDateTime.of(day, here.toLocalTime()), calendar.zone(), here.getOffset());
    var start = calendar.startOf(day);
    return there.toInstant().isBefore(start) ? start : there.toInstant();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
