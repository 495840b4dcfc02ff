package rapport.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.settings.ServiceTarget;
import rapport.settings.ServiceTargets;

/// What is promised, as JSON: for `firstResponse` and `resolution` a `default` and some
/// `priorities`, each in `minutes` of a `calendar`.
final class TargetsJson {

  /// A year of the clock.
  static final int MAX_MINUTES = 366 * 24 * 60;

  static final int MAX_PRIORITIES = 50;

  private static final String DEFAULT = "default";
  private static final String PRIORITIES = "priorities";
  private static final String MINUTES = "minutes";
  private static final String CALENDAR = "calendar";
  private static final String BUSINESS = "business";
  private static final String CLOCK = "clock";
  private static final String FIRST_RESPONSE = "firstResponse";
  private static final String RESOLUTION = "resolution";
  private static final Set<String> CALENDARS = new LinkedHashSet<>(List.of(CLOCK, BUSINESS));

  private TargetsJson() {}

  /// @param hoursAssigned whether anybody has business hours
  static ServiceTargets read(Fields fields, boolean hoursAssigned) {
    return new ServiceTargets(
        goal(fields, FIRST_RESPONSE, hoursAssigned), goal(fields, RESOLUTION, hoursAssigned));
  }

  static void write(ServiceTargets targets, ObjectNode tree) {
    write(targets.firstResponse(), tree.putObject(FIRST_RESPONSE));
    write(targets.resolution(), tree.putObject(RESOLUTION));
  }

  private static SortedMap<String, ServiceTarget> goal(
      Fields version, String name, boolean hoursAssigned) {
    Fields fields = version.object(name);
    var targets = new TreeMap<String, ServiceTarget>();
    if (fields.node(DEFAULT).isPresent()) {
      targets.put(ServiceTargets.OTHERS, target(fields, DEFAULT, hoursAssigned));
    }
    Fields priorities = fields.object(PRIORITIES, MAX_PRIORITIES);
    for (String priority : priorities.names()) {
      TextRule.VALUE
          .fault(priority)
          .ifPresent(fault -> priorities.fault(priority, "the name " + fault));
      if (priorities.required(priority).isPresent()) {
        targets.put(priority, target(priorities, priority, hoursAssigned));
      }
    }
    fields.refuseOthers();
    return targets;
  }

  private static ServiceTarget target(Fields fields, String name, boolean hoursAssigned) {
    Fields target = fields.inner(name, fields.node(name).orElseThrow());
    int minutes = 1;
    if (target.required(MINUTES).isPresent()) {
      minutes = (int) target.whole(MINUTES, 1, MAX_MINUTES, 1);
    }
    boolean business = target.word(CALENDAR, CALENDARS).filter(BUSINESS::equals).isPresent();
    if (business && !hoursAssigned) {
      target.fault(CALENDAR, "needs calendarAssignments: nobody has business hours");
    }
    target.refuseOthers();
    return new ServiceTarget(minutes, business);
  }

  private static void write(SortedMap<String, ServiceTarget> targets, ObjectNode tree) {
    ObjectNode priorities = Json.object();
    targets.forEach(
        (priority, target) -> {
          ObjectNode written =
              Json.object()
                  .put(MINUTES, target.minutes())
                  .put(CALENDAR, target.businessHours() ? BUSINESS : CLOCK);
          if (priority.equals(ServiceTargets.OTHERS)) {
            tree.set(DEFAULT, written);
          } else {
            priorities.set(priority, written);
          }
        });
    tree.set(PRIORITIES, priorities);
  }
}
