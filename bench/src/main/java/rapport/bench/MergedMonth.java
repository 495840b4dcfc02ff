package rapport.bench;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import rapport.fold.Fold;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.period.UtcHour;
import rapport.store.EventLog;
import rapport.store.LogEntry;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;
import rapport.store.memory.MemoryTable;

/// What the table of summaries saves: a month put together from the records of its days, beside the
/// fold of all its facts. Both are read from tables in memory, as they are stored.
@State(Scope.Thread)
public class MergedMonth implements Pair {

  static final int ANSWERS = 9_000;

  private static final String TENANT = "demo";
  private static final YearMonth MONTH = YearMonth.of(2026, 3);
  private static final Calendar CALENDAR = new Calendar(1, ZoneOffset.UTC, DayOfWeek.MONDAY);
  private static final Period PERIOD = Period.of(Granularity.MONTH, MONTH.atDay(1), CALENDAR);

  private final EventLog log = new EventLog(new MemoryTable(), Duration.ofDays(400));
  private final Summaries summaries = new Summaries(new MemoryTable());

  public MergedMonth() {
    var facts =
        Answer.drawn(ANSWERS, PERIOD.start(CALENDAR), PERIOD.end(CALENDAR)).stream()
            .map(Answer::fact)
            .toList();
    log.append(TENANT, facts, PERIOD.end(CALENDAR));
    for (LocalDate day : PERIOD.days()) {
      folded(Period.of(Granularity.DAY, day, CALENDAR))
          .forEach((key, part) -> summaries.save(key(key, day), record(part)));
    }
  }

  @Benchmark
  public SortedMap<PartKey, Part> ours() {
    var parts = new TreeMap<PartKey, Part>();
    summaries.each(
        TENANT,
        CALENDAR.version(),
        Level.DAY,
        (key, record) -> parts.merge(key.part(), record.part(), Part::merge));
    return parts;
  }

  @Benchmark
  public SortedMap<PartKey, Part> baseline() {
    return folded(PERIOD);
  }

  @Override
  public boolean agree() {
    return ours().equals(baseline());
  }

  private SortedMap<PartKey, Part> folded(Period period) {
    var fold = new Fold(period, CALENDAR, PERIOD.end(CALENDAR));
    log.read(
        TENANT,
        UtcHour.of(period.start(CALENDAR)),
        UtcHour.of(period.end(CALENDAR).minusMillis(1)),
        entry -> {
          switch (entry) {
            case LogEntry.Block block -> block.facts().forEach(fold::add);
            case LogEntry.Tombstone grave -> fold.bury(grave.hour(), grave.id());
          }
          return true;
        });
    return fold.result().parts();
  }

  private static SummaryKey key(PartKey part, LocalDate day) {
    return new SummaryKey(TENANT, CALENDAR.version(), Level.DAY, part, day.toString());
  }

  private static SummaryRecord record(Part part) {
    return new SummaryRecord(1, part, SummaryRecord.NEVER, CALENDAR.zone().getId(), "2025b", 0);
  }
}
