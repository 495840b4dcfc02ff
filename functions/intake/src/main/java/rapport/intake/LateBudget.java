package rapport.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.edge.FieldError;
import rapport.edge.Problem;
import rapport.intake.Sorting.Accepted;
import rapport.period.UtcHour;
import rapport.store.LateHours;
import rapport.store.LateHours.Listed;
import rapport.store.Table.Outcome;

/// For how many hours of the past events may come late, a tenant and day of UTC: each has days
/// folded anew that were done with. Events for an hour that was counted today cost nothing more, so
/// there is one write for new hours of a request, and none for anything else.
final class LateBudget {

  private static final int MAX_TRIES = 8;
  private static final int MAX_REMEMBERED = 1_000;

  private final LateHours late;
  private final Allowance allowance;
  private final Clock clock;
  private final Map<String, Known> known = new HashMap<>();

  LateBudget(LateHours late, Allowance allowance, Clock clock) {
    this.late = late;
    this.allowance = allowance;
    this.clock = clock;
  }

  /// @param age events older than this are late
  /// @param hoursADay for so many distinct hours of UTC they may come
  record Allowance(Duration age, int hoursADay) {}

  private record Known(LocalDate day, Set<UtcHour> hours) {}

  /// Counts the hours of those events that are late.
  ///
  /// @return why the events may not be taken; empty if they may
  Optional<Problem> spend(String tenant, List<Accepted> events, boolean listed) {
    Instant now = clock.instant();
    List<Accepted> old = events.stream().filter(one -> isLate(one, now)).toList();
    var hours = new TreeSet<UtcHour>();
    old.forEach(one -> hours.add(hour(one)));
    LocalDate day = now.atZone(ZoneOffset.UTC).toLocalDate();
    Set<UtcHour> counted = counted(tenant, day);
    if (counted.containsAll(hours)) {
      return Optional.empty();
    }
    return exceeds(counted, hours)
        ? Optional.of(refusal(old, counted, listed, now))
        : count(tenant, day, hours).map(all -> refusal(old, all, listed, now));
  }

  /// @return all hours that were counted before, if these are too many more
  private Optional<Set<UtcHour>> count(String tenant, LocalDate day, SortedSet<UtcHour> hours) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Listed before = late.read(tenant, day);
      var all = new TreeSet<>(before.hours());
      boolean more = all.addAll(hours);
      if (more && all.size() > allowance.hoursADay()) {
        remember(tenant, day, before.hours());
        return Optional.of(before.hours());
      }
      if (!more
          || late.write(tenant, day, new Listed(before.revision() + 1, all)) == Outcome.DONE) {
        remember(tenant, day, all);
        return Optional.empty();
      }
    }
    throw new ContendedException();
  }

  private boolean exceeds(Set<UtcHour> counted, Set<UtcHour> hours) {
    var all = new HashSet<>(counted);
    all.addAll(hours);
    return all.size() > allowance.hoursADay();
  }

  private synchronized Set<UtcHour> counted(String tenant, LocalDate day) {
    Known mine = known.get(tenant);
    return mine != null && mine.day().equals(day) ? mine.hours() : Set.of();
  }

  private synchronized void remember(String tenant, LocalDate day, Set<UtcHour> hours) {
    if (known.size() >= MAX_REMEMBERED) {
      known.clear();
    }
    known.put(tenant, new Known(day, Set.copyOf(hours)));
  }

  private boolean isLate(Accepted one, Instant now) {
    return one.event().identity().time().isBefore(now.minus(allowance.age()));
  }

  private static UtcHour hour(Accepted one) {
    return UtcHour.of(one.event().identity().time());
  }

  private Problem refusal(List<Accepted> old, Set<UtcHour> counted, boolean listed, Instant now) {
    var errors = new ArrayList<FieldError>();
    for (Accepted one : old) {
      if (!counted.contains(hour(one))) {
        errors.add(
            new FieldError(
                (listed ? "/" + one.index() : "") + "/time",
                "is more than %d hours ago, in an hour that nothing came late for today"
                    .formatted(allowance.age().toHours())));
      }
    }
    String detail =
        """
        Events came late for %d hours today, and for %d they may. Nothing of this was taken: send \
        events that are older than %d hours by an import (POST /v1/imports), or tomorrow."""
            .formatted(counted.size(), allowance.hoursADay(), allowance.age().toHours());
    Instant tomorrow =
        now.atZone(ZoneOffset.UTC)
            .toLocalDate()
            .plusDays(1)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
    return Problem.tooMany(detail, Duration.between(now, tomorrow), errors);
  }

  /// So many wrote at the same time that it was given up. Nothing was taken.
  static final class ContendedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
