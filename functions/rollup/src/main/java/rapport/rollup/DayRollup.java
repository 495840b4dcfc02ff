package rapport.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import rapport.fact.Family;
import rapport.fold.Fold;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.UtcHour;
import rapport.rollup.KnownRecords.DayKey;
import rapport.rollup.KnownRecords.Known;
import rapport.store.EventLog;
import rapport.store.LogFold;
import rapport.store.Marks;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;
import rapport.store.Table.Outcome;

/// Folds one local day from the log and replaces its records.
///
/// The order is the protocol: the records' revisions are known, then the log is read strongly, then
/// each record is written if it still has that revision. A run that read the log earlier than
/// another can therefore never replace what the other wrote.
final class DayRollup {

  /// Each further look at the log is needed only where records turn up that nobody knew of.
  private static final int MAX_LOOKS = 4;

  private final EventLog log;
  private final Summaries summaries;
  private final Marks marks;
  private final Randomness random;
  private final KnownRecords known = new KnownRecords();

  DayRollup(EventLog log, Summaries summaries, Marks marks, Randomness random) {
    this.log = log;
    this.summaries = summaries;
    this.marks = marks;
    this.random = random;
  }

  /// What became of a day.
  sealed interface Result {

    /// Its records are those of the log; these parts were touched, and their ancestors are next.
    ///
    /// @param sealed families of which records are final and were left as they are
    record Written(Set<PartKey> parts, Set<Family> sealed) implements Result {
      public Written {
        parts = Set.copyOf(parts);
        sealed = Set.copyOf(sealed);
      }
    }

    /// Somebody else wrote meanwhile: the marks stay, and the next run folds again.
    record Conflict() implements Result {}
  }

  /// @param now read after the marks' tokens were
  Result roll(String tenant, Calendar calendar, LocalDate date, Instant now) {
    var day = new DayKey(tenant, calendar.version(), date.toString());
    for (int look = 0; look < MAX_LOOKS; look++) {
      var before = known.of(day);
      var read = read(tenant, calendar, date, now);
      var found = recordsUnknownOf(day, read.parts(), before);
      if (found.isEmpty()) {
        return write(day, calendar, read, before, now);
      }
      known.remember(day, found);
    }
    return new Result.Conflict();
  }

  /// @param folded what records are made of
  /// @param expiring the parts of what is not folded any more
  private record Read(Fold.Folded folded, Set<PartKey> expiring, LogFold.Extent extent) {

    Set<PartKey> parts() {
      var parts = new HashSet<>(expiring);
      parts.addAll(folded.parts().keySet());
      return parts;
    }
  }

  /// Without what begins to expire: a record that holds it is final, and one that does not, such as
  /// that of a calendar announced today, must not begin to, since the day that had it keeps it.
  private Read read(String tenant, Calendar calendar, LocalDate date, Instant now) {
    var lasting = fold(calendar, date, now);
    var expiring = fold(calendar, date, now);
    var hours = calendar.hoursOf(date);
    var extent = LogFold.apart(log, tenant, hours, lasting, expiring, now);
    return new Read(lasting.result(), expiring.result().parts().keySet(), extent);
  }

  private static Fold fold(Calendar calendar, LocalDate date, Instant now) {
    return new Fold(calendar.startOf(date), calendar.endOf(date), calendar.zone(), now);
  }

  private Map<PartKey, Known> recordsUnknownOf(
      DayKey day, Set<PartKey> parts, Map<PartKey, Known> before) {
    var unknown = new HashSet<SummaryKey>();
    for (PartKey part : parts) {
      if (!before.containsKey(part)) {
        unknown.add(key(day, part));
      }
    }
    var found = new HashMap<PartKey, Known>();
    summaries.readAll(unknown).forEach((key, record) -> found.put(key.part(), Known.of(record)));
    return found;
  }

  private Result write(
      DayKey day, Calendar calendar, Read read, Map<PartKey, Known> before, Instant now) {
    known.forget(day); // what is known again is what this run saw written
    var written = new HashMap<>(before);
    var sealed = new HashSet<Family>();
    read.expiring().stream()
        .filter(part -> before.getOrDefault(part, Known.ABSENT).sealedBy(now))
        .forEach(part -> sealed.add(part.family()));
    for (Map.Entry<PartKey, Part> entry : read.folded().parts().entrySet()) {
      var was = before.getOrDefault(entry.getKey(), Known.ABSENT);
      if (was.sealedBy(now)) {
        sealed.add(entry.getKey().family());
        continue;
      }
      var next = record(was.revision() + 1, entry.getValue(), calendar, read.extent());
      if (summaries.save(key(day, entry.getKey()), next) == Outcome.REFUSED) {
        return new Result.Conflict();
      }
      written.put(entry.getKey(), Known.of(next));
    }
    known.remember(day, written);
    wake(day.tenant(), read.folded());
    return new Result.Written(read.folded().parts().keySet(), sealed);
  }

  /// Sees to it that the first fact that lies ahead is folded when its time has come; that fold
  /// sees to the next.
  private void wake(String tenant, Fold.Folded folded) {
    if (!folded.ahead().isEmpty()) {
      var first = folded.ahead().first();
      marks.wake(tenant, UtcHour.of(first), first, random.next());
    }
  }

  private static SummaryRecord record(
      long revision, Part part, Calendar calendar, LogFold.Extent extent) {
    return new SummaryRecord(
        revision,
        part,
        extent.expiresAt(),
        calendar.zone().getId(),
        ZoneRules.version(),
        extent.bytes());
  }

  private static SummaryKey key(DayKey day, PartKey part) {
    return new SummaryKey(day.tenant(), day.calendarVersion(), Level.DAY, part, day.date());
  }
}
