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
import java.util.stream.Collectors;
import rapport.access.Access;
import rapport.access.Access.Kind;
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
///
/// A public key lies open, so anybody can send late by it. It may only have the first half: the
/// other is left to the tenant's own server.
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
  record Allowance(Duration age, int hoursADay) {

    private static final int HALVES = 2;

    private int hoursFor(Kind kind) {
      return kind == Kind.PUB ? hoursADay / HALVES : hoursADay;
    }
  }

  private record Known(LocalDate day, Set<UtcHour> hours) {}

  /// Those events of a request that are late.
  private record Late(Access access, List<Accepted> events, boolean listed, Instant now) {

    private LocalDate day() {
      return now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private SortedSet<UtcHour> hours() {
      return events.stream().map(LateBudget::hour).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /// Counts the hours of those events that are late.
  ///
  /// @return why the events may not be taken; empty if they may
  Optional<Problem> spend(Access access, List<Accepted> events, boolean listed) {
    Instant now = clock.instant();
    List<Accepted> old = events.stream().filter(one -> isLate(one, now)).toList();
    var request = new Late(access, old, listed, now);
    SortedSet<UtcHour> hours = request.hours();
    Set<UtcHour> counted = counted(access.tenant(), request.day());
    if (counted.containsAll(hours)) {
      return Optional.empty();
    }
    return exceeds(counted, hours, access.kind())
        ? Optional.of(refusal(request, counted))
        : count(request).map(all -> refusal(request, all));
  }

  /// @return all hours that were counted before, if these are too many more
  private Optional<Set<UtcHour>> count(Late request) {
    String tenant = request.access().tenant();
    LocalDate day = request.day();
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Listed before = late.read(tenant, day);
      var all = new TreeSet<>(before.hours());
      boolean more = all.addAll(request.hours());
      if (more && all.size() > allowance.hoursFor(request.access().kind())) {
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

  private boolean exceeds(Set<UtcHour> counted, Set<UtcHour> hours, Kind kind) {
    var all = new HashSet<>(counted);
    all.addAll(hours);
    return all.size() > allowance.hoursFor(kind);
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

  private Problem refusal(Late request, Set<UtcHour> counted) {
    var errors = new ArrayList<FieldError>();
    for (Accepted one : request.events()) {
      if (!counted.contains(hour(one))) {
        errors.add(
            new FieldError(
                (request.listed() ? "/" + one.index() : "") + "/time",
                "is more than %d hours ago, in an hour that nothing came late for today"
                    .formatted(allowance.age().toHours())));
      }
    }
    Kind kind = request.access().kind();
    String detail =
        """
        Events came late for %d hours today, and %sfor %d they may. Nothing of this was taken: send \
        events that are older than %d hours by an import (POST /v1/imports), or tomorrow."""
            .formatted(
                counted.size(),
                kind == Kind.PUB ? "by a public key " : "",
                allowance.hoursFor(kind),
                allowance.age().toHours());
    Instant tomorrow = request.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return Problem.tooMany(detail, Duration.between(request.now(), tomorrow), errors);
  }

  /// So many wrote at the same time that it was given up. Nothing was taken.
  static final class ContendedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
