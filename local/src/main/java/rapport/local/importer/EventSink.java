package rapport.local.importer;

import java.util.List;

/// Takes what became of rows.
public interface EventSink {

  /// Events that belong together, and should travel together.
  void events(List<OutgoingEvent> events);

  /// A row that became nothing, and why.
  void refused(long line, String reason);
}
