package rapport.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedMap;
import rapport.business.OpeningHours;
import rapport.settings.CalendarAssignment;
import rapport.settings.ServiceRules;
import rapport.settings.ServiceTargets;
import rapport.settings.Timeline;

/// What a tenant decides about its service, among the fields of its settings: `businessCalendars`,
/// `calendarAssignments` and `serviceTargets`, each a list of versions.
final class ServiceRulesJson {

  /// Versions of all business calendars together.
  static final int MAX_CALENDARS = 50;

  /// Versions of the others.
  static final int MAX_VERSIONS = 20;

  private static final String CALENDARS = "businessCalendars";
  private static final String ASSIGNMENTS = "calendarAssignments";
  private static final String TARGETS = "serviceTargets";
  private static final String NAME = "name";
  private static final String FROM = "from";

  private final Fields settings;
  private final ZoneId zone;
  private final Versions<OpeningHours> calendars;
  private final Versions<CalendarAssignment> assignments;
  private final Versions<ServiceTargets> targets;

  /// @param zone that of the tenant's days
  ServiceRulesJson(Fields settings, ZoneId zone) {
    this.settings = settings;
    this.zone = zone;
    this.calendars = new Versions<>(settings, CALENDARS);
    this.assignments = new Versions<>(settings, ASSIGNMENTS);
    this.targets = new Versions<>(settings, TARGETS);
  }

  /// @param before what has begun of this must stay
  ServiceRules read(ServiceRules before, Instant now) {
    calendars.read(
        MAX_CALENDARS,
        fields -> fields.requiredText(NAME, TextRule.NAME),
        fields -> BusinessCalendarJson.read(fields, zone));
    var named = calendars.timelines();
    var assigning = new AssignmentJson(calendars.names());
    assignments.read(MAX_VERSIONS, _ -> ASSIGNMENTS, assigning::read);
    var assigned = assignments.timelines().getOrDefault(ASSIGNMENTS, Timeline.nothing());
    targets.read(
        MAX_VERSIONS, _ -> TARGETS, fields -> TargetsJson.read(fields, !assigned.isEmpty()));
    refuseChanges(before, now, named);
    return new ServiceRules(
        zone, named, assigned, targets.timelines().getOrDefault(TARGETS, Timeline.nothing()));
  }

  static void write(ServiceRules rules, ObjectNode tree) {
    var calendars = tree.putArray(CALENDARS);
    rules
        .calendars()
        .forEach(
            (name, versions) ->
                versions
                    .versions()
                    .forEach(
                        (from, hours) -> {
                          ObjectNode version = calendars.addObject().put(NAME, name);
                          writeFrom(from, version);
                          BusinessCalendarJson.write(hours, version);
                        }));
    var assignments = tree.putArray(ASSIGNMENTS);
    rules
        .assignments()
        .versions()
        .forEach(
            (from, what) -> AssignmentJson.write(what, writeFrom(from, assignments.addObject())));
    var targets = tree.putArray(TARGETS);
    rules
        .targets()
        .versions()
        .forEach((from, what) -> TargetsJson.write(what, writeFrom(from, targets.addObject())));
  }

  /// A calendar that nobody was ever given may go: who was given one is listed for ever.
  private void refuseChanges(
      ServiceRules before, Instant now, SortedMap<String, Timeline<OpeningHours>> named) {
    LocalDate today =
        later(LocalDate.ofInstant(now, zone), LocalDate.ofInstant(now, before.zone()));
    before
        .calendars()
        .forEach(
            (name, versions) -> {
              if (named.containsKey(name)) {
                calendars.refuseChanges(
                    name,
                    versions,
                    today,
                    (one, other) -> BusinessCalendarJson.sameUntil(now, one, other));
              }
            });
    assignments.refuseChanges(ASSIGNMENTS, before.assignments(), today, Object::equals);
    targets.refuseChanges(TARGETS, before.targets(), today, Object::equals);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static ObjectNode writeFrom(LocalDate from, ObjectNode version) {
    return from.equals(Timeline.EVER) ? version : version.put(FROM, from.toString());
  }
}
