package rapport.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import rapport.survey.Survey.Respondents;

/// Compares a survey's definition with the one before it.
final class Succession {

  private Succession() {}

  static List<Fault> faults(Survey next, Survey previous) {
    var ids = next.questions().stream().map(Question::id).toList();
    return faults(next, previous, id -> "/questions/" + ids.indexOf(id));
  }

  static List<Fault> faults(Survey next, Survey previous, UnaryOperator<String> pointer) {
    var asked = new LinkedHashMap<String, Question>();
    previous.retired().forEach(question -> asked.put(question.id(), question));
    previous.questions().forEach(question -> asked.put(question.id(), question));
    var faults = respondentFaults(next.respondents(), previous.respondents());
    for (Question question : next.questions()) {
      var earlier = asked.get(question.id());
      if (earlier != null) {
        addFaults(pointer.apply(question.id()), question, earlier, faults);
      }
    }
    return List.copyOf(faults);
  }

  /// What was answered before was counted as it was, and an invitation that is kept may yet be
  /// answered.
  private static List<Fault> respondentFaults(Respondents next, Respondents previous) {
    var faults = new ArrayList<Fault>();
    if (next.oneVote() != previous.oneVote()) {
      faults.add(
          new Fault(
              "/oneVote",
              "was %s and can't change, since answers have been counted so: define another survey"
                  .formatted(previous.oneVote())));
    }
    if (previous.invitations() && !next.invitations()) {
      faults.add(
          new Fault(
              "/invitations",
              "was true and can't change: invitations are kept that may yet be answered"));
    }
    return faults;
  }

  private static void addFaults(
      String pointer, Question question, Question earlier, List<Fault> faults) {
    if (question.type() != earlier.type()) {
      faults.add(
          fault(pointer, question.id(), "type", earlier.type().word(), question.type().word()));
      return;
    }
    var before = fixed(earlier);
    fixed(question)
        .forEach(
            (field, value) -> {
              if (!value.equals(before.get(field))) {
                faults.add(fault(pointer, question.id(), field, before.get(field), value));
              }
            });
  }

  /// What may never change, by the name of its field.
  private static Map<String, String> fixed(Question question) {
    return switch (question) {
      case Question.Nps _, Question.Offering _, Question.Text _ -> Map.of();
      case Question.Csat(_, var scale) -> Map.of("scale", scale.toString());
      case Question.Ces(_, var scale, var high) ->
          new TreeMap<>(Map.of("scale", scale.toString(), "high", high.word()));
      case Question.Rating(_, var scale, var feed) ->
          new TreeMap<>(Map.of("scale", scale.toString(), "role", feed.role()));
    };
  }

  private static Fault fault(
      String pointer, String question, String field, String before, String after) {
    return new Fault(
        pointer + Fault.step(field),
        "the %s of question \"%s\" was %s and can't become %s: give the new question a new id"
            .formatted(field, question, quoted(before), quoted(after)));
  }

  private static String quoted(String value) {
    return value.isEmpty() ? "not set" : "\"" + value + "\"";
  }
}
