package rapport.business;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/// Goes once through the time in which a team works, in order. Not thread-safe.
///
/// Between two changes of the clock the clock on the wall runs evenly, so there a window is a
/// stretch of time. Such a stretch of time after the other is gone through, and in each its days.
final class OpenTime {

  private static final int SECONDS_A_MINUTE = 60;

  private final OpeningHours hours;
  private final ZoneRules rules;
  private final Instant from;
  private final Instant to;
  private Duration left = Duration.ZERO;
  private Duration passed = Duration.ZERO;

  OpenTime(OpeningHours hours, Instant from, Instant to) {
    this.hours = hours;
    this.rules = hours.zone().getRules();
    this.from = from;
    this.to = to;
  }

  /// All of it.
  Duration total() {
    left = Duration.ofSeconds(Long.MAX_VALUE);
    walk();
    return passed;
  }

  /// When so much of it has passed.
  ///
  /// @param time more than 0
  Optional<Instant> reaches(Duration time) {
    left = time;
    return walk();
  }

  private Optional<Instant> walk() {
    var at = from;
    var found = Optional.<Instant>empty();
    while (found.isEmpty() && at.isBefore(to)) {
      ZoneOffsetTransition change = rules.nextTransition(at);
      var end = change == null || change.getInstant().isAfter(to) ? to : change.getInstant();
      found = walkEvenly(at, end, rules.getOffset(at));
      at = end;
    }
    return found;
  }

  private Optional<Instant> walkEvenly(Instant start, Instant end, ZoneOffset offset) {
    var last = LocalDateTime.ofInstant(end, offset).toLocalDate();
    var day = LocalDateTime.ofInstant(start, offset).toLocalDate();
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      for (Window window : hours.windows(day)) {
        var opens = later(start, at(day, window.startMinute(), offset));
        var closes = earlier(end, at(day, window.endMinute(), offset));
        if (opens.isBefore(closes)) {
          var open = Duration.between(opens, closes);
          if (open.compareTo(left) >= 0) {
            return Optional.of(opens.plus(left));
          }
          left = left.minus(open);
          passed = passed.plus(open);
        }
      }
    }
    return Optional.empty();
  }

  private static Instant at(LocalDate day, int minute, ZoneOffset offset) {
    return day.atStartOfDay().toInstant(offset).plusSeconds((long) minute * SECONDS_A_MINUTE);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
