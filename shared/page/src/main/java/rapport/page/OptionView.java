package rapport.page;

import rapport.form.FormWord;
import rapport.survey.Question;
import rapport.survey.Question.Offering;

/// Writes the fields of a question that offers options.
record OptionView(Wording wording, Filled filled) {

  /// All of them one below the other.
  void list(Html html, Offering question, boolean required) {
    boolean many = question instanceof Question.Choices;
    html.open("div", Attribute.of("class", "options"));
    for (String option : question.options()) {
      html.open("label", wording.langOfOption(question.id(), option));
      html.open(
          "input",
          Attribute.of("type", many ? "checkbox" : "radio"),
          Attribute.of("id", Field.option(question.id(), option)),
          Attribute.of("name", question.id()),
          Attribute.of("value", option),
          Attribute.flag("checked", filled.has(question.id(), option)),
          Attribute.flag("required", required && !many)); // of many boxes it would ask for each
      html.element("span", wording.option(question.id(), option)).close();
    }
    html.close();
  }

  void menu(Html html, Offering question, Attribute[] common) {
    html.open("select", common);
    html.element("option", wording.word(FormWord.CHOOSE), Attribute.of("value", ""));
    for (String option : question.options()) {
      html.element(
          "option",
          wording.option(question.id(), option),
          Attribute.of("value", option),
          Attribute.flag("selected", filled.has(question.id(), option)),
          wording.langOfOption(question.id(), option));
    }
    html.close();
  }
}
