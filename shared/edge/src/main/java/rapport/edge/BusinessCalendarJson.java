package rapport.edge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.business.OpeningHours;
import rapport.business.Window;

/// One version of a business calendar as JSON: `timezone`, `hours` by weekday and `holidays` by
/// date.
final class BusinessCalendarJson {

  /// Days that have windows of their own, in one version.
  static final int MAX_HOLIDAYS = 200;

  private static final String ZONE = "timezone";
  private static final String HOURS = "hours";
  private static final String HOLIDAYS = "holidays";

  private BusinessCalendarJson() {}

  /// @param otherwise the time zone if none is named
  static OpeningHours read(Fields fields, ZoneId otherwise) {
    var zone = Zones.read(fields, ZONE).orElse(otherwise);
    return new OpeningHours(zone, week(fields), holidays(fields));
  }

  static void write(OpeningHours hours, ObjectNode tree) {
    tree.put(ZONE, Zones.name(hours.zone()));
    ObjectNode week = tree.putObject(HOURS);
    hours.week().forEach((day, windows) -> write(windows, week.putArray(SettingsJson.word(day))));
    ObjectNode holidays = tree.putObject(HOLIDAYS);
    hours.holidays().forEach((day, windows) -> write(windows, holidays.putArray(day.toString())));
  }

  /// Whether two say the same of all time until now: of days to come they may say what they like.
  static boolean sameUntil(Instant now, OpeningHours before, OpeningHours after) {
    return before.zone().equals(after.zone())
        && before.week().equals(after.week())
        && until(now, before).equals(until(now, after));
  }

  private static SortedMap<LocalDate, List<Window>> until(Instant now, OpeningHours hours) {
    return hours.holidays().headMap(LocalDate.ofInstant(now, hours.zone()).plusDays(1));
  }

  private static void write(List<Window> windows, ArrayNode array) {
    windows.forEach(window -> array.add(WindowText.write(window)));
  }

  private static SortedMap<DayOfWeek, List<Window>> week(Fields fields) {
    var node = fields.required(HOURS);
    if (node.isEmpty()) {
      return Collections.emptySortedMap();
    }
    Fields days = fields.inner(HOURS, node.get());
    var week = new TreeMap<DayOfWeek, List<Window>>();
    for (DayOfWeek day : DayOfWeek.values()) {
      List<Window> windows = WindowText.read(days, SettingsJson.word(day));
      if (!windows.isEmpty()) {
        week.put(day, windows);
      }
    }
    days.refuseOthers();
    return week;
  }

  private static SortedMap<LocalDate, List<Window>> holidays(Fields fields) {
    var holidays = new TreeMap<LocalDate, List<Window>>();
    Fields days = fields.object(HOLIDAYS, MAX_HOLIDAYS);
    for (String day : days.names()) {
      Optional<LocalDate> date = Versions.date(day);
      if (date.isEmpty()) {
        days.fault(day, "must be named by a date, for instance 2026-12-25");
      } else {
        holidays.put(date.get(), WindowText.read(days, day));
      }
    }
    return holidays;
  }
}
