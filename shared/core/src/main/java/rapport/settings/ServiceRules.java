package rapport.settings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.business.OpeningHours;
import rapport.business.Schedule;
import rapport.settings.ServiceTargets.Goal;

/// What a tenant decides about its service: business hours and targets. Each has versions, which
/// apply from a day on.
///
/// @param zone in which versions begin: that of the tenant's days; UTC if nothing is decided
/// @param calendars business hours by their name
/// @param assignments whose business hours are whose
/// @param targets what is promised
public record ServiceRules(
    ZoneId zone,
    SortedMap<String, Timeline<OpeningHours>> calendars,
    Timeline<CalendarAssignment> assignments,
    Timeline<ServiceTargets> targets) {

  /// No business hours and no targets.
  public static final ServiceRules NONE =
      new ServiceRules(
          ZoneOffset.UTC, Collections.emptySortedMap(), Timeline.nothing(), Timeline.nothing());

  public ServiceRules {
    calendars = Collections.unmodifiableSortedMap(new TreeMap<>(calendars));
    boolean anything = !calendars.isEmpty() || !assignments.isEmpty() || !targets.isEmpty();
    zone = anything ? zone : ZoneOffset.UTC;
  }

  /// A time that is promised, and when it counts.
  ///
  /// @param schedule always the same object for the same business hours
  public record Promise(Schedule schedule, ServiceTarget target) {}

  /// Whether any ticket ever has business hours.
  public boolean hasBusinessHours() {
    return !assignments.isEmpty();
  }

  /// The business hours at a moment, for a ticket of these segment values.
  ///
  /// @return empty if it has none
  public Optional<Schedule> businessHours(Instant at, SortedMap<String, String> values) {
    var day = day(at);
    return assignments
        .on(day)
        .flatMap(assignment -> assignment.calendar(values))
        .flatMap(name -> calendars.getOrDefault(name, Timeline.nothing()).on(day));
  }

  /// What is promised to a ticket of these segment values that begins to wait at that time.
  ///
  /// @return empty if nothing is, or it would count in business hours and there are none
  public Optional<Promise> promise(Goal goal, Instant at, SortedMap<String, String> values) {
    return targets
        .on(day(at))
        .flatMap(version -> version.target(goal, values))
        .flatMap(
            target -> schedule(target, at, values).map(schedule -> new Promise(schedule, target)));
  }

  private Optional<Schedule> schedule(
      ServiceTarget target, Instant at, SortedMap<String, String> values) {
    return target.businessHours() ? businessHours(at, values) : Optional.of(Schedule.CLOCK);
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }
}
