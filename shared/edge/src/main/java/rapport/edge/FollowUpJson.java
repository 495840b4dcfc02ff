package rapport.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import rapport.followup.Cause;
import rapport.followup.Edit;
import rapport.followup.FollowUp;

/// Follow-ups as JSON.
public final class FollowUpJson {

  private static final String ASSIGNEE = "assignee";
  private static final String OPEN = "open";
  private static final String RESOLVED = "resolved";
  private static final Set<String> STATES = new LinkedHashSet<>(List.of(OPEN, RESOLVED));

  private FollowUpJson() {}

  public static ObjectNode tree(FollowUp followUp) {
    ObjectNode tree = Json.object();
    tree.put("id", followUp.id().toString());
    tree.put("state", followUp.state().name().toLowerCase(Locale.ROOT));
    write(followUp.cause(), tree.putObject("cause"));
    putOrNull(ASSIGNEE, followUp.handling().assignee(), tree);
    tree.put("note", followUp.handling().note());
    putOrNull("resolvedAt", followUp.resolvedAt().map(Object::toString).orElse(""), tree);
    return tree;
  }

  /// What other systems are told of one: without what was noted.
  public static ObjectNode told(FollowUp followUp) {
    ObjectNode tree = tree(followUp);
    tree.remove("note");
    return tree;
  }

  private static void write(Cause cause, ObjectNode tree) {
    switch (cause) {
      case Cause.LowAnswer low -> {
        tree.put("type", "answer");
        putOrNull("customer", low.customer(), tree);
        tree.put("time", low.time().toString()).put("survey", low.survey());
        var scores = tree.putObject("scores");
        low.scores().forEach((question, score) -> scores.put(question, score.score()));
      }
      case Cause.Alerted alert -> {
        tree.put("type", "alert");
        tree.setAll(told(alert));
      }
      case Cause.Nothing() -> tree.put("type", "none");
    }
  }

  /// An alert as it was when it opened a follow-up, with the fields it has among alerts.
  public static ObjectNode told(Cause.Alerted alert) {
    return switch (Json.readOne(alert.text())) {
      case Json.Parsed.Values(_, List<Json.Value> values)
          when values.getFirst().node() instanceof ObjectNode told ->
          told.put("metric", alert.metric()).put("start", alert.start().toString());
      case Json.Parsed.Values _, Json.Parsed.Malformed _ ->
          throw new IllegalStateException("an alert is no JSON: " + alert.text());
    };
  }

  private static void putOrNull(String name, String text, ObjectNode tree) {
    if (text.isEmpty()) {
      tree.putNull(name);
    } else {
      tree.put(name, text);
    }
  }

  /// What somebody wants to be done about one: at least one thing, all errors at once.
  public static Checked<List<Edit>> edits(Json.Value value) {
    var errors = new FieldErrors();
    value.errors().forEach(errors::add);
    Fields fields = Fields.of(value.node(), "", errors);
    var edits = new ArrayList<Edit>();
    fields.text(ASSIGNEE, TextRule.PERSON).ifPresent(name -> edits.add(new Edit.Assign(name)));
    if (value.node().path(ASSIGNEE).isNull()) { // as it is told of one that nobody has
      edits.add(new Edit.Assign(""));
    }
    fields.text("note", TextRule.WRITTEN).ifPresent(text -> edits.add(new Edit.Note(text)));
    fields
        .word("state", STATES)
        .ifPresent(
            word -> edits.add(word.equals(RESOLVED) ? new Edit.Resolve() : new Edit.Reopen()));
    fields.refuseOthers();
    if (edits.isEmpty() && errors.isEmpty()) {
      errors.add("", "must have assignee, note or state, got none of them");
    }
    return errors.isEmpty()
        ? new Checked.Valid<>(List.copyOf(edits))
        : new Checked.Invalid<>(errors.list());
  }
}
