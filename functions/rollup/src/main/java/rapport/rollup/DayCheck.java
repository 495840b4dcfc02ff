package rapport.rollup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.UtcHour;
import rapport.store.HourRecord;
import rapport.store.HourRecord.SealingPart;
import rapport.store.HourRecords;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;

/// Holds the records of a local day against its log.
///
/// What a record is folded from is read after the record. So what a recorder or a rollup writes
/// meanwhile can make a record look too old, but then it gets another revision soon, and is no
/// suspect when it is looked at again.
final class DayCheck {

  /// A day with more log that is not kept by its hours yet is left out.
  static final long MAX_DAY_BYTES = 1024 * 1024;

  /// Of a day that is kept by its hours some hours are folded from their log, as long as they have
  /// no more in all.
  static final long MAX_HOURS_BYTES = 16 * 1024 * 1024;

  /// The most hours of such a day that one look takes: in so many rounds all hours of the longest
  /// day are looked at. There are six of them before a day is final.
  static final int HOURS_A_LOOK = 5;

  private static final int ROUNDS = 5;

  private final LogReading log;
  private final Summaries summaries;
  private final HourRecords hours;
  private final Quiet quiet;

  DayCheck(LogReading log, Summaries summaries, HourRecords hours, Quiet quiet) {
    this.log = log;
    this.summaries = summaries;
    this.hours = hours;
    this.quiet = quiet;
  }

  /// What a look found.
  ///
  /// @param parts those that the day has
  /// @param hasLog false if there is none
  /// @param suspects records that are not what they are folded from
  /// @param withoutLog of these, records of which the log knows nothing
  /// @param otherRules of these, records folded by other time zone rules than there are now
  record Look(
      Set<PartKey> parts,
      boolean hasLog,
      List<Suspect> suspects,
      Set<Suspect> withoutLog,
      Set<Suspect> otherRules) {

    /// Something is marked, or it is too much to look at.
    static final Look UNKNOWN = new Look(Set.of(), true, List.of(), Set.of(), Set.of());

    private static Look of(Set<PartKey> parts) {
      return new Look(parts, !parts.isEmpty(), new ArrayList<>(), new HashSet<>(), new HashSet<>());
    }
  }

  /// @param day that is over
  /// @param also parts that it may have a record of, beside those in its log
  /// @param round decides which hours of a large day are looked at
  Look at(DirtyDay day, Set<PartKey> also, int round, Instant now) {
    var all = day.hours();
    if (!quiet.is(day.tenant(), all.getFirst(), all.getLast())) {
      return Look.UNKNOWN;
    }
    var kept = hours.of(day.key());
    var look =
        kept.isEmpty() ? small(day, also, now) : large(day, kept.get(), hoursOf(day, round), now);
    return look.suspects().isEmpty() || quiet.is(day.tenant(), all.getFirst(), all.getLast())
        ? look
        : Look.UNKNOWN;
  }

  private interface Reading {
    Optional<DayContent> read();
  }

  private Look small(DirtyDay day, Set<PartKey> also, Instant now) {
    return against(day, also, now, () -> log.read(day, day.hours(), MAX_DAY_BYTES, now));
  }

  /// Which hours of a large day are looked at in a round, those that matter most first: even if
  /// each round comes no further than to the first, it is another one in every round, and on
  /// neighbouring days.
  static List<UtcHour> hoursOf(DirtyDay day, int round) {
    var all = day.hours();
    long first = round + day.date().toEpochDay();
    return IntStream.range(0, HOURS_A_LOOK)
        .mapToObj(number -> all.get(Math.floorMod(first + number * ROUNDS, all.size())))
        .toList();
  }

  /// The day against its hours, and some hours against their log.
  private Look large(
      DirtyDay day, SortedMap<UtcHour, HourRecord> kept, List<UtcHour> some, Instant now) {
    var look = against(day, Set.of(), now, () -> Optional.of(ofHours(day)));
    long bytesLeft = MAX_HOURS_BYTES;
    for (UtcHour hour : some) {
      var content = log.read(day, List.of(hour), bytesLeft, now);
      if (content.isEmpty()) {
        break;
      }
      bytesLeft -= content.get().logBytes();
      compare(Suspect.ofHour(day.date(), hour), content.get(), records(kept, hour, now), look);
    }
    return look;
  }

  private static Map<PartKey, Compared> records(
      SortedMap<UtcHour, HourRecord> kept, UtcHour hour, Instant now) {
    var records = new HashMap<PartKey, Compared>();
    if (kept.containsKey(hour)) {
      var record = kept.get(hour);
      record.parts().forEach((key, part) -> records.put(key, Compared.of(record, part, now)));
    }
    return records;
  }

  private DayContent ofHours(DirtyDay day) {
    var parts = new TreeMap<PartKey, SealingPart>();
    hours
        .of(day.key())
        .ifPresent(
            kept ->
                kept.values()
                    .forEach(
                        hour ->
                            hour.parts()
                                .forEach(
                                    (key, part) -> parts.merge(key, part, SealingPart::merge))));
    return new DayContent(parts, Set.of(), Collections.emptySortedSet(), 0);
  }

  /// Which records to read is only known from the content. So if they differ the content is read
  /// once more, after them.
  private Look against(DirtyDay day, Set<PartKey> also, Instant now, Reading reading) {
    var first = reading.read();
    if (first.isEmpty()) {
      return Look.UNKNOWN;
    }
    var wanted = new TreeSet<>(also);
    wanted.addAll(first.get().parts().keySet());
    var records = records(day, wanted, now);
    var look = Look.of(first.get().parts().keySet());
    compare(Suspect.ofDay(day.date()), first.get(), records, look);
    if (look.suspects().isEmpty()) {
      return look;
    }
    var again = Look.of(look.parts());
    reading
        .read()
        .ifPresent(content -> compare(Suspect.ofDay(day.date()), content, records, again));
    return again;
  }

  private Map<PartKey, Compared> records(DirtyDay day, Set<PartKey> parts, Instant now) {
    var keys =
        parts.stream()
            .map(
                part ->
                    new SummaryKey(
                        day.tenant(),
                        day.calendar().version(),
                        Level.DAY,
                        part,
                        day.date().toString()))
            .toList();
    var records = new HashMap<PartKey, Compared>();
    summaries
        .readAll(keys)
        .forEach((key, record) -> records.put(key.part(), Compared.of(record, now)));
    return records;
  }

  /// What begins to expire is left out: it is final, or was never folded.
  private static void compare(
      Suspect.Period period, DayContent content, Map<PartKey, Compared> records, Look look) {
    var all = new TreeSet<>(content.parts().keySet());
    all.addAll(records.keySet());
    all.removeAll(content.expiring());
    for (PartKey key : all) {
      var record = records.getOrDefault(key, Compared.ABSENT);
      var wanted = content.parts().containsKey(key) ? content.parts().get(key).part() : Part.EMPTY;
      if (!record.isFinal() && !record.isFoldOf(wanted)) {
        var suspect = new Suspect(period.kind(), period.text(), key, record.revision());
        look.suspects().add(suspect);
        if (!content.parts().containsKey(key)) {
          look.withoutLog().add(suspect);
        }
        if (!record.tzdb().equals(ZoneRules.version())) {
          look.otherRules().add(suspect);
        }
      }
    }
  }
}
