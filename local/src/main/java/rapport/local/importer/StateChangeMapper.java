package rapport.local.importer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rapport.local.importer.csv.Row;
import rapport.local.importer.mapping.RefusedRowException;
import rapport.local.importer.mapping.Rows;

/// Rows that each are the state of a ticket after a change.
///
/// Where the rows of a ticket follow each other only one ticket's rows are kept; else all of the
/// file's.
final class StateChangeMapper implements RowMapper {

  private final Rows.StateChanges rows;
  private final TicketEvents events;
  private final Map<String, List<Row>> waiting = new LinkedHashMap<>();
  private final Set<String> done = new HashSet<>();

  StateChangeMapper(String source, Rows.StateChanges rows) {
    this.rows = rows;
    this.events = new TicketEvents(source, rows);
  }

  @Override
  public void accept(Row row, EventSink sink) {
    try {
      String ticket = rows.ticket().required(row, "ticket");
      if (rows.together() && !waiting.containsKey(ticket)) {
        finish(sink);
      }
      if (done.contains(ticket)) {
        throw new RefusedRowException(
            "other rows of its ticket are elsewhere in the file: say `together: false`");
      }
      waiting.computeIfAbsent(ticket, _ -> new ArrayList<>()).add(row);
    } catch (RefusedRowException e) {
      sink.refused(row.line(), e.getMessage());
    }
  }

  @Override
  public void finish(EventSink sink) {
    waiting.forEach((ticket, ofTicket) -> send(ticket, ofTicket, sink));
    done.addAll(waiting.keySet());
    waiting.clear();
  }

  private void send(String ticket, List<Row> ofTicket, EventSink sink) {
    var changes = new ArrayList<StateChange>();
    for (Row row : ofTicket) {
      try {
        changes.add(change(row));
      } catch (RefusedRowException e) {
        sink.refused(row.line(), e.getMessage());
      }
    }
    changes.sort(StateChange.ORDER);
    if (!changes.isEmpty()) {
      events.of(ticket, changes, sink);
    }
  }

  private StateChange change(Row row) throws RefusedRowException {
    String state = rows.state().value().required(row, "state");
    rows.state().states().kind(state);
    return new StateChange(row, sequence(row), rows.time().of(row), state);
  }

  private long sequence(Row row) throws RefusedRowException {
    if (rows.sequence().parts().isEmpty()) {
      return 0;
    }
    String text = rows.sequence().required(row, "sequence");
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw new RefusedRowException("sequence `" + text + "` is not a whole number");
    }
  }
}
