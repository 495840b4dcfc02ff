package rapport.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.settings.CalendarAssignment;

/// Whose business hours are whose, as JSON: `calendar` for all that `groups` and `channels` don't
/// name. `null` there says that somebody has none.
final class AssignmentJson {

  /// Groups, and channels, that one version may name.
  static final int MAX_NAMES = 200;

  private static final String CALENDAR = "calendar";
  private static final String GROUPS = "groups";
  private static final String CHANNELS = "channels";

  private final Set<String> calendars;

  /// @param calendars those that there are
  AssignmentJson(Set<String> calendars) {
    this.calendars = Collections.unmodifiableSet(new TreeSet<>(calendars));
  }

  CalendarAssignment read(Fields fields) {
    return new CalendarAssignment(
        calendar(fields, CALENDAR), calendars(fields, GROUPS), calendars(fields, CHANNELS));
  }

  static void write(CalendarAssignment assignment, ObjectNode tree) {
    write(CALENDAR, assignment.others(), tree);
    ObjectNode groups = tree.putObject(GROUPS);
    assignment.groups().forEach((group, calendar) -> write(group, calendar, groups));
    ObjectNode channels = tree.putObject(CHANNELS);
    assignment.channels().forEach((channel, calendar) -> write(channel, calendar, channels));
  }

  private SortedMap<String, String> calendars(Fields fields, String field) {
    var chosen = new TreeMap<String, String>();
    Fields names = fields.object(field, MAX_NAMES);
    for (String name : names.names()) {
      TextRule.VALUE.fault(name).ifPresent(fault -> names.fault(name, "the name " + fault));
      chosen.put(name, calendar(names, name));
    }
    return chosen;
  }

  private String calendar(Fields fields, String field) {
    var name = fields.text(field, TextRule.NAME);
    name.filter(one -> !calendars.contains(one))
        .ifPresent(one -> fields.fault(field, "must be one of businessCalendars, by its name"));
    return name.orElse(CalendarAssignment.NONE);
  }

  private static void write(String name, String calendar, ObjectNode tree) {
    if (calendar.equals(CalendarAssignment.NONE)) {
      tree.putNull(name);
    } else {
      tree.put(name, calendar);
    }
  }
}
