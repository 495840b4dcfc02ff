package rapport.local.repair;

import static java.util.stream.Collectors.joining;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.edge.CalendarsJson;
import rapport.period.Calendar;
import rapport.period.UtcHour;
import rapport.settings.Calendars;
import rapport.store.DayKey;
import rapport.store.Documents;
import rapport.store.HourRecords;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;
import rapport.store.Marks;
import rapport.store.Summaries;
import rapport.store.Table;

/// Has a range of local days folded anew, by marking their hours as a recorder does.
///
/// A fold puts in place what is in the log, so this may be broken off and repeated at any time.
final class Rebuild {

  /// Days that are marked at once: a run of the rollup folds more.
  static final int DAYS_AT_ONCE = 10;

  static final int MAX_DAYS = 4_000;

  private static final int TOKEN_BITS = 63;

  /// How many final days are named; the rest is counted.
  private static final int NAMED = 5;

  private final Marks marks;
  private final FinalDays finalDays;
  private final HourRecords hours;
  private final Documents documents;
  private final Jobs jobs;
  private final Known known;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Rebuild(Table events, Table summary, Clock clock) {
    this.marks = new Marks(events);
    this.jobs = new Jobs(events);
    this.finalDays = new FinalDays(new Summaries(summary), clock);
    this.hours = new HourRecords(summary);
    this.documents = new Documents(summary);
    this.known = new Known(events, summary);
    this.clock = clock;
  }

  /// Local days of a tenant, both ends included.
  record Days(String tenant, LocalDate from, LocalDate to) {
    Days {
      if (to.isBefore(from)) {
        throw new CantRepairException("--to must not be before --from, got " + from + " and " + to);
      }
      if (from.plusDays(MAX_DAYS).isBefore(to)) {
        throw new CantRepairException("at most " + MAX_DAYS + " days at a time");
      }
    }

    private List<LocalDate> all() {
      return from.datesUntil(to.plusDays(1)).toList();
    }
  }

  /// Is told what was done, and waits.
  interface Watcher {

    /// @param days marked so far
    void marked(int days, int of);

    /// Called for each hour that is marked although a part of it belongs to a final day: it rings
    /// the alarm about late facts.
    void bordering(UtcHour hour);

    /// Called once for each pause: nothing of the tenant is folded before its end, since it has
    /// spent what folding may cost.
    void paused(Instant until);

    /// Called again and again while marks are left.
    ///
    /// @param since how long they have been left, other than in pauses
    /// @return false to wait no longer
    boolean waiting(int marksLeft, Duration since);
  }

  /// How it ended.
  enum Ending {
    /// All is marked and folded.
    FOLDED,
    /// All is marked; nobody waited.
    MARKED,
    /// What was marked last was not folded in time, and what comes after it is not marked.
    GAVE_UP
  }

  /// @param wait for each of the stretches to be folded before the next is marked
  /// @throws CantRepairException if a day is final, or nothing knows the tenant
  Ending run(Days days, boolean wait, Watcher watcher) {
    var calendar = calendar(days.tenant());
    if (!known.isOne(days.tenant(), hours(days.all(), calendar))) {
      throw new CantRepairException(
          "nothing is known of a tenant %s: is the name right?"
              .formatted(Preview.printable(days.tenant())));
    }
    var sealed = finalDays.around(days, calendar);
    refuseFinal(days, sealed);
    var spared = bordering(days, calendar, sealed, watcher);
    var all = days.all();
    for (int from = 0; from < all.size(); from += DAYS_AT_ONCE) {
      var some = all.subList(from, Math.min(from + DAYS_AT_ONCE, all.size()));
      mark(days.tenant(), hours(some, calendar), spared);
      watcher.marked(from + some.size(), all.size());
      if (wait && !awaitFolded(days.tenant(), calendar, some, watcher)) {
        return Ending.GAVE_UP;
      }
    }
    return wait ? Ending.FOLDED : Ending.MARKED;
  }

  private Calendar calendar(String tenant) {
    return documents
        .read(tenant, "calendar")
        .map(document -> CalendarsJson.stored(document.text()))
        .orElse(Calendars.DEFAULT)
        .current();
  }

  /// The log of a final day begins to expire: a fold would lose what is gone already.
  ///
  /// @param sealed days of these, and next to them, that are final
  private static void refuseFinal(Days days, SortedSet<LocalDate> sealed) {
    var within = sealed.subSet(days.from(), days.to().plusDays(1));
    if (!within.isEmpty()) {
      throw new CantRepairException(
          "%d of these days are final (%s%s): their events begin to expire, so folding them anew would lose what is gone. Nothing was marked"
              .formatted(
                  within.size(),
                  within.stream().limit(NAMED).map(LocalDate::toString).collect(joining(", ")),
                  within.size() > NAMED ? ", …" : ""));
    }
  }

  /// In zones with half hours an hour may lie on two days. Where one of them is final, marking it
  /// would ring the alarm that something came too late. The other day is folded whole by the marks
  /// of its other hours. Only a day that is kept by its hours would go without this one.
  ///
  /// @param sealed the final days, which are next to these
  /// @return hours not to be marked
  private Set<UtcHour> bordering(
      Days days, Calendar calendar, Set<LocalDate> sealed, Watcher watcher) {
    var spared = new TreeSet<UtcHour>();
    for (LocalDate day : new TreeSet<>(List.of(days.from(), days.to()))) {
      var key = new DayKey(days.tenant(), calendar.version(), day);
      var shared = new TreeSet<>(calendar.hoursOf(day));
      shared.removeIf(hour -> Collections.disjoint(calendar.daysOf(hour), sealed));
      if (shared.isEmpty() || hours.of(key).isEmpty()) {
        spared.addAll(shared);
      } else {
        shared.forEach(watcher::bordering);
      }
    }
    return spared;
  }

  private static SortedSet<UtcHour> hours(List<LocalDate> days, Calendar calendar) {
    var hours = new TreeSet<UtcHour>();
    days.forEach(day -> hours.addAll(calendar.hoursOf(day)));
    return hours;
  }

  private void mark(String tenant, Set<UtcHour> hours, Set<UtcHour> spared) {
    for (UtcHour hour : hours) {
      if (!spared.contains(hour)) {
        var token = new BigInteger(TOKEN_BITS, random).add(BigInteger.ONE);
        marks.mark(tenant, hour, token, clock.instant());
      }
    }
  }

  private boolean awaitFolded(
      String tenant, Calendar calendar, List<LocalDate> days, Watcher watcher) {
    var hours = hours(days, calendar);
    if (hours.isEmpty()) { // the zone skipped them
      return true;
    }
    var waited = new Waited(watcher);
    int left = marks.of(tenant, hours.first(), hours.last()).size();
    while (left > 0) {
      if (!watcher.waiting(left, waited.look(tenant))) {
        return false;
      }
      left = marks.of(tenant, hours.first(), hours.last()).size();
    }
    return true;
  }

  /// How long folding has been waited for, other than while the tenant's budget was.
  private final class Waited {

    private final Watcher watcher;
    private Instant lookedAt = clock.instant();
    private Instant pausedUntil = Instant.EPOCH;
    private Duration soFar = Duration.ZERO;

    Waited(Watcher watcher) {
      this.watcher = watcher;
    }

    Duration look(String tenant) {
      Instant now = clock.instant();
      Instant from = pausedUntil.isAfter(lookedAt) ? pausedUntil : lookedAt;
      if (from.isBefore(now)) {
        soFar = soFar.plus(Duration.between(from, now));
      }
      lookedAt = now;
      Optional<Instant> until = jobs.find(tenant, Jobs.FOLD_PAUSE).map(Job::dueAt);
      until
          .filter(end -> end.isAfter(now) && !end.equals(pausedUntil))
          .ifPresent(
              end -> {
                pausedUntil = end;
                watcher.paused(end);
              });
      return soFar;
    }
  }
}
