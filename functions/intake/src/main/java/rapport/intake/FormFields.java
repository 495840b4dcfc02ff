package rapport.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rapport.form.Block;
import rapport.form.Block.Asked;
import rapport.form.Block.Matrix;
import rapport.form.Block.Row;
import rapport.form.Definition;
import rapport.form.FormWord;
import rapport.form.Texts;
import rapport.survey.Question;
import rapport.survey.Question.Scored;

/// The fields of a form as HTML, with what was typed in them.
final class FormFields {

  private final Definition definition;
  private final PostedForm form;
  private final Set<String> faulty;
  private final Map<String, Texts> labels = new HashMap<>();
  private final Map<String, Map<String, Texts>> options = new HashMap<>();

  /// @param faulty the names of the fields that something is wrong with
  FormFields(Definition definition, PostedForm form, Set<String> faulty) {
    this.definition = definition;
    this.form = form;
    this.faulty = Set.copyOf(faulty);
    for (Block block : definition.form().blocks()) {
      switch (block) {
        case Asked asked -> {
          labels.put(asked.prompt().id(), asked.prompt().text());
          options.put(asked.prompt().id(), asked.options());
        }
        case Matrix matrix -> {
          for (Row row : matrix.rows()) {
            labels.put(row.question(), row.text());
          }
        }
      }
    }
  }

  /// The language of the form: the one it was sent in, else the definition's.
  String language() {
    String sent = form.value("language").strip();
    return sent.isEmpty() ? definition.language() : sent;
  }

  Optional<String> in(Texts texts) {
    return texts.in(language(), definition.language());
  }

  /// What a field is called: a question by its text, else all by their names.
  String label(String name) {
    return in(labels.getOrDefault(name, Texts.NONE)).orElse(name);
  }

  /// @param fault what is wrong with it, in HTML; empty if nothing is
  String shown(String name, String fault) {
    Optional<Question> question = definition.survey().question(name);
    if (question.orElse(null) instanceof Question.Choices choices) {
      return boxes(choices, fault);
    }
    String label =
        "<label for=\"%s\">%s</label>"
            .formatted(anchor(name), Html.escape(label(name) + hint(name)));
    return label + "\n" + fault + input(name, question);
  }

  private String input(String name, Optional<Question> question) {
    String attributes =
        "id=\"%s\" name=\"%s\"%s".formatted(anchor(name), Html.escape(name), invalid(name));
    String value = Html.escape(form.value(name));
    return switch (question.orElseGet(() -> new Question.Nps(name))) {
      case Question.Text _ -> "<textarea " + attributes + ">\n" + value + "</textarea>";
      case Question.Offering offering -> menu(attributes, offering);
      case Scored _ -> "<input type=\"text\" " + attributes + " value=\"" + value + "\">";
    };
  }

  private String menu(String attributes, Question.Offering question) {
    String none =
        "<option value=\"\">%s</option>"
            .formatted(Html.escape(definition.form().word(FormWord.CHOOSE, language())));
    String all =
        question.options().stream()
            .map(
                option ->
                    "<option value=\"%s\"%s>%s</option>"
                        .formatted(
                            Html.escape(option),
                            isChosen(question, option) ? " selected" : "",
                            Html.escape(option(question, option))))
            .collect(Collectors.joining("\n"));
    return "<select " + attributes + ">\n" + none + "\n" + all + "\n</select>";
  }

  private String boxes(Question.Choices question, String fault) {
    String name = question.id();
    String all =
        question.options().stream()
            .map(
                option ->
                    "<label><input type=\"checkbox\" name=\"%s\" value=\"%s\"%s> %s</label>"
                        .formatted(
                            Html.escape(name),
                            Html.escape(option),
                            isChosen(question, option) ? " checked" : "",
                            Html.escape(option(question, option))))
            .collect(Collectors.joining("\n"));
    return "<fieldset id=\"%s\" tabindex=\"-1\"%s>\n<legend>%s</legend>\n%s%s\n</fieldset>"
        .formatted(anchor(name), invalid(name), Html.escape(label(name)), fault, all);
  }

  private boolean isChosen(Question.Offering question, String option) {
    List<String> sent = form.all(question.id());
    return sent.stream().map(String::strip).anyMatch(option::equals);
  }

  private String option(Question.Offering question, String option) {
    var texts = options.getOrDefault(question.id(), Map.of());
    return in(texts.getOrDefault(option, Texts.NONE)).orElse(option);
  }

  private String invalid(String name) {
    return faulty.contains(name)
        ? " aria-invalid=\"true\" aria-describedby=\"" + anchor(name) + "-error\""
        : "";
  }

  private String hint(String name) {
    return definition
        .survey()
        .question(name)
        .filter(Scored.class::isInstance)
        .map(question -> ((Scored) question).scale())
        .map(scale -> scale.words() ? " (good or bad)" : " (%s)".formatted(scale))
        .orElse("");
  }

  static String anchor(String name) {
    return "f-" + Html.escape(name.replaceAll("\\s", "_"));
  }
}
