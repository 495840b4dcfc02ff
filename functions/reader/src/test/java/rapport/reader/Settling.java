package rapport.reader;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.fold.Fold;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.UtcHour;
import rapport.store.LogEntry;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;

/// Does what the rollup would, at once.
record Settling(ReaderWorld world) {

  /// Folds everything into days, months and years, and removes the marks.
  void settle(Collection<LocalDate> utcDays) {
    var days = new TreeSet<LocalDate>();
    for (LocalDate utc : utcDays) {
      for (int hour = 0; hour < 24; hour++) {
        days.addAll(world.calendar.daysOf(UtcHour.of(utc, hour)));
      }
    }
    var months = new TreeMap<String, SortedMap<PartKey, Part>>();
    var years = new TreeMap<String, SortedMap<PartKey, Part>>();
    for (LocalDate day : days) {
      var parts = fold(day);
      save(Level.DAY, day.toString(), parts, world.now.plus(ReaderWorld.RETENTION));
      add(parts, months.computeIfAbsent(YearMonth.from(day).toString(), _ -> new TreeMap<>()));
      parts.keySet().removeIf(part -> !part.family().running());
      add(parts, years.computeIfAbsent("%04d".formatted(day.getYear()), _ -> new TreeMap<>()));
    }
    months.forEach((month, parts) -> save(Level.MONTH, month, parts, SummaryRecord.NEVER));
    years.forEach((year, parts) -> save(Level.YEAR, year, parts, SummaryRecord.NEVER));
    world.marks.of(ReaderWorld.TENANT).forEach(world.marks::remove);
  }

  private static void add(SortedMap<PartKey, Part> parts, SortedMap<PartKey, Part> to) {
    parts.forEach((key, part) -> to.merge(key, part, Part::merge));
  }

  private SortedMap<PartKey, Part> fold(LocalDate day) {
    var fold = Fold.ofDay(day, world.calendar, world.now);
    var hours = world.calendar.hoursOf(day);
    world.log.read(
        ReaderWorld.TENANT,
        hours.getFirst(),
        hours.getLast(),
        entry -> {
          if (entry instanceof LogEntry.Block block) {
            block.facts().forEach(fold::add);
          }
          return true;
        });
    return new TreeMap<>(fold.result().parts());
  }

  private void save(Level level, String period, SortedMap<PartKey, Part> parts, Instant sealAt) {
    var summaries = new Summaries(world.summary);
    parts.forEach(
        (part, content) -> {
          var key =
              new SummaryKey(ReaderWorld.TENANT, world.calendar.version(), level, part, period);
          var before = summaries.readAll(List.of(key)).get(key);
          long revision = before == null ? 1 : before.revision() + 1;
          summaries.save(
              key,
              new SummaryRecord(
                  revision, content, sealAt, world.calendar.zone().getId(), "2026a", 100));
        });
  }
}
