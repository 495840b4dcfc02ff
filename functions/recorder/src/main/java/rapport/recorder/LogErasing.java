package rapport.recorder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.entity.Erased;
import rapport.erasure.ErasureProgress;
import rapport.erasure.LogPlace;
import rapport.fact.FactId;
import rapport.fact.LoggedFact;
import rapport.period.UtcHour;
import rapport.store.BlockRewriting;
import rapport.store.EventLog;
import rapport.store.LogEntry;
import rapport.store.Marks;
import rapport.store.Summaries;
import rapport.store.SummaryKey.Level;

/// Takes a customer out of the log, hour by hour: in each tombstones on its facts, the mark, and
/// then blocks in which the facts have neither its name nor what it wrote.
///
/// The facts themselves stay, nameless: the fold must know which records they were in to write
/// these without them. In hours that are final they get no tombstone and still count.
final class LogErasing {

  /// DynamoDB deletes late; and facts of targets lie ahead, in the hour in which they fall due.
  static final Duration MARGIN = Duration.ofDays(31);

  private static final int LAST_HOUR = 23;

  private final Stores stores;
  private final FactWriter writer;
  private final SealedHours sealedHours;
  private final Duration retention;
  private final Clock clock;

  LogErasing(
      Stores stores, FactWriter writer, SealedHours sealedHours, Duration retention, Clock clock) {
    this.stores = stores;
    this.writer = writer;
    this.sealedHours = sealedHours;
    this.retention = retention;
    this.clock = clock;
  }

  record Stores(EventLog log, BlockRewriting rewriting, Summaries summaries, Marks marks) {}

  /// Goes on until the deadline, one hour at least.
  ErasureProgress erase(String tenant, TenantView view, ErasureProgress from, Instant deadline) {
    var at = from;
    for (LocalDate day : days(tenant, view)) {
      for (var first = firstOf(day, at); first.day().equals(day); first = firstOf(day, at)) {
        if (at != from && !clock.instant().isBefore(deadline)) {
          return at;
        }
        at = erase(tenant, view, at, new Stretch(first, deadline));
      }
    }
    return at.nextStep();
  }

  /// The first hour of a day that is not done; of a later one if all of it is.
  private static UtcHour firstOf(LocalDate day, ErasureProgress at) {
    var first = UtcHour.of(day, 0);
    return LogPlace.parse(at.after())
        .map(LogPlace::until)
        .filter(until -> until.compareTo(first) > 0)
        .orElse(first);
  }

  /// What is left of a day, as far as there is time for it.
  private record Stretch(UtcHour first, Instant deadline) {}

  /// Every day that the log may have something of: those within the retention, and, since what was
  /// imported is kept as long from its arrival, those of all months with a record, or with a mark
  /// if they have none yet.
  private SortedSet<LocalDate> days(String tenant, TenantView view) {
    var days = new TreeSet<LocalDate>();
    var now = clock.instant();
    add(days, day(now.minus(retention).minus(MARGIN)), day(now.plus(MARGIN)));
    var calendar = view.calendars().getFirst();
    stores.marks().of(tenant).forEach(mark -> days.add(mark.hour().day()));
    stores
        .summaries()
        .keys(tenant, calendar.version(), Level.MONTH)
        .forEach(
            key -> {
              var month = YearMonth.parse(key.period());
              add(days, month.atDay(1).minusDays(1), month.atEndOfMonth().plusDays(1));
            });
    return days;
  }

  private static LocalDate day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static void add(SortedSet<LocalDate> days, LocalDate first, LocalDate last) {
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      days.add(day);
    }
  }

  /// Looks through what is left of a day, and then again at the hours that have something of the
  /// customer: most have not. Of a day that is so large that the time is over amid it, the first
  /// hours are done, one at least.
  private ErasureProgress erase(
      String tenant, TenantView view, ErasureProgress from, Stretch stretch) {
    var facts = new ErasedFacts(view.subjects().of(from.subject()), from.at());
    var found = find(tenant, facts, stretch);
    var until = found.until();
    long finalFacts = 0;
    for (Map.Entry<UtcHour, Set<FactId>> hour : found.hours().entrySet()) {
      boolean first = hour.getKey().equals(found.hours().firstKey());
      if (!first && !clock.instant().isBefore(stretch.deadline())) {
        until = hour.getKey();
        break;
      }
      finalFacts += erase(tenant, view, facts.among(rivals(tenant, hour)), hour.getKey());
    }
    return from.withFinalFacts(finalFacts).after(new LogPlace(until).text());
  }

  /// @param hours those with something of the customer, and the ids of that
  /// @param until all before this hour was looked at
  private record Found(SortedMap<UtcHour, Set<FactId>> hours, UtcHour until) {}

  private Found find(String tenant, ErasedFacts facts, Stretch stretch) {
    var hours = new TreeMap<UtcHour, Set<FactId>>();
    var last = UtcHour.of(stretch.first().day(), LAST_HOUR);
    var until = new UtcHour[] {last.next()};
    var reached = new UtcHour[] {stretch.first()};
    stores
        .log()
        .read(
            tenant,
            stretch.first(),
            last,
            entry -> {
              if (entry.hour().compareTo(reached[0]) > 0
                  && !clock.instant().isBefore(stretch.deadline())) {
                until[0] = entry.hour();
                return false;
              }
              reached[0] = entry.hour();
              if (entry instanceof LogEntry.Block block) {
                var ids = facts.ofCustomer(block.facts());
                if (!ids.isEmpty()) {
                  hours.computeIfAbsent(block.hour(), _ -> new HashSet<>()).addAll(ids);
                }
              }
              return true;
            });
    return new Found(hours, until[0]);
  }

  /// All that the hour has under these ids.
  private List<LoggedFact> rivals(String tenant, Map.Entry<UtcHour, Set<FactId>> hour) {
    var rivals = new ArrayList<LoggedFact>();
    stores
        .log()
        .read(
            tenant,
            hour.getKey(),
            hour.getKey(),
            entry -> {
              if (entry instanceof LogEntry.Block block) {
                block.facts().stream()
                    .filter(fact -> hour.getValue().contains(fact.id()))
                    .forEach(rivals::add);
              }
              return true;
            });
    return rivals;
  }

  /// The fact's name is what the hour is found by, so it goes last.
  ///
  /// @return how many facts stay, nameless, in figures that are final
  private long erase(String tenant, TenantView view, ErasedFacts.Hour facts, UtcHour hour) {
    long finalFacts = 0;
    var open = new HashSet<FactId>();
    var asOf = Erased.finalAsOf(facts.erased().erasedAt(), clock.instant());
    for (LoggedFact fact : facts.counted()) {
      var families = ErasedFacts.families(fact);
      if (sealedHours.sealing(tenant, view.calendars(), families).isSealed(hour, asOf)) {
        finalFacts++;
      } else {
        open.add(fact.id());
      }
    }
    if (!open.isEmpty()) {
      stores.log().bury(tenant, Map.of(hour, open), clock.instant());
      writer.mark(tenant, Set.of(hour));
    }
    stores.rewriting().rewrite(tenant, hour, facts::nameless);
    return finalFacts;
  }
}
