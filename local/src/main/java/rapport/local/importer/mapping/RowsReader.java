package rapport.local.importer.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import rapport.edge.TextRule;

/// Reads what the rows of a file are.
final class RowsReader {

  private static final List<String> STATE_EVENTS =
      List.of("created", "replied", "paused", "resumed", "resolved", "reopened", "closed");
  private static final Set<String> SET_BY_STATES = Set.of("ticket", "sequence");

  private final ValueReader values;
  private final DetailsReader details;
  private final AnswersReader answers;

  RowsReader(ValueReader values, Faults faults) {
    this.values = values;
    this.details = new DetailsReader(values);
    this.answers = new AnswersReader(values, faults);
  }

  Rows events(Section top) {
    List<Section> sections = top.sections("events");
    if (sections.isEmpty()) {
      top.fault("events", "needs at least one event");
    }
    return new Rows.Events(sections.stream().map(this::template).toList());
  }

  private Rows.EventTemplate template(Section section) {
    EventFields fields = eventFields(section);
    Value id = values.optional(section, "id");
    Moment time = values.moment(section, "time");
    Value first = values.optional(section, "first");
    Condition when = condition(section);
    Details details = this.details.read(section, fields, Set.of());
    String type = section.text("type").orElse("");
    if (type.startsWith("customer.") && details.subject().parts().isEmpty()) {
      section.fault("subject", "is missing; it is the customer");
    }
    section.refuseOtherKeys();
    return new Rows.EventTemplate(type, id, time, first, when, details);
  }

  private static EventFields eventFields(Section section) {
    Optional<String> type = section.requiredText("type");
    Optional<EventFields> fields = type.flatMap(EventFields::of);
    if (type.isPresent() && fields.isEmpty()) {
      section.fault("type", "must be one of " + String.join(", ", EventFields.types()));
    }
    return fields.orElse(EventFields.UNKNOWN);
  }

  private Condition condition(Section section) {
    if (section.node("when").isEmpty()) {
      return Condition.ALWAYS;
    }
    Section when = section.section("when");
    Value value = values.required(when, "value");
    List<String> is = when.texts("is");
    if (is.isEmpty()) {
      when.fault("is", "needs at least one text");
    }
    when.refuseOtherKeys();
    return new Condition(value, Set.copyOf(is));
  }

  Rows stateChanges(Section top) {
    Value ticket = values.required(top, "ticket");
    boolean together = top.flag("together", true);
    Value sequence = values.optional(top, "sequence");
    Moment time = values.moment(top, "time");
    var column = new Rows.StateColumn(values.required(top, "state"), states(top));
    Section events = top.section("events");
    Moment created = values.moment(events.section("created"), "time");
    var details = new TreeMap<String, Details>();
    STATE_EVENTS.forEach(event -> details.put(event, stateEvent(events, event)));
    events.refuseOtherKeys();
    return new Rows.StateChanges(ticket, together, sequence, time, column, created, details);
  }

  private Details stateEvent(Section events, String event) {
    if (events.node(event).isEmpty()) {
      return Details.NONE;
    }
    Section section = events.section(event);
    if (event.equals("created")) {
      section.node("time");
    }
    Details details =
        this.details.read(section, EventFields.of("ticket." + event).orElseThrow(), SET_BY_STATES);
    section.refuseOtherKeys();
    return details;
  }

  private States states(Section top) {
    Section section = top.section("states");
    var kinds = new TreeMap<String, States.Kind>();
    for (States.Kind kind : States.Kind.values()) {
      for (String state : section.texts(kind.name().toLowerCase(Locale.ROOT))) {
        if (kinds.put(state, kind) != null) {
          section.fault(kind.name().toLowerCase(Locale.ROOT), "`" + state + "` is there twice");
        }
      }
    }
    section.refuseOtherKeys();
    if (kinds.isEmpty()) {
      top.fault("states", "must say which states are new, open, paused, resolved and closed");
    }
    return new States(kinds, before(top, kinds), top.texts("unknown"));
  }

  private static States.Kind before(Section top, Map<String, States.Kind> kinds) {
    Optional<String> before = top.text("before");
    if (before.isPresent() && !kinds.containsKey(before.get())) {
      top.fault("before", "`" + before.get() + "` is not in `states`");
    }
    return before.map(kinds::get).orElse(States.Kind.NEW);
  }

  Rows surveyAnswers(Section top) {
    Survey survey = survey(top);
    Value id = values.optional(top, "id");
    Moment time = values.moment(top, "time");
    var fields = new ArrayList<Details.Field>();
    addIfThere(fields, top, "language", FieldKind.TEXT);
    addIfThere(fields, top, "channel", FieldKind.TEXT);
    addIfThere(fields, top, "complete", FieldKind.FLAG);
    List<Details.Field> answered = answers.read(top.section("answers"), survey);
    if (answered.isEmpty()) {
      top.fault("answers", "needs at least one question");
    }
    Map<String, Value> attributes = details.attributes(top);
    var rest = new Details(values.optional(top, "subject"), fields, attributes);
    return new Rows.SurveyAnswers(survey, id, time, answered, rest);
  }

  private void addIfThere(List<Details.Field> fields, Section section, String key, FieldKind kind) {
    if (section.node(key).isPresent()) {
      fields.add(new Details.Field(key, kind, false, values.optional(section, key)));
    }
  }

  private static Survey survey(Section top) {
    Optional<JsonNode> found = top.node("survey");
    if (found.isPresent() && found.get() instanceof ObjectNode) {
      Section section = top.section("survey");
      Optional<String> id = section.requiredText("id");
      id.ifPresent(name -> section.check("id", name, TextRule.NAME));
      if (!section.node("questions").map(JsonNode::isArray).orElse(false)) {
        section.fault("questions", "must be the list of its questions");
      }
      ObjectNode definition = ((ObjectNode) found.get()).deepCopy();
      definition.remove("id");
      return new Survey.Defined(id.orElse(""), definition);
    }
    Optional<String> id = top.requiredText("survey");
    id.ifPresent(name -> top.check("survey", name, TextRule.NAME));
    return new Survey.Known(id.orElse(""));
  }
}
