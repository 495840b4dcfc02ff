package rapport.rollup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.UtcHour;
import rapport.settings.Calendars;
import rapport.store.EventLog;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;
import rapport.store.LogEntry;
import rapport.store.Marks;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;

/// Makes the figures of an announced calendar: marks every hour that is still in the log, month by
/// month, and makes the calendar the current one when those marks are gone.
///
/// Days whose log is expiring can't be folded again: the announced calendar takes over their
/// records as they are, with the boundaries they had.
final class CalendarChange {

  /// How long one run goes on with it.
  static final Duration STEP = Duration.ofSeconds(20);

  private static final int FORM = 1;

  private final CalendarStore calendars;
  private final EventLog log;
  private final Marks marks;
  private final Summaries summaries;
  private final AncestorRollup ancestors;
  private final Jobs jobs;
  private final Randomness random;
  private final Clock clock;

  CalendarChange(
      CalendarStore calendars,
      EventLog log,
      Marks marks,
      Summaries summaries,
      Jobs jobs,
      Randomness random,
      Clock clock) {
    this.calendars = calendars;
    this.log = log;
    this.marks = marks;
    this.summaries = summaries;
    this.ancestors = new AncestorRollup(summaries);
    this.jobs = jobs;
    this.random = random;
    this.clock = clock;
  }

  /// Where the change stands.
  ///
  /// @param version the calendar it makes; 0 before it has begun
  /// @param markedThrough the last month whose hours are marked, empty before the first
  /// @param completeAt when the last hour was marked; [Instant#EPOCH] before that
  private record Progress(int version, String markedThrough, Instant completeAt) {

    static Progress decode(Bytes state) {
      var reader = new ByteReader(state);
      reader.readByte();
      return reader.atEnd()
          ? new Progress(0, "", Instant.EPOCH)
          : new Progress(
              (int) reader.readUnsigned(),
              reader.readText(),
              Instant.ofEpochMilli(reader.readUnsigned()));
    }

    Bytes encode() {
      return new ByteWriter()
          .writeByte(FORM)
          .writeUnsigned(version)
          .writeText(markedThrough)
          .writeUnsigned(completeAt.toEpochMilli())
          .toBytes();
    }

    boolean complete() {
      return completeAt.isAfter(Instant.EPOCH);
    }
  }

  void step(Job job) {
    var all = calendars.of(job.tenant());
    if (all.announced().isEmpty()) {
      jobs.end(job);
      return;
    }
    var next = all.announced().getFirst();
    var progress = Progress.decode(job.state());
    if (progress.version() != next.version()) {
      takeOverSealed(job.tenant(), all.current(), next);
      progress = new Progress(next.version(), "", Instant.EPOCH);
    }
    if (progress.complete()) {
      finish(job, all, progress);
    } else {
      jobs.update(job, mark(job.tenant(), all, progress).encode(), clock.instant(), random.next());
    }
  }

  /// Marks read before the records: what is marked now may be folded for the old calendar alone by
  /// a run that began earlier, and its record is there once its mark is not.
  private Progress mark(String tenant, Calendars all, Progress from) {
    var deadline = clock.instant().plus(STEP);
    var months = new TreeSet<YearMonth>();
    for (var mark : marks.of(tenant)) {
      all.current().daysOf(mark.hour()).forEach(day -> months.add(YearMonth.from(day)));
    }
    for (SummaryKey key : summaries.keys(tenant, all.current().version(), Level.MONTH)) {
      months.add(YearMonth.parse(key.period()));
    }
    var left =
        from.markedThrough().isEmpty()
            ? months
            : months.tailSet(YearMonth.parse(from.markedThrough()), false);
    var reached = from;
    for (YearMonth month : left) {
      mark(tenant, all.current(), month);
      reached = new Progress(from.version(), month.toString(), Instant.EPOCH);
      if (clock.instant().isAfter(deadline)) {
        return reached;
      }
    }
    return new Progress(reached.version(), reached.markedThrough(), clock.instant());
  }

  private void mark(String tenant, Calendar calendar, YearMonth month) {
    var from = UtcHour.of(calendar.startOf(month.atDay(1)));
    var to = UtcHour.of(calendar.endOf(month.atEndOfMonth()).minusMillis(1));
    var hours = new TreeSet<UtcHour>();
    log.read(
        tenant,
        from,
        to,
        entry -> {
          boolean expires =
              entry instanceof LogEntry.Block block
                  && SummaryRecord.sealed(block.expiresAt(), clock.instant());
          if (!expires) {
            hours.add(entry.hour());
          }
          return true;
        });
    hours.forEach(hour -> marks.mark(tenant, hour, random.next(), clock.instant()));
  }

  /// Every mark that was there when the last hour was marked must be gone.
  private void finish(Job job, Calendars all, Progress progress) {
    boolean folded =
        marks.of(job.tenant()).stream()
            .noneMatch(mark -> !mark.firstMarkedAt().isAfter(progress.completeAt()));
    if (folded) {
      calendars.makeCurrent(job.tenant(), all);
    }
  }

  private void takeOverSealed(String tenant, Calendar current, Calendar next) {
    Map<YearMonth, Set<PartKey>> months = new HashMap<>();
    summaries.each(
        tenant,
        current.version(),
        Level.DAY,
        (key, record) -> {
          if (record.sealedBy(clock.instant())) {
            summaries.save(
                new SummaryKey(tenant, next.version(), Level.DAY, key.part(), key.period()),
                new SummaryRecord(
                    1,
                    record.part(),
                    record.sealAt(),
                    record.zone(),
                    record.tzdb(),
                    record.logBytes()));
            months
                .computeIfAbsent(
                    YearMonth.from(LocalDate.parse(key.period())), _ -> new HashSet<>())
                .add(key.part());
          }
        });
    months.forEach((month, parts) -> ancestors.roll(tenant, next, month, parts));
  }
}
