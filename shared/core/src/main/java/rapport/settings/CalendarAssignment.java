package rapport.settings;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Whose business hours are whose: a group's own calendar goes before that of the channel, and that
/// before the one for all others.
///
/// @param others the calendar of whom neither map names, [#NONE] for none
/// @param groups group → calendar, or [#NONE]
/// @param channels channel → calendar, or [#NONE]
public record CalendarAssignment(
    String others, SortedMap<String, String> groups, SortedMap<String, String> channels) {

  /// Says that there are no business hours.
  public static final String NONE = "";

  public CalendarAssignment {
    groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    channels = Collections.unmodifiableSortedMap(new TreeMap<>(channels));
  }

  /// One calendar for all.
  public static CalendarAssignment forAll(String calendar) {
    return new CalendarAssignment(
        calendar, Collections.emptySortedMap(), Collections.emptySortedMap());
  }

  /// The name of the calendar for a ticket of these segment values, if it has one.
  Optional<String> calendar(SortedMap<String, String> values) {
    var ofChannel = channels.getOrDefault(values.getOrDefault("channel", NONE), others);
    var calendar = groups.getOrDefault(values.getOrDefault("group", NONE), ofChannel);
    return calendar.equals(NONE) ? Optional.empty() : Optional.of(calendar);
  }
}
