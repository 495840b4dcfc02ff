package rapport.rollup;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.fact.Family;
import rapport.fold.PartKey;
import rapport.rollup.KnownRecords.Known;
import rapport.store.DayKey;
import rapport.store.HourRecord.SealingPart;
import rapport.store.HourRecords;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;
import rapport.store.Table.Outcome;

/// Folds one local day and replaces its records.
///
/// The order is the protocol: the records' revisions are known, then the log, or the hours that
/// were folded from it, are read strongly, then each record is written if it still has that
/// revision. A run that read earlier than another can therefore never replace what the other wrote.
final class DayRollup {

  /// A day with more log is kept by its hours. What the reader folds for an answer is as much: so
  /// beyond it, too, an answer is as fresh as the log of the marked hours is small.
  static final long MAX_LOG_BYTES = 256 * 1024;

  /// Each further look is needed only where records turn up that nobody knew of.
  private static final int MAX_LOOKS = 4;

  private final LogReading log;
  private final long maxLogBytes;
  private final Summaries summaries;
  private final HourRecords hours;
  private final HourlyDays hourlyDays;
  private final Wakes wakes;
  private final KnownRecords known = new KnownRecords();

  /// @param maxLogBytes more than that is folded by the hour
  DayRollup(LogReading log, long maxLogBytes, Summaries summaries, HourRecords hours, Wakes wakes) {
    this.log = log;
    this.maxLogBytes = maxLogBytes;
    this.summaries = summaries;
    this.hours = hours;
    this.hourlyDays = new HourlyDays(log, hours, wakes);
    this.wakes = wakes;
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

  /// Hours are folded only after it is written that the day is kept by them. So a run that did not
  /// find that, and takes a mark away without folding the hour, read the mark's token before: then
  /// whatever the mark stood for is in the hour's record too.
  ///
  /// @param now read after the marks' tokens were
  Result roll(DirtyDay day, Instant now) {
    var kept = hours.of(day.key());
    if (kept.isEmpty()) {
      var whole = replace(day, now, () -> log.read(day, day.hours(), maxLogBytes, now));
      if (whole.isPresent()) {
        return whole.get();
      }
      hours.begin(day.key());
    }
    return hourlyDays
        .refold(day, kept.orElse(Collections.emptySortedMap()), now)
        .flatMap(expiring -> replace(day, now, () -> Optional.of(hourlyDays.read(day, expiring))))
        .orElseGet(Result.Conflict::new);
  }

  /// @return empty if there was nothing to read
  private Optional<Result> replace(
      DirtyDay day, Instant now, Supplier<Optional<DayContent>> reading) {
    for (int look = 0; look < MAX_LOOKS; look++) {
      var before = known.of(day.key());
      var read = reading.get();
      if (read.isEmpty()) {
        return Optional.empty();
      }
      var found = recordsUnknownOf(day.key(), read.get(), before);
      if (found.isEmpty()) {
        return Optional.of(write(day, read.get(), before, now));
      }
      known.remember(day.key(), found);
    }
    return Optional.of(new Result.Conflict());
  }

  private Map<PartKey, Known> recordsUnknownOf(
      DayKey day, DayContent content, Map<PartKey, Known> before) {
    var unknown =
        Stream.concat(content.parts().keySet().stream(), content.expiring().stream())
            .filter(part -> !before.containsKey(part))
            .map(part -> key(day, part))
            .collect(Collectors.toSet());
    var found = new HashMap<PartKey, Known>();
    summaries.readAll(unknown).forEach((key, record) -> found.put(key.part(), Known.of(record)));
    return found;
  }

  private Result write(DirtyDay day, DayContent content, Map<PartKey, Known> before, Instant now) {
    known.forget(day.key()); // what is known again is what this run saw written
    var written = new HashMap<>(before);
    var sealed = new HashSet<Family>();
    content.expiring().stream()
        .filter(part -> before.getOrDefault(part, Known.ABSENT).sealedBy(now))
        .forEach(part -> sealed.add(part.family()));
    for (Map.Entry<PartKey, SealingPart> entry : content.parts().entrySet()) {
      var was = before.getOrDefault(entry.getKey(), Known.ABSENT);
      if (was.sealedBy(now)) {
        sealed.add(entry.getKey().family());
        continue;
      }
      var next = record(was.revision() + 1, entry.getValue(), day, content.logBytes());
      if (summaries.save(key(day.key(), entry.getKey()), next) == Outcome.REFUSED) {
        return new Result.Conflict();
      }
      written.put(entry.getKey(), Known.of(next));
    }
    known.remember(day.key(), written);
    wakes.wake(day.tenant(), content.ahead());
    return new Result.Written(content.parts().keySet(), sealed);
  }

  private static SummaryRecord record(
      long revision, SealingPart sealing, DirtyDay day, long logBytes) {
    return new SummaryRecord(
        revision,
        sealing.part(),
        sealing.sealAt(),
        day.calendar().zone().getId(),
        ZoneRules.version(),
        logBytes);
  }

  private static SummaryKey key(DayKey day, PartKey part) {
    return new SummaryKey(
        day.tenant(), day.calendarVersion(), Level.DAY, part, day.date().toString());
  }
}
