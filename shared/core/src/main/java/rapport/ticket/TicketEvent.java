package rapport.ticket;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.bytes.Bytes;
import rapport.entity.EntityEvent;
import rapport.entity.EventHash;
import rapport.entity.Stamp;
import rapport.event.Event;
import rapport.event.Payload.TicketAction;
import rapport.event.Payload.TicketChange;

/// What a ticket keeps of an event.
///
/// @param stamp its identity, time and version
/// @param subject the customer, empty if nobody is named
/// @param segments the segment values that it gives
/// @param sequence orders events of the same time; 0 if the sender has no such number
/// @param action what happened
public record TicketEvent(
    Stamp stamp,
    String subject,
    SortedMap<String, String> segments,
    long sequence,
    TicketAction action)
    implements EntityEvent {

  public TicketEvent {
    segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
  }

  /// @param change the payload of that event
  public static TicketEvent of(Event event, TicketChange change) {
    var identity = event.identity();
    var stamp =
        new Stamp(EventHash.of(identity), identity.time(), event.version(), identity.importName());
    return new TicketEvent(
        stamp, event.subject(), event.segments(), change.sequence(), change.action());
  }

  @Override
  public Bytes content() {
    return TicketCodec.content(this);
  }
}
