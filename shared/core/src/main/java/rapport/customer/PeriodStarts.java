package rapport.customer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import rapport.fact.Span;

/// When the periods can have begun that a time lies in, whatever the zone and the start of weeks:
/// any time of the last nine days, and around the starts of its month, quarter and year in UTC.
///
/// A local day is at most 31 hours long, and its start lies less than a day from that of the same
/// date in UTC, so 31 hours around are enough.
///
/// What happened between two of these stretches is the same for every period. So bounds between
/// them are told as the end of the earlier one: facts then change only if a figure does, and stay
/// the same when a customer forgets what no figure needs. Not thread-safe.
final class PeriodStarts {

  private static final Duration RECENT = Duration.ofDays(9);
  private static final Duration AROUND = Duration.ofHours(31);
  private static final int MONTHS_OF_A_QUARTER = 3;
  private static final long QUARTER_HOUR_MILLIS = 900_000;

  private record Stretch(Instant first, Instant last) {}

  private final Instant time;
  private List<Stretch> found = List.of();

  private PeriodStarts(Instant time) {
    this.time = time;
  }

  /// Of the periods that this time lies in.
  static PeriodStarts of(Instant time) {
    return new PeriodStarts(time);
  }

  /// No such period began before this.
  Instant earliest() {
    return stretches().getFirst().first();
  }

  /// The span that holds the same of these starts, and is the same for all that do.
  Span told(Span span) {
    var after = span.after().equals(Instant.MIN) ? Instant.MIN : bound(span.after());
    var until = span.until().isBefore(time) ? bound(span.until()) : Instant.MAX;
    return after.isBefore(until) && after.isBefore(time) ? new Span(after, until) : Span.NEVER;
  }

  /// Whether a period can have begun after one time and until another: days begin on quarter hours
  /// of UTC.
  boolean divide(Instant after, Instant until) {
    long last = until.toEpochMilli();
    long quarter = last - Math.floorMod(last, QUARTER_HOUR_MILLIS);
    return quarter > after.toEpochMilli() && !told(new Span(after, until)).isNever();
  }

  private Instant bound(Instant time) {
    var before = Instant.MIN;
    for (Stretch stretch : stretches()) {
      if (time.isBefore(stretch.first())) {
        return before;
      }
      if (time.isBefore(stretch.last())) {
        return time;
      }
      before = stretch.last();
    }
    return before;
  }

  /// Looked for when first asked: most facts ask nothing.
  private List<Stretch> stretches() {
    if (found.isEmpty()) {
      found = joined(around(time), time);
    }
    return found;
  }

  private static List<Stretch> around(Instant time) {
    var stretches = new ArrayList<Stretch>();
    stretches.add(new Stretch(time.minus(RECENT), time));
    for (Instant shown : List.of(time.minus(AROUND), time.plus(AROUND))) {
      var month = shown.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
      int intoQuarter = (month.getMonthValue() - 1) % MONTHS_OF_A_QUARTER;
      stretches.add(around(month));
      stretches.add(around(month.minusMonths(intoQuarter)));
      stretches.add(around(month.withMonth(1)));
    }
    return stretches;
  }

  private static Stretch around(LocalDate day) {
    var start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Stretch(start.minus(AROUND), start.plus(AROUND));
  }

  /// In order, without those that begin after the time, and those that touch as one.
  private static List<Stretch> joined(List<Stretch> found, Instant time) {
    found.sort(Comparator.comparing(Stretch::first));
    var joined = new ArrayList<Stretch>();
    for (Stretch next : found) {
      if (next.first().isAfter(time)) {
        break;
      }
      var last = next.last().isAfter(time) ? time : next.last();
      if (!joined.isEmpty() && !joined.getLast().last().isBefore(next.first())) {
        var before = joined.removeLast();
        joined.add(new Stretch(before.first(), before.last().isAfter(last) ? before.last() : last));
      } else {
        joined.add(new Stretch(next.first(), last));
      }
    }
    return List.copyOf(joined);
  }
}
