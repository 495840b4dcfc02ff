package rapport.reader;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.fold.Fold;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.UtcHour;
import rapport.store.DayKey;
import rapport.store.EventLog;
import rapport.store.HourRecords;
import rapport.store.LogFold;
import rapport.store.Marks.Mark;

/// What is marked in a stretch of time and may be missing from the records: folded here from the
/// log, in memory and without writing, as far as that is not too much. Of a day that is kept by its
/// hours only the marked ones are folded.
final class Unfolded {

  /// How much log one answer may fold. Beyond it the records must do, and the answer says how old
  /// they are.
  static final long MAX_LOG_BYTES = 256 * 1024;

  private final EventLog log;
  private final HourRecords hours;
  private final String tenant;
  private final Calendar calendar;
  private final List<Mark> marks;
  private final SortedSet<LocalDate> days = new TreeSet<>();

  /// @param marks read before any record was
  /// @param from the first instant that matters
  /// @param to the first that no longer does
  Unfolded(
      EventLog log,
      HourRecords hours,
      String tenant,
      Calendar calendar,
      List<Mark> marks,
      Instant from,
      Instant to) {
    this.log = log;
    this.hours = hours;
    this.tenant = tenant;
    this.calendar = calendar;
    this.marks =
        marks.stream()
            .filter(mark -> mark.hour().end().isAfter(from) && mark.hour().start().isBefore(to))
            .toList();
    this.marks.forEach(mark -> days.addAll(calendar.daysOf(mark.hour())));
  }

  /// The days whose records may be behind.
  SortedSet<LocalDate> days() {
    return Collections.unmodifiableSortedSet(days);
  }

  /// What came of folding.
  ///
  /// @param days those that were folded
  /// @param asOf every event recorded before this is in them or in the records
  record Folded(Map<LocalDate, Map<PartKey, Part>> days, Instant asOf) {
    Folded {
      days = Map.copyOf(days);
    }
  }

  /// Folds the latest days first. To be called after the records were read: a day that is folded by
  /// the schedule meanwhile is then in one of the two.
  Folded fold(Instant now) {
    long left = MAX_LOG_BYTES;
    var folded = new HashMap<LocalDate, Map<PartKey, Part>>();
    for (LocalDate day : days.reversed()) {
      var one = fold(day, left, now, Instant.MAX);
      if (one.isEmpty()) {
        break;
      }
      left -= one.get().bytes();
      folded.put(day, one.get().parts());
    }
    return new Folded(folded, asOf(folded, now));
  }

  /// What a day holds up to an instant in it; nothing if that takes more log than
  /// [HourlyParts#MAX_LOG_BYTES]. Of a day that is kept by its hours the whole hours before it are
  /// taken as they are kept, unless they are marked.
  static Optional<Map<PartKey, Part>> ofDayUntil(
      Records.Stores stores, TenantView view, LocalDate day, Instant until) {
    var calendar = view.calendar();
    var marks =
        stores
            .marks()
            .of(
                view.tenant(),
                UtcHour.of(calendar.startOf(day)),
                UtcHour.of(calendar.endOf(day).minusMillis(1)));
    return new Unfolded(
            stores.log(),
            stores.hours(),
            view.tenant(),
            calendar,
            marks,
            calendar.startOf(day),
            calendar.endOf(day))
        .fold(day, HourlyParts.MAX_LOG_BYTES, until, until)
        .map(FoldedDay::parts);
  }

  /// @param bytes how much log was read for it
  private record FoldedDay(Map<PartKey, Part> parts, long bytes) {}

  /// Empty if it takes more log than that.
  ///
  /// @param last what is kept of hours that end after this is not taken, nor what begins after it
  private Optional<FoldedDay> fold(LocalDate day, long maxBytes, Instant now, Instant last) {
    var kept =
        new TreeMap<>(
            hours
                .of(new DayKey(tenant, calendar.version(), day))
                .orElse(Collections.emptySortedMap()));
    marks.forEach(mark -> kept.remove(mark.hour()));
    kept.keySet().removeIf(hour -> hour.end().isAfter(last));
    var fold = Fold.ofDay(day, calendar, now);
    long bytes = 0;
    for (List<UtcHour> fresh : withoutGaps(day, kept.keySet(), last)) {
      var extent = LogFold.atMost(maxBytes - bytes, log, tenant, fresh, fold);
      if (!extent.complete()) {
        return Optional.empty();
      }
      bytes += extent.bytes();
    }
    var parts = new TreeMap<>(fold.result().parts());
    kept.values()
        .forEach(
            hour ->
                hour.parts()
                    .forEach((key, sealing) -> parts.merge(key, sealing.part(), Part::merge)));
    return Optional.of(new FoldedDay(parts, bytes));
  }

  /// The hours of a day that have begun by then and have to be folded, in runs that are read at
  /// once each.
  private List<List<UtcHour>> withoutGaps(LocalDate day, Set<UtcHour> kept, Instant last) {
    var runs = new ArrayList<List<UtcHour>>();
    boolean gap = true;
    for (UtcHour hour : calendar.hoursOf(day)) {
      if (kept.contains(hour) || hour.start().isAfter(last)) {
        gap = true;
        continue;
      }
      if (gap) {
        runs.add(new ArrayList<>());
        gap = false;
      }
      runs.getLast().add(hour);
    }
    return runs;
  }

  private Instant asOf(Map<LocalDate, Map<PartKey, Part>> folded, Instant now) {
    return marks.stream()
        .filter(mark -> !folded.keySet().containsAll(calendar.daysOf(mark.hour())))
        .map(Mark::firstMarkedAt)
        .reduce(now, (one, other) -> one.isBefore(other) ? one : other);
  }
}
