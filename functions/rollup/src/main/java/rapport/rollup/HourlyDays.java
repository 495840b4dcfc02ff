package rapport.rollup;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.fold.PartKey;
import rapport.period.UtcHour;
import rapport.store.HourRecord;
import rapport.store.HourRecord.SealingPart;
import rapport.store.HourRecords;
import rapport.store.Table.Outcome;

/// Days that have much log: only the hours that were marked are folded from it, each into a record
/// of its own, and the day is put together from its hours.
///
/// The order for an hour is that for a day: its revision, then the token, then the log, then the
/// write if the revision is still that one.
final class HourlyDays {

  private final LogReading log;
  private final HourRecords hours;
  private final Wakes wakes;

  HourlyDays(LogReading log, HourRecords hours, Wakes wakes) {
    this.log = log;
    this.hours = hours;
    this.wakes = wakes;
  }

  /// Folds the marked hours of a day, and those that were never folded.
  ///
  /// @param kept what there was after the tokens were read
  /// @return the parts of what begins to expire in them; empty if somebody else wrote meanwhile
  Optional<Set<PartKey>> refold(DirtyDay day, SortedMap<UtcHour, HourRecord> kept, Instant now) {
    var expiring = new HashSet<PartKey>();
    for (UtcHour hour : day.hours()) {
      var before = Optional.ofNullable(kept.get(hour));
      var mark = Optional.ofNullable(day.tokens().get(hour));
      if (before.isPresent() && upToDate(before.get(), mark, now)) {
        continue;
      }
      var content = log.read(day, List.of(hour), Long.MAX_VALUE, now).orElseThrow();
      wakes.wake(day.tenant(), content.ahead());
      var next = next(before, mark.orElse(HourRecord.UNMARKED), content, now);
      if (hours.save(day.key(), hour, next) == Outcome.REFUSED) {
        return Optional.empty();
      }
      expiring.addAll(content.expiring());
    }
    return Optional.of(expiring);
  }

  /// Whether nothing has come since. What is final in part is looked at again, so that what came
  /// late for it is noticed.
  private static boolean upToDate(HourRecord hour, Optional<BigInteger> mark, Instant now) {
    boolean folded =
        mark.isEmpty()
            || mark.get().equals(hour.token())
                && hour.parts().values().stream().noneMatch(part -> part.sealedBy(now));
    return folded && hour.tzdb().equals(ZoneRules.version());
  }

  /// What is final stays, and so does what has no log any more.
  private static HourRecord next(
      Optional<HourRecord> before, BigInteger token, DayContent content, Instant now) {
    var parts = new TreeMap<PartKey, SealingPart>();
    before.ifPresent(hour -> parts.putAll(hour.parts()));
    content
        .parts()
        .forEach(
            (key, part) -> parts.merge(key, part, (old, fresh) -> old.sealedBy(now) ? old : fresh));
    long revision = before.map(HourRecord::revision).orElse(0L) + 1;
    return new HourRecord(revision, token, ZoneRules.version(), content.logBytes(), parts);
  }

  /// A day from its hours as they are now. What lies ahead was seen to when they were folded.
  ///
  /// @param expiring the parts of what begins to expire in it
  DayContent read(DirtyDay day, Set<PartKey> expiring) {
    var parts = new TreeMap<PartKey, SealingPart>();
    long logBytes = 0;
    for (Map.Entry<UtcHour, HourRecord> hour : hours.of(day.key()).orElseThrow().entrySet()) {
      hour.getValue().parts().forEach((key, part) -> parts.merge(key, part, SealingPart::merge));
      logBytes += hour.getValue().logBytes();
    }
    return new DayContent(parts, expiring, Collections.emptySortedSet(), logBytes);
  }
}
