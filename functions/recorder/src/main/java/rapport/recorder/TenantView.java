package rapport.recorder;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.entity.Frame;
import rapport.entity.Given;
import rapport.event.Event;
import rapport.fact.SubjectHash;
import rapport.period.Calendar;
import rapport.settings.Settings;

/// What a tenant has decided, as the recorder needs it.
///
/// @param calendars all that its figures are kept in, the current one first
record TenantView(Settings settings, List<Calendar> calendars, SubjectHash subjects) {

  TenantView {
    calendars = List.copyOf(calendars);
  }

  /// What the facts of its entities depend on.
  ///
  /// @param openFrom no hour from then on is sealed, nor will be before tomorrow
  Frame frame(Instant now, Frame.Sealing sealing, Instant openFrom) {
    return new Frame(new Given(settings.rules(), now), sealing, openFrom);
  }

  /// The names that events are grouped by; what else they bring is text.
  Set<String> dimensions() {
    var dimensions = new TreeSet<>(Settings.BUILT_IN);
    dimensions.addAll(settings.dimensions());
    return dimensions;
  }

  /// The event with no segment values but those of dimensions. A ticket or customer keeps its
  /// values for ever, and every change of one moves it from a segment to another.
  Event narrowed(Event event) {
    var segments = new TreeMap<>(event.segments());
    segments.keySet().retainAll(dimensions());
    return new Event(event.identity(), event.subject(), event.version(), segments, event.payload());
  }
}
