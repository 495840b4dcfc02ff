package rapport.event;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// One checked event.
///
/// @param identity who it is
/// @param subject the customer, empty if nobody is named
/// @param version which content of this identity it is
/// @param segments the values it can be grouped by: the built-in dimensions (`channel`, `group`,
///   `agent`, `priority`, `reason`, `language`) it names, and its `attributes`
/// @param payload what happened
public record Event(
    Identity identity,
    String subject,
    Version version,
    SortedMap<String, String> segments,
    Payload payload) {

  public Event {
    segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
  }
}
