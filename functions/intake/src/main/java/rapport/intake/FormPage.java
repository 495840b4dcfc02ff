package rapport.intake;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import rapport.edge.FieldError;
import rapport.form.Definition;
import rapport.form.FormWord;
import rapport.page.Filled;
import rapport.page.FormView;
import rapport.page.FormView.Hidden;
import rapport.page.Page;
import rapport.page.Wording;
import rapport.survey.Question;

/// A form that was refused: what is wrong, each with a link to its field, and all that was
/// answered, ready to be posted again.
final class FormPage {

  /// Nobody can mend these by hand. Without them the server gives new ones.
  private static final Set<String> TIMES = Set.of("id", "time");

  /// Of faults that belong to no field.
  private static final String NOWHERE = "";

  private final Definition definition;
  private final PostedForm form;
  private final Wording wording;
  private final SequencedMap<String, String> faults = new LinkedHashMap<>();
  private final boolean isTooSlow;
  private final FormView view;

  /// @param known what is known of who answers, name → value
  /// @param errors of the form, at least one
  FormPage(
      Definition definition, PostedForm form, Map<String, String> known, List<FieldError> errors) {
    this.definition = definition;
    this.form = form;
    this.wording = new Wording(definition, form.language(definition));
    var found = new LinkedHashMap<String, String>();
    for (FieldError error : errors) {
      found.merge(PostedForm.fieldOf(error), error.message(), (one, two) -> one + "; " + two);
    }
    this.isTooSlow = TIMES.stream().anyMatch(found::containsKey);
    for (Question question : definition.survey().questions()) {
      fault(found, question).ifPresent(fault -> faults.put(question.id(), fault));
    }
    found.forEach(this::addOther);
    this.view = new FormView(definition, wording, known, new Filled(form.values(), faults));
  }

  /// All that is wrong with one answer. Where several may be chosen a pointer may lead to one.
  private Optional<String> fault(Map<String, String> found, Question question) {
    var told = new ArrayList<String>();
    for (String name : List.copyOf(found.keySet())) {
      boolean inside = question instanceof Question.Choices && name.startsWith(question.id() + "/");
      if (inside || name.equals(question.id())) {
        told.add(found.remove(name));
      }
    }
    if (!told.isEmpty() && form.all(question.id()).isEmpty()) {
      return Optional.of(wording.word(FormWord.UNANSWERED));
    }
    return told.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", told));
  }

  private void addOther(String name, String fault) {
    if (TIMES.contains(name)) {
      add(NOWHERE, wording.word(FormWord.TOO_SLOW));
    } else if (fault.equals(PostedForm.NOTHING)) {
      add(NOWHERE, wording.word(FormWord.NOTHING));
    } else if (name.equals(PostedForm.KEY)) {
      add(NOWHERE, name + ": " + fault);
    } else {
      add(PostedForm.isCharset(name) ? NOWHERE : name, fault);
    }
  }

  private void add(String name, String fault) {
    faults.merge(name, fault, (one, two) -> one.equals(two) ? one : one + " " + two);
  }

  APIGatewayV2HTTPResponse answer() {
    var page =
        Page.of(wording.language(), wording.word(FormWord.CHECK))
            .with(definition.form().theme())
            .sentOnTo(definition.survey().thankYou())
            .inFrames();
    return page.answer(
        400,
        html -> {
          view.head(html);
          view.faults(html);
          view.form(html, hidden(), strange());
        });
  }

  /// What is wrong with no question that is shown, but can be mended by hand.
  private Set<String> strange() {
    Set<String> shown = view.questions();
    return faults.keySet().stream()
        .filter(name -> !name.equals(NOWHERE) && !shown.contains(name))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// All else that was sent.
  private Hidden hidden() {
    var rest = new LinkedHashMap<>(form.values());
    rest.keySet().removeAll(view.questions());
    rest.keySet().removeAll(strange());
    if (isTooSlow) {
      rest.keySet().removeAll(TIMES);
    }
    return new Hidden(rest);
  }
}
