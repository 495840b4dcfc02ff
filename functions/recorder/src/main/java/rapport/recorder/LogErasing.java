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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.erasure.ErasureProgress;
import rapport.fact.FactId;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.period.UtcHour;
import rapport.store.BlockRewriting;
import rapport.store.EventLog;
import rapport.store.LogEntry;
import rapport.store.Marks;
import rapport.store.Summaries;
import rapport.store.SummaryKey.Level;

/// Takes a customer out of the log, day by day of UTC: in each hour tombstones on its facts, the
/// mark, and then blocks in which the facts have neither its name nor what it wrote.
///
/// The facts themselves stay, nameless: the fold must know which records they were in to write
/// these without them. In hours that are final they get no tombstone and still count.
final class LogErasing {

  /// DynamoDB deletes late; and facts of targets lie ahead, in the hour in which they fall due.
  static final Duration MARGIN = Duration.ofDays(31);

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

  /// Goes on until the deadline, one day at least.
  ErasureProgress erase(String tenant, TenantView view, ErasureProgress from, Instant deadline) {
    var at = from;
    for (LocalDate day : days(tenant, view)) {
      if (day.toString().compareTo(from.after()) > 0) {
        if (at != from && !clock.instant().isBefore(deadline)) {
          return at;
        }
        long finalFacts = erase(tenant, view, at, day);
        at = at.withFinalFacts(finalFacts).after(day.toString());
      }
    }
    return at.nextStep();
  }

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

  /// Looks through a day, and then again at the hours that have something of the customer: most
  /// have not.
  private long erase(String tenant, TenantView view, ErasureProgress erasure, LocalDate day) {
    var facts = new ErasedFacts(view.subjects().of(erasure.subject()), erasure.at());
    var hours = new TreeMap<UtcHour, Set<FactId>>();
    stores
        .log()
        .read(
            tenant,
            UtcHour.of(day, 0),
            UtcHour.of(day, 23),
            entry -> {
              if (entry instanceof LogEntry.Block block) {
                var ids = facts.ofCustomer(block.facts());
                if (!ids.isEmpty()) {
                  hours.computeIfAbsent(block.hour(), _ -> new HashSet<>()).addAll(ids);
                }
              }
              return true;
            });
    long finalFacts = 0;
    for (Map.Entry<UtcHour, Set<FactId>> hour : hours.entrySet()) {
      finalFacts += erase(tenant, view, facts.among(rivals(tenant, hour)), hour.getKey());
    }
    return finalFacts;
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
    for (LoggedFact fact : facts.counted()) {
      var families = new HashSet<>(fact.measures().stream().map(Measure::family).toList());
      if (sealedHours.sealed(tenant, view.calendars(), hour, families)) {
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
