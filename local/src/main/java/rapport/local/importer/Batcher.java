package rapport.local.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import rapport.edge.Json;

/// Puts events into requests as large as the interface takes them. Events that belong together go
/// into one request, unless they are more than it holds: those of one ticket are then written once
/// and not once an event.
final class Batcher {

  /// What a request may hold.
  static final int MAX_EVENTS = 500;

  /// What a request may weigh, in bytes.
  static final int MAX_BYTES = Json.MAX_BODY_BYTES;

  private static final int BRACKETS_BYTES = 2;
  private static final int COMMA_BYTES = 1;

  private final Consumer<Batch> full;
  private List<OutgoingEvent> events = new ArrayList<>();
  private int sizeBytes = BRACKETS_BYTES;

  /// @param full takes a batch as soon as nothing more goes into it
  Batcher(Consumer<Batch> full) {
    this.full = full;
  }

  /// Adds events that belong together.
  void add(List<OutgoingEvent> together) {
    int bytes = together.stream().mapToInt(event -> event.sizeBytes() + COMMA_BYTES).sum();
    if (!fits(together.size(), bytes)) {
      flush();
    }
    together.forEach(this::add);
  }

  /// Hands on what is left.
  void flush() {
    if (!events.isEmpty()) {
      full.accept(new Batch(events));
      events = new ArrayList<>();
      sizeBytes = BRACKETS_BYTES;
    }
  }

  private void add(OutgoingEvent event) {
    int bytes = event.sizeBytes() + COMMA_BYTES;
    if (!fits(1, bytes)) {
      flush();
    }
    events.add(event);
    sizeBytes += bytes;
  }

  private boolean fits(int moreEvents, int moreBytes) {
    return events.size() + moreEvents <= MAX_EVENTS && sizeBytes + moreBytes <= MAX_BYTES;
  }
}
