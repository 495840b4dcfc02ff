package rapport.period;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The time during which the clocks of a zone show one hour of one day at one offset from UTC.
///
/// That is 60 minutes from hh:00, also where the offset is 5:45. Only where clocks change in the
/// middle of an hour (Lord Howe by 30 minutes, Newfoundland at 00:01) it is less, so that hours cut
/// the time line without gap or overlap.
///
/// @param hour the local hour, with no minutes
/// @param offset of the zone during this hour
public record LocalHour(LocalDateTime hour, ZoneOffset offset, ZoneId zone) implements Period {

  public LocalHour {
    if (!hour.equals(hour.truncatedTo(ChronoUnit.HOURS))) {
      throw new IllegalArgumentException("an hour must begin at hh:00, got " + hour);
    }
    if (!exists(hour, offset, zone)) {
      throw new IllegalArgumentException("no hour " + hour + offset + " in " + zone);
    }
  }

  static LocalHour of(Instant time, ZoneId zone) {
    var local = OffsetDateTime.ofInstant(time, zone);
    return new LocalHour(
        local.toLocalDateTime().truncatedTo(ChronoUnit.HOURS), local.getOffset(), zone);
  }

  /// Whether the zone's clocks ever show this hour at this offset.
  static boolean exists(LocalDateTime hour, ZoneOffset offset, ZoneId zone) {
    var start = hour.toInstant(offset);
    if (zone.getRules().getOffset(start).equals(offset)) {
      return true;
    }
    var change = zone.getRules().nextTransition(start);
    return change != null
        && change.getInstant().isBefore(start.plus(1, ChronoUnit.HOURS))
        && change.getOffsetAfter().equals(offset);
  }

  @Override
  public Granularity granularity() {
    return Granularity.HOUR;
  }

  @Override
  public Instant start(Calendar calendar) {
    return start();
  }

  @Override
  public Instant end(Calendar calendar) {
    return end();
  }

  @Override
  public LocalHour next() {
    return of(end(), zone);
  }

  @Override
  public LocalHour previous() {
    return of(start().minusNanos(1), zone);
  }

  @Override
  public LocalDate firstDay() {
    return hour.toLocalDate();
  }

  @Override
  public LocalDate lastDay() {
    return hour.toLocalDate();
  }

  @Override
  public List<LocalDate> days() {
    return List.of();
  }

  @Override
  public List<String> months() {
    return List.of();
  }

  @Override
  public String text() {
    return PeriodText.of(this);
  }

  @Override
  public String toString() {
    return text();
  }

  RangeCheck checkUntil(LocalHour last) {
    if (last.start().isBefore(start())) {
      return RangeCheck.REVERSED;
    }
    return last.hour.isBefore(hour.plusDays(MAX_DAYS_OF_HOURS))
        ? RangeCheck.LISTABLE
        : RangeCheck.TOO_LONG;
  }

  private Instant start() {
    var start = hour.toInstant(offset);
    return zone.getRules().getOffset(start).equals(offset)
        ? start
        : zone.getRules().nextTransition(start).getInstant();
  }

  private Instant end() {
    var end = hour.plusHours(1).toInstant(offset);
    var change = zone.getRules().nextTransition(start());
    return change != null && change.getInstant().isBefore(end) ? change.getInstant() : end;
  }
}
