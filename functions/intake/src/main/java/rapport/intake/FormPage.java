package rapport.intake;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rapport.edge.FieldError;
import rapport.form.Definition;
import rapport.form.FormWord;
import rapport.form.Texts;
import rapport.survey.Question;
import rapport.survey.Survey;

/// A form that was refused: what is wrong, each with a link to its field, and all that was typed,
/// ready to be posted again.
final class FormPage {

  /// Nobody can mend these by hand. Without them the server gives new ones.
  private static final Set<String> TIMES = Set.of("id", "time");

  private final Definition definition;
  private final Survey survey;
  private final PostedForm form;
  private final FormFields fields;

  /// By field, the questions first and as they are asked.
  private final Map<String, String> faults = new LinkedHashMap<>();

  /// @param errors of the form, at least one
  FormPage(Definition definition, PostedForm form, List<FieldError> errors) {
    this.definition = definition;
    this.survey = definition.survey();
    this.form = form;
    var found = new LinkedHashMap<String, String>();
    for (FieldError error : errors) {
      found.merge(PostedForm.fieldOf(error), error.message(), (one, two) -> one + "; " + two);
    }
    for (Question question : survey.questions()) {
      fault(found, question).ifPresent(fault -> faults.put(question.id(), fault));
    }
    faults.putAll(found);
    this.fields = new FormFields(definition, form, faults.keySet());
  }

  /// All that is wrong with one answer. Where several may be chosen a pointer may lead to one.
  private static Optional<String> fault(Map<String, String> found, Question question) {
    var told = new ArrayList<String>();
    for (String name : List.copyOf(found.keySet())) {
      boolean inside = question instanceof Question.Choices && name.startsWith(question.id() + "/");
      if (inside || name.equals(question.id())) {
        told.add(found.remove(name));
      }
    }
    return told.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", told));
  }

  APIGatewayV2HTTPResponse answer() {
    String title = word(FormWord.CHECK);
    String main =
        """
        <h1>%s</h1>
        <div class="errors" role="alert" tabindex="-1" autofocus>
        <h2>%s</h2>
        <ul>
        %s
        </ul>
        </div>
        <form method="post" accept-charset="utf-8">
        %s
        <button type="submit">%s</button>
        </form>"""
            .formatted(
                Html.escape(title()),
                Html.escape(title),
                lines(faults.keySet(), this::summary),
                fields(),
                Html.escape(word(FormWord.SEND)));
    return Html.page(400, fields.language(), title, main);
  }

  private String word(FormWord word) {
    return definition.form().word(word, fields.language());
  }

  private String title() {
    return fields.in(new Texts(survey.title())).orElse("Survey");
  }

  private interface Line {
    String of(String name);
  }

  private static String lines(Set<String> names, Line line) {
    return names.stream().map(line::of).collect(Collectors.joining("\n"));
  }

  private String summary(String name) {
    if (TIMES.contains(name)) {
      return "<li>The form was open for too long, or the clock is wrong. Please send it again.</li>";
    }
    String fault = Html.escape(faults.get(name));
    if (name.isEmpty() || PostedForm.isCharset(name)) {
      return "<li>" + fault + "</li>";
    }
    String text = Html.escape(fields.label(name)) + ": " + fault;
    return isShown(name)
        ? "<li><a href=\"#%s\">%s</a></li>".formatted(FormFields.anchor(name), text)
        : "<li>" + text + "</li>";
  }

  /// The survey's questions as they are asked, then what else is wrong, then the rest unseen.
  private String fields() {
    var names = new LinkedHashSet<String>();
    survey.questions().stream().map(Question::id).forEach(names::add);
    faults.keySet().stream().filter(this::isShown).forEach(names::add);
    var shown = lines(names, name -> fields.shown(name, fault(name)));
    var rest = new LinkedHashSet<>(form.values().keySet());
    rest.removeAll(names);
    if (TIMES.stream().anyMatch(faults::containsKey)) {
      rest.removeAll(TIMES);
    }
    return shown + "\n" + lines(rest, this::unseen);
  }

  private String unseen(String name) {
    return form.all(name).stream()
        .map(value -> Html.hidden(name, value))
        .collect(Collectors.joining("\n"));
  }

  private boolean isShown(String name) {
    return !name.isEmpty()
        && !TIMES.contains(name)
        && !name.equals(PostedForm.KEY)
        && !PostedForm.isCharset(name);
  }

  private String fault(String name) {
    return faults.containsKey(name)
        ? "<p class=\"error\" id=\"%s-error\">%s</p>\n"
            .formatted(FormFields.anchor(name), Html.escape(faults.get(name)))
        : "";
  }
}
