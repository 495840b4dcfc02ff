package rapport.local.importer;

import java.util.List;
import java.util.stream.Collectors;

/// The events of one request.
record Batch(List<OutgoingEvent> events) {

  Batch {
    events = List.copyOf(events);
  }

  String body() {
    return events.stream().map(OutgoingEvent::json).collect(Collectors.joining(",", "[", "]"));
  }

  /// Its two halves, for an interface that takes less in one request.
  List<Batch> halves() {
    int middle = events.size() / 2;
    return List.of(
        new Batch(events.subList(0, middle)), new Batch(events.subList(middle, events.size())));
  }
}
