package rapport.local.importer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rapport.local.importer.csv.Row;
import rapport.local.importer.mapping.Details;
import rapport.local.importer.mapping.RefusedRowException;
import rapport.local.importer.mapping.Rows;
import rapport.local.importer.mapping.States;

/// Makes the events of one ticket after the other from its changes of state.
///
/// An event's id is `<ticket>/<sequence>/<what happened>`, and for the second of one id (files have
/// two rows of the same sequence) that and `/2`. Without a sequence in the file it is the change's
/// position among those of the ticket.
final class TicketEvents {

  private final String source;
  private final Rows.StateChanges rows;

  TicketEvents(String source, Rows.StateChanges rows) {
    this.source = source;
    this.rows = rows;
  }

  /// Makes all events of a ticket. A row that can't be used is passed over as if it were not there;
  /// but where the first one doesn't say how the ticket was created, none of them is used, since
  /// nothing counts for a ticket nobody created.
  ///
  /// @param changes of the ticket, at least one, in order
  void of(String ticket, List<StateChange> changes, EventSink sink) {
    var events = new ArrayList<OutgoingEvent>();
    try {
      events.add(created(ticket, changes.getFirst().row()));
    } catch (RefusedRowException e) {
      changes.forEach(change -> sink.refused(change.row().line(), e.getMessage()));
      return;
    }
    var states = new TicketStates(rows.state().states().before());
    var ids = new Occurrences();
    long position = 0;
    for (StateChange change : changes) {
      position++;
      try {
        events.addAll(entering(ticket, change, position, states, ids));
      } catch (RefusedRowException e) {
        sink.refused(change.row().line(), e.getMessage());
      }
    }
    sink.events(events);
  }

  private OutgoingEvent created(String ticket, Row first) throws RefusedRowException {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("ticket", ticket);
    return event("created", ticket + "/created", rows.created().of(first), first, data);
  }

  private List<OutgoingEvent> entering(
      String ticket, StateChange change, long position, TicketStates states, Occurrences ids)
      throws RefusedRowException {
    Optional<States.Kind> kind = rows.state().states().kind(change.state());
    if (kind.isEmpty()) {
      return List.of();
    }
    long sequence = rows.sequence().parts().isEmpty() ? position : change.sequence();
    var events = new ArrayList<OutgoingEvent>();
    for (String what : states.entering(kind.get())) {
      ObjectNode data =
          JsonNodeFactory.instance.objectNode().put("ticket", ticket).put("sequence", sequence);
      String id = ids.numbered(ticket + "/" + sequence + "/" + what);
      events.add(event(what, id, change.time(), change.row(), data));
    }
    states.enter(kind.get());
    return events;
  }

  private OutgoingEvent event(String what, String id, Instant time, Row row, ObjectNode data)
      throws RefusedRowException {
    Details details = rows.events().getOrDefault(what, Details.NONE);
    details.put(data, row);
    String subject = details.subject().of(row).orElse("");
    return OutgoingEvent.of(row.line(), source, id, "ticket." + what, time, subject, data);
  }
}
