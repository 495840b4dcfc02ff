package rapport.local.importer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import rapport.local.importer.csv.Row;
import rapport.local.importer.mapping.RefusedRowException;
import rapport.local.importer.mapping.Rows;
import rapport.local.importer.mapping.Rows.EventTemplate;

/// Rows that each are one event or several.
final class EventRowMapper implements RowMapper {

  private final String source;
  private final Rows.Events rows;
  private final Occurrences ids = new Occurrences();
  private final Set<First> seen = new HashSet<>();

  EventRowMapper(String source, Rows.Events rows) {
    this.source = source;
    this.rows = rows;
  }

  /// A row becomes all of its events or, if one of them can't be made, none.
  @Override
  public void accept(Row row, EventSink sink) {
    try {
      var events = new ArrayList<OutgoingEvent>();
      var firsts = new HashSet<First>();
      for (EventTemplate template : rows.templates()) {
        Optional<First> first = first(template, row);
        if (template.when().holds(row) && first.stream().noneMatch(seen::contains)) {
          events.add(event(template, row));
          first.ifPresent(firsts::add);
        }
      }
      seen.addAll(firsts);
      if (!events.isEmpty()) {
        sink.events(events);
      }
    } catch (RefusedRowException e) {
      sink.refused(row.line(), e.getMessage());
    }
  }

  @Override
  public void finish(EventSink sink) {
    // every row was complete in itself
  }

  private static Optional<First> first(EventTemplate template, Row row) throws RefusedRowException {
    return template.first().of(row).map(value -> new First(template, value));
  }

  private OutgoingEvent event(EventTemplate template, Row row) throws RefusedRowException {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    template.details().put(data, row);
    String subject = template.details().subject().of(row).orElse("");
    if (subject.isEmpty() && template.type().startsWith("customer.")) {
      throw new RefusedRowException(
          "no subject (" + template.details().subject().source() + " is missing)");
    }
    var time = template.time().of(row);
    return OutgoingEvent.of(
        row.line(), source, id(template, row), template.type(), time, subject, data);
  }

  /// An id that the mapping names is taken at its word: two rows that have it are one event.
  /// Without one, rows of the same content are different events.
  private String id(EventTemplate template, Row row) throws RefusedRowException {
    if (!template.id().parts().isEmpty()) {
      return template.id().required(row, "id");
    }
    return ids.numbered(EventId.ofContent(row.cells()) + "/" + template.type());
  }

  /// A value that an event was made for.
  private record First(EventTemplate template, String value) {}
}
