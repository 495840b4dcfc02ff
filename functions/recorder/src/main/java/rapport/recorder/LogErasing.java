package rapport.recorder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import rapport.erasure.ErasureProgress;
import rapport.fact.FactId;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.fact.SubjectHash;
import rapport.fold.Winners;
import rapport.period.UtcHour;
import rapport.store.BlockRewriting;
import rapport.store.EventLog;
import rapport.store.LogEntry;
import rapport.store.Marks;
import rapport.store.Summaries;
import rapport.store.SummaryKey.Level;

/// Takes a customer out of the log, day by day of UTC: tombstones on its facts, marks, and then
/// blocks in which the facts have neither its name nor what it wrote.
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
        long finalFacts = new Day(tenant, view, at, day).erase();
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

  /// One day of the log. What is found in it is read again together with its rivals, since most
  /// days have nothing of most customers.
  private final class Day {

    private final String tenant;
    private final TenantView view;
    private final Instant erasedAt;
    private final LocalDate date;
    private final long subject;
    private final Map<UtcHour, Set<FactId>> found = new HashMap<>();
    private final Winners winners = new Winners();

    private Day(String tenant, TenantView view, ErasureProgress erasure, LocalDate date) {
      this.tenant = tenant;
      this.view = view;
      this.erasedAt = erasure.at();
      this.date = date;
      this.subject = view.subjects().of(erasure.subject());
    }

    /// @return how many facts stay, nameless, in figures that are final
    private long erase() {
      read(this::find);
      if (found.isEmpty()) {
        return 0;
      }
      read(this::compete);
      var open = new HashMap<UtcHour, Set<FactId>>();
      long finalFacts = 0;
      for (LoggedFact fact : winners.standing()) {
        if (!isErased(fact) || fact.measures().isEmpty()) {
          continue; // others', or in no figure
        }
        if (isFinal(fact)) {
          finalFacts++;
        } else {
          open.computeIfAbsent(fact.hour(), _ -> new HashSet<>()).add(fact.id());
        }
      }
      if (!open.isEmpty()) {
        stores.log().bury(tenant, open, clock.instant());
        writer.mark(tenant, open.keySet());
      }
      stores.rewriting().rewrite(tenant, date, this::nameless);
      return finalFacts;
    }

    private void read(Consumer<LogEntry.Block> each) {
      stores
          .log()
          .read(
              tenant,
              UtcHour.of(date, 0),
              UtcHour.of(date, 23),
              entry -> {
                if (entry instanceof LogEntry.Block block) {
                  each.accept(block);
                }
                return true;
              });
    }

    private void find(LogEntry.Block block) {
      for (LoggedFact fact : block.facts()) {
        if (isOfCustomer(fact)) {
          found.computeIfAbsent(block.hour(), _ -> new HashSet<>()).add(fact.id());
        }
      }
    }

    private void compete(LogEntry.Block block) {
      var ids = found.getOrDefault(block.hour(), Set.of());
      block.facts().stream().filter(fact -> ids.contains(fact.id())).forEach(winners::add);
    }

    private boolean isOfCustomer(LoggedFact fact) {
      return fact.origin().subject() == subject;
    }

    private boolean isErased(LoggedFact fact) {
      return isOfCustomer(fact) && fact.time().isBefore(erasedAt);
    }

    private boolean isFinal(LoggedFact fact) {
      var families = new HashSet<>(fact.measures().stream().map(Measure::family).toList());
      return sealedHours.sealed(tenant, view.calendars(), fact.hour(), families);
    }

    /// What lies ahead of the erasure, but was taken back or put right since, says nothing any
    /// more.
    private LoggedFact nameless(LoggedFact fact) {
      boolean gone = isErased(fact) || isOfCustomer(fact) && !winners.isStanding(fact);
      return !gone
          ? fact
          : new LoggedFact(
              fact.id(),
              fact.version(),
              fact.time(),
              new LoggedFact.Origin(
                  SubjectHash.NOBODY, fact.origin().importName(), fact.origin().contentTag()),
              fact.segments(),
              fact.measures(),
              Collections.emptySortedMap());
    }
  }
}
