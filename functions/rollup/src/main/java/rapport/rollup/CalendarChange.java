package rapport.rollup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.TreeSet;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.period.Calendar;
import rapport.period.UtcHour;
import rapport.rollup.FinalDays.Reached;
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
/// Days whose log is expiring can't be folded again: the announced calendar [takes over](FinalDays)
/// their records as they are, with the boundaries they had.
final class CalendarChange {

  /// How long one run goes on with it.
  static final Duration STEP = Duration.ofSeconds(20);

  private static final int FORM = 2;

  private final CalendarStore calendars;
  private final EventLog log;
  private final Marks marks;
  private final Summaries summaries;
  private final FinalDays finalDays;
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
    this.finalDays = new FinalDays(summaries, new AncestorRollup(summaries), clock);
    this.jobs = jobs;
    this.random = random;
    this.clock = clock;
  }

  /// Where the change stands.
  ///
  /// @param version the calendar it makes; 0 before it has begun
  /// @param finalDays how many of these it has taken over
  /// @param markedThrough the last month whose hours are marked, empty before the first
  /// @param completeAt when the last hour was marked; [Instant#EPOCH] before that
  private record Progress(
      int version, Reached finalDays, String markedThrough, Instant completeAt) {

    /// In form 1 final days were all taken over in the first step.
    static Progress decode(Bytes state) {
      var reader = new ByteReader(state);
      int form = reader.readByte();
      if (reader.atEnd()) {
        return beginning(0);
      }
      if (form > 1) {
        reader.readUnsigned();
      }
      int version = (int) reader.readUnsigned();
      var finalDays =
          form == 1 ? Reached.ALL : new Reached(reader.readText(), reader.readBoolean());
      return new Progress(
          version, finalDays, reader.readText(), Instant.ofEpochMilli(reader.readUnsigned()));
    }

    static Progress beginning(int version) {
      return new Progress(version, Reached.NOTHING, "", Instant.EPOCH);
    }

    /// The 0 is for a version of this that knows form 1 alone, and may be at work at the same time:
    /// to it the change has not begun, so it begins anew.
    Bytes encode() {
      return new ByteWriter()
          .writeByte(FORM)
          .writeUnsigned(0)
          .writeUnsigned(version)
          .writeText(finalDays.after())
          .writeBoolean(finalDays.all())
          .writeText(markedThrough)
          .writeUnsigned(completeAt.toEpochMilli())
          .toBytes();
    }

    boolean complete() {
      return completeAt.isAfter(Instant.EPOCH);
    }

    Progress with(Reached reached) {
      return new Progress(version, reached, markedThrough, completeAt);
    }

    Progress markedThrough(YearMonth month) {
      return new Progress(version, finalDays, month.toString(), completeAt);
    }

    Progress complete(Instant at) {
      return new Progress(version, finalDays, markedThrough, at);
    }
  }

  void step(Job job) {
    var all = calendars.of(job.tenant());
    if (all.announced().isEmpty()) {
      jobs.end(job);
      return;
    }
    int next = all.announced().getFirst().version();
    var stored = Progress.decode(job.state());
    var progress = stored.version() == next ? stored : Progress.beginning(next);
    if (progress.complete()) {
      finish(job, all, progress);
    } else {
      var reached = goOn(job.tenant(), all, progress, clock.instant().plus(STEP));
      jobs.update(job, reached.encode(), clock.instant(), random.next());
    }
  }

  private Progress goOn(String tenant, Calendars all, Progress from, Instant deadline) {
    if (from.finalDays().all()) {
      return mark(tenant, all, from, deadline);
    }
    var change = new FinalDays.Change(tenant, all.current(), all.announced().getFirst());
    var reached = from.with(finalDays.takeOver(change, from.finalDays(), deadline));
    boolean more = reached.finalDays().all() && clock.instant().isBefore(deadline);
    return more ? mark(tenant, all, reached, deadline) : reached;
  }

  /// Marks read before the records: what is marked now may be folded for the old calendar alone by
  /// a run that began earlier, and its record is there once its mark is not.
  private Progress mark(String tenant, Calendars all, Progress from, Instant deadline) {
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
      reached = reached.markedThrough(month);
      if (clock.instant().isAfter(deadline)) {
        return reached;
      }
    }
    return reached.complete(clock.instant());
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
}
