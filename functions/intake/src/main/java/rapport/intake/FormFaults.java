package rapport.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import rapport.edge.FieldError;
import rapport.edge.TextRule;
import rapport.form.FormWord;
import rapport.page.Wording;
import rapport.survey.Question;
import rapport.survey.Question.Choice;
import rapport.survey.Question.Choices;
import rapport.survey.Question.Scored;
import rapport.survey.Question.Text;
import rapport.survey.Survey;

/// What people are told who posted a form that was refused. What its faults say themselves is for
/// programs, and in English, so none of that is shown: of each field with a fault it is said what
/// the field takes, in the words of the page.
record FormFaults(Survey survey, PostedForm form, Wording wording) {

  /// Of faults that belong to no field.
  static final String NOWHERE = "";

  /// Nobody can mend these by hand. Without them the server gives new ones.
  static final Set<String> TIMES = Set.of("id", "time");

  /// By name of the field, the questions first and in their order.
  SequencedMap<String, String> told(List<FieldError> errors) {
    var told = new LinkedHashMap<String, String>();
    for (Question question : survey.questions()) {
      if (errors.stream().anyMatch(error -> isOf(question, error))) {
        told.put(question.id(), of(question));
      }
    }
    errors.stream()
        .filter(error -> survey.questions().stream().noneMatch(question -> isOf(question, error)))
        .forEach(error -> add(told, error));
    return told;
  }

  /// Where several may be chosen a pointer may lead to one.
  private static boolean isOf(Question question, FieldError error) {
    return error.isWithin(FieldError.child("", question.id()));
  }

  private String of(Question question) {
    List<String> given = form.all(question.id());
    if (given.isEmpty()) {
      return wording.word(FormWord.UNANSWERED);
    }
    if (given.size() > 1 && !(question instanceof Choices)) {
      return wording.word(FormWord.ONE_VALUE);
    }
    return switch (question) {
      case Scored scored when scored.scale().words() -> wording.word(FormWord.OFFERED);
      case Scored scored ->
          wording.word(
              FormWord.WHOLE_NUMBER,
              Map.of("low", "" + scored.scale().low(), "high", "" + scored.scale().high()));
      case Choice _ -> wording.word(FormWord.OFFERED);
      case Choices choices ->
          choices.options().containsAll(given.stream().map(String::strip).toList())
              ? wording.word(FormWord.AT_MOST, Map.of("number", "" + choices.atMost()))
              : wording.word(FormWord.OFFERED);
      case Text _ -> ofText(given.getFirst());
    };
  }

  private String ofText(String text) {
    int most = TextRule.WRITTEN.maxLength();
    return text.length() > most
        ? wording.word(FormWord.MOST_WRITTEN, Map.of("number", "" + most))
        : wording.word(FormWord.UNREADABLE);
  }

  private void add(Map<String, String> told, FieldError error) {
    String name = PostedForm.fieldOf(error);
    if (error.equals(PostedForm.NOTHING)) {
      addNowhere(told, wording.word(FormWord.NOTHING));
    } else if (name.isEmpty()) {
      addNowhere(told, wording.word(FormWord.TOO_LONG)); // all of it together
    } else if (TIMES.contains(name)) {
      addNowhere(told, wording.word(FormWord.TOO_SLOW));
    } else if (form.all(name).isEmpty()) {
      addNowhere(told, wording.word(FormWord.MALFORMED));
    } else if (PostedForm.isCharset(name) && form.all(name).size() == 1) {
      addNowhere(told, wording.word(FormWord.ENCODING));
    } else if (PostedForm.isCharset(name) || name.equals(PostedForm.KEY)) {
      addNowhere(told, name + ": " + wording.word(FormWord.ONE_VALUE));
    } else {
      told.put(name, ofOther(name));
    }
  }

  private String ofOther(String name) {
    if (PostedForm.isAnswer(name)) {
      return wording.word(FormWord.NO_QUESTION);
    }
    return wording.word(form.all(name).size() > 1 ? FormWord.ONE_VALUE : FormWord.NOT_TAKEN_HERE);
  }

  private static void addNowhere(Map<String, String> told, String fault) {
    told.merge(NOWHERE, fault, (one, two) -> one.contains(two) ? one : one + " " + two);
  }
}
