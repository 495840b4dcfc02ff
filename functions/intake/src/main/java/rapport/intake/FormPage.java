package rapport.intake;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

/// A form that was refused: what is wrong, each with a link to its field, and all that was
/// answered, ready to be posted again.
final class FormPage {

  private final Definition definition;
  private final PostedForm form;
  private final Wording wording;
  private final SequencedMap<String, String> faults;
  private final boolean isTooSlow;
  private final FormView view;

  /// @param known what is known of who answers, name → value
  /// @param errors of the form, at least one
  FormPage(
      Definition definition, PostedForm form, Map<String, String> known, List<FieldError> errors) {
    this.definition = definition;
    this.form = form;
    this.wording = new Wording(definition, form.language(definition));
    this.faults = new FormFaults(definition.survey(), form, wording).told(errors);
    this.isTooSlow = errors.stream().map(PostedForm::fieldOf).anyMatch(FormFaults.TIMES::contains);
    this.view = new FormView(definition, wording, known, new Filled(form.values(), faults));
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
        .filter(name -> !name.equals(FormFaults.NOWHERE) && !shown.contains(name))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// All else that was sent.
  private Hidden hidden() {
    var rest = new LinkedHashMap<>(form.values());
    rest.keySet().removeAll(view.questions());
    rest.keySet().removeAll(strange());
    if (isTooSlow) {
      rest.keySet().removeAll(FormFaults.TIMES);
    }
    return new Hidden(rest);
  }
}
