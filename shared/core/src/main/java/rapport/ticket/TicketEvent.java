package rapport.ticket;

import java.nio.charset.StandardCharsets;
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
/// @param id the sender's id, by which events are ordered that nothing else tells apart; empty if a
///   form stored it that had none
/// @param subject the customer, empty if nobody is named
/// @param segments the segment values that it gives
/// @param sequence orders events of the same time; 0 if the sender has no such number
/// @param action what happened
public record TicketEvent(
    Stamp stamp,
    String id,
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
        stamp,
        identity.id(),
        event.subject(),
        event.segments(),
        change.sequence(),
        change.action());
  }

  TicketEvent voided() {
    return new TicketEvent(stamp.voided(), id, subject, segments, sequence, action);
  }

  /// The id in UTF-8, whose bytes are ordered as its characters are. A text compares otherwise.
  Bytes idBytes() {
    return Bytes.of(id.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Bytes content() {
    return TicketCodec.content(this);
  }
}
