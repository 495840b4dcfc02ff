package rapport.page;

import java.util.Map;
import rapport.edge.ConditionJson;
import rapport.edge.Json;
import rapport.edge.TextRule;
import rapport.form.Block;
import rapport.form.Block.Asked;
import rapport.form.Block.Matrix;
import rapport.form.Block.Prompt;
import rapport.form.Condition;
import rapport.form.Definition;
import rapport.form.FormWord;
import rapport.form.Look;
import rapport.page.Field.Described;
import rapport.survey.Question;

/// Writes what stands at one place of a form: what is asked, when, what was wrong, and the fields.
final class BlockView {

  /// As many characters as a text may have.
  private static final String MOST_WRITTEN = Integer.toString(TextRule.WRITTEN.maxLength());

  private static final String ROWS = "4";

  private final Definition definition;
  private final Wording wording;
  private final Filled filled;
  private final ConditionText conditions;
  private final ScoreView scores;
  private final OptionView options;

  BlockView(Definition definition, Wording wording, Filled filled) {
    this.definition = definition;
    this.wording = wording;
    this.filled = filled;
    this.conditions = new ConditionText(definition, wording);
    this.scores = new ScoreView(wording, filled);
    this.options = new OptionView(wording, filled);
  }

  /// @param when what is left to find out before it is seen
  void write(Html html, Block block, Condition when) {
    Prompt prompt = block.prompt();
    boolean always = when.equals(Condition.ALWAYS);
    html.open(
        "div",
        Attribute.of("class", "question"),
        Attribute.of("data-block", prompt.id()),
        Attribute.flag("data-required", prompt.required()),
        Attribute.some("data-when", always ? "" : Json.write(ConditionJson.tree(when))));
    boolean required = prompt.required() && always;
    switch (block) {
      case Asked asked -> asked(html, asked, when, required);
      case Matrix matrix -> matrix(html, matrix, when, required);
    }
    html.close();
  }

  private void asked(Html html, Asked asked, Condition when, boolean required) {
    String id = asked.prompt().id();
    Question question = question(id);
    boolean line =
        question instanceof Question.Text
            || asked.look() == Look.MENU
            || question instanceof Question.Scored scored && scores.isTyped(scored);
    if (line) {
      label(html, asked.prompt());
      notes(html, asked.prompt(), when, id);
      line(html, asked, described(asked.prompt(), when).attribute(), required);
      if (question instanceof Question.Scored) {
        scores.ends(html, id, asked.labels());
      }
    } else {
      group(html, asked.prompt(), described(asked.prompt(), when, asked.labels()));
      notes(html, asked.prompt(), when, id);
      if (question instanceof Question.Scored scored) {
        scores.radios(html, scored, asked, required);
      } else if (question instanceof Question.Offering offering) {
        options.list(html, offering, required);
      }
      html.close();
    }
  }

  /// Of one field, or of a menu.
  private void line(Html html, Asked asked, Attribute described, boolean required) {
    String id = asked.prompt().id();
    Attribute[] common = {
      Attribute.of("id", Field.id(id)),
      Attribute.of("name", id),
      described,
      Attribute.flag("required", required),
      Attribute.some("aria-invalid", filled.isFaulty(id) ? "true" : "")
    };
    switch (question(id)) {
      case Question.Offering offering -> options.menu(html, offering, common);
      case Question.Scored scored -> scores.typed(html, scored, common);
      case Question.Text _ -> written(html, asked, common);
    }
  }

  private void written(Html html, Asked asked, Attribute[] common) {
    String written = filled.value(asked.prompt().id());
    var limited = Attribute.and(common, Attribute.of("maxlength", MOST_WRITTEN));
    if (asked.look() == Look.LINE) {
      html.open(
          "input",
          Attribute.and(limited, Attribute.of("type", "text"), Attribute.of("value", written)));
    } else {
      html.element(
          "textarea",
          "\n" + written, // HTML drops the first line break
          Attribute.and(limited, Attribute.of("rows", ROWS)));
    }
  }

  private void matrix(Html html, Matrix matrix, Condition when, boolean required) {
    group(html, matrix.prompt(), described(matrix.prompt(), when, matrix.labels()));
    notes(html, matrix.prompt(), when, matrix.prompt().id());
    new MatrixView(definition, wording, filled).write(html, matrix, required);
    html.close();
  }

  private Question question(String id) {
    return definition
        .survey()
        .question(id)
        .orElseThrow(() -> new IllegalArgumentException("the form shows " + id + ", not asked"));
  }

  private Described described(Prompt prompt, Condition when) {
    return new Described()
        .with(Field.condition(prompt.id()), !when.equals(Condition.ALWAYS))
        .with(Field.help(prompt.id()), !prompt.help().isEmpty())
        .with(Field.fault(prompt.id()), filled.isFaulty(prompt.id()));
  }

  private Described described(Prompt prompt, Condition when, Block.Labels labels) {
    return described(prompt, when).with(Field.ends(prompt.id()), !labels.equals(Block.Labels.NONE));
  }

  private void label(Html html, Prompt prompt) {
    html.open(
        "label",
        Attribute.of("class", "asks"),
        Attribute.of("for", Field.id(prompt.id())),
        wording.lang(prompt.text()));
    said(html, prompt);
    html.close();
  }

  /// Begins a group of fields, which its caller ends.
  private void group(Html html, Prompt prompt, Described described) {
    html.open(
        "fieldset",
        Attribute.of("id", Field.id(prompt.id())),
        Attribute.of("tabindex", "-1"),
        described.attribute());
    html.open("legend", Attribute.of("class", "asks"), wording.lang(prompt.text()));
    said(html, prompt);
    html.close();
  }

  private void said(Html html, Prompt prompt) {
    html.text(wording.label(prompt.id()));
    if (prompt.required()) {
      html.text(" ");
      html.element("span", wording.word(FormWord.REQUIRED), Attribute.of("class", "required"));
    }
  }

  private void notes(Html html, Prompt prompt, Condition when, String id) {
    if (!when.equals(Condition.ALWAYS)) {
      html.element(
          "p",
          conditions.sentence(when),
          Attribute.of("class", "only-if"),
          Attribute.of("id", Field.condition(id)));
    }
    wording
        .in(prompt.help())
        .ifPresent(
            help ->
                html.element(
                    "p",
                    help,
                    Attribute.of("class", "help"),
                    Attribute.of("id", Field.help(id)),
                    wording.lang(prompt.help())));
    if (definition.survey().question(id).orElse(null) instanceof Question.Choices many
        && many.atMost() < many.options().size()) {
      String most = Integer.toString(many.atMost());
      html.element(
          "p",
          wording.word(FormWord.AT_MOST, Map.of("number", most)),
          Attribute.of("class", "help"),
          Attribute.of("data-most", most));
    }
    fault(html, id);
  }

  private void fault(Html html, String name) {
    if (filled.isFaulty(name)) {
      html.element(
          "p",
          filled.faults().get(name),
          Attribute.of("class", "error"),
          Attribute.of("id", Field.fault(name)));
    }
  }

  /// A field that is no question's, but was sent.
  void strange(Html html, String name) {
    html.open("div", Attribute.of("class", "question"));
    html.element("label", name, Attribute.of("class", "asks"), Attribute.of("for", Field.id(name)));
    fault(html, name);
    html.open(
        "input",
        Attribute.of("type", "text"),
        Attribute.of("id", Field.id(name)),
        Attribute.of("name", name),
        Attribute.of("value", filled.value(name)),
        Attribute.some("aria-invalid", filled.isFaulty(name) ? "true" : ""),
        new Described().with(Field.fault(name), filled.isFaulty(name)).attribute());
    html.close();
  }
}
