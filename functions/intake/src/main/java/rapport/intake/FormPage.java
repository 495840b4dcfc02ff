package rapport.intake;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rapport.edge.FieldError;
import rapport.survey.Question;
import rapport.survey.Question.Scored;
import rapport.survey.Survey;

/// A form that was refused: what is wrong, each with a link to its field, and all that was typed,
/// ready to be posted again.
final class FormPage {

  private static final String TITLE = "Please check your answers";

  /// Nobody can mend these by hand. Without them the server gives new ones.
  private static final Set<String> TIMES = Set.of("id", "time");

  private final Survey survey;
  private final PostedForm form;

  /// By field, the questions first and as they are asked.
  private final Map<String, String> faults = new LinkedHashMap<>();

  /// @param errors of the form, at least one
  FormPage(Survey survey, PostedForm form, List<FieldError> errors) {
    this.survey = survey;
    this.form = form;
    var found = new LinkedHashMap<String, String>();
    for (FieldError error : errors) {
      found.merge(PostedForm.fieldOf(error), error.message(), (one, two) -> one + "; " + two);
    }
    for (Question question : survey.questions()) {
      Optional.ofNullable(found.remove(question.id()))
          .ifPresent(fault -> faults.put(question.id(), fault));
    }
    faults.putAll(found);
  }

  APIGatewayV2HTTPResponse answer() {
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
        <button type="submit">Send</button>
        </form>"""
            .formatted(
                Html.escape(title()), TITLE, lines(faults.keySet(), this::summary), fields());
    return Html.page(400, TITLE, main);
  }

  private String title() {
    String language = form.value("language");
    var titles = survey.title();
    return titles.getOrDefault(
        language, titles.getOrDefault("en", titles.values().stream().findFirst().orElse("Survey")));
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
    String text = Html.escape(name) + ": " + fault;
    return isShown(name)
        ? "<li><a href=\"#%s\">%s</a></li>".formatted(anchor(name), text)
        : "<li>" + text + "</li>";
  }

  /// The survey's questions as they are asked, then what else is wrong, then the rest unseen.
  private String fields() {
    var names = new LinkedHashSet<String>();
    survey.questions().stream().map(Question::id).forEach(names::add);
    faults.keySet().stream().filter(this::isShown).forEach(names::add);
    var shown = lines(names, this::shown);
    var rest = new LinkedHashSet<>(form.values().keySet());
    rest.removeAll(names);
    if (TIMES.stream().anyMatch(faults::containsKey)) {
      rest.removeAll(TIMES);
    }
    return shown + "\n" + lines(rest, this::unseen);
  }

  private boolean isShown(String name) {
    return !name.isEmpty()
        && !TIMES.contains(name)
        && !name.equals(PostedForm.KEY)
        && !PostedForm.isCharset(name);
  }

  private String unseen(String name) {
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
        .formatted(Html.escape(name), Html.escape(form.value(name)));
  }

  private String shown(String name) {
    String label =
        "<label for=\"%s\">%s</label>".formatted(anchor(name), Html.escape(name + hint(name)));
    return label + "\n" + fault(name) + input(name);
  }

  private String fault(String name) {
    return faults.containsKey(name)
        ? "<p class=\"error\" id=\"%s-error\">%s</p>\n"
            .formatted(anchor(name), Html.escape(faults.get(name)))
        : "";
  }

  private String input(String name) {
    String attributes =
        "id=\"%s\" name=\"%s\"%s".formatted(anchor(name), Html.escape(name), invalid(name));
    String value = Html.escape(form.value(name));
    return survey.question(name).filter(Question.Text.class::isInstance).isPresent()
        ? "<textarea " + attributes + ">\n" + value + "</textarea>"
        : "<input type=\"text\" " + attributes + " value=\"" + value + "\">";
  }

  private String invalid(String name) {
    return faults.containsKey(name)
        ? " aria-invalid=\"true\" aria-describedby=\"" + anchor(name) + "-error\""
        : "";
  }

  private String hint(String name) {
    return survey
        .question(name)
        .filter(Scored.class::isInstance)
        .map(question -> ((Scored) question).scale())
        .map(scale -> scale.words() ? " (good or bad)" : " (%s)".formatted(scale))
        .orElse("");
  }

  private static String anchor(String name) {
    return "f-" + Html.escape(name.replaceAll("\\s", "_"));
  }
}
