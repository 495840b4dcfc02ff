package rapport.page;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import rapport.event.Scale;
import rapport.form.Block.Asked;
import rapport.form.Block.Labels;
import rapport.form.FormWord;
import rapport.form.Look;
import rapport.survey.Question.Rating;
import rapport.survey.Question.Scored;

/// Writes the fields of a score.
record ScoreView(Wording wording, Filled filled) {

  /// More are not laid out, but typed as a number.
  private static final int MOST_LAID_OUT = 11;

  /// More stand on a phone in several rows.
  private static final int MOST_IN_A_ROW = 7;

  private static final String CLASS = "class";
  private static final String BAD = "bad";
  private static final String GOOD = "good";

  /// What the five answers of Kano's model mean, from 1.
  private static final List<FormWord> OF_KANO =
      List.of(
          FormWord.LIKE, FormWord.MUST_BE, FormWord.NEUTRAL, FormWord.LIVE_WITH, FormWord.DISLIKE);

  /// Of the face drawn: how far the corners of its mouth may go up or down.
  private static final double SMILE = 5;

  /// Whether a score is typed: also where something else was sent, so that it is there to be
  /// mended.
  boolean isTyped(Scored question) {
    Scale scale = question.scale();
    return scale.high() - scale.low() >= MOST_LAID_OUT || isStray(question);
  }

  private boolean isStray(Scored question) {
    Scale scale = question.scale();
    String value = filled.value(question.id()).strip();
    return !value.isEmpty()
        && IntStream.rangeClosed(scale.low(), scale.high())
            .noneMatch(score -> value(scale, score).equals(value));
  }

  /// A browser shows in a field of a number nothing but a number.
  void typed(Html html, Scored question, Attribute[] common) {
    Scale scale = question.scale();
    html.open(
        "input",
        Attribute.and(
            common,
            Attribute.of("type", isStray(question) ? "text" : "number"),
            Attribute.some("inputmode", scale.words() ? "" : "numeric"),
            Attribute.some("min", scale.words() ? "" : "" + scale.low()),
            Attribute.some("max", scale.words() ? "" : "" + scale.high()),
            Attribute.of("value", filled.value(question.id()))));
  }

  void radios(Html html, Scored question, Asked asked, boolean required) {
    Scale scale = question.scale();
    String many = scale.high() - scale.low() >= MOST_IN_A_ROW ? " many" : "";
    String worded = isOfKano(question) ? " worded" : "";
    html.open("div", Attribute.of(CLASS, "scale " + asked.look().word() + many + worded));
    for (int score = scale.low(); score <= scale.high(); score++) {
      html.open("label");
      radio(html, question, score, required);
      shown(html, question, asked.look(), score);
      html.close();
    }
    html.close();
    ends(html, question.id(), asked.labels());
  }

  /// @param more what is said of it beside its label
  void radio(Html html, Scored question, int score, boolean required, Attribute... more) {
    String value = value(question.scale(), score);
    html.open(
        "input",
        Attribute.and(
            more,
            Attribute.of("type", "radio"),
            Attribute.of("id", Field.option(question.id(), value)),
            Attribute.of("name", question.id()),
            Attribute.of("value", value),
            Attribute.flag("checked", filled.has(question.id(), value)),
            Attribute.flag("required", required)));
  }

  /// As answers have it.
  static String value(Scale scale, int score) {
    if (scale.words()) {
      return score == scale.high() ? GOOD : BAD;
    }
    return Integer.toString(score);
  }

  private void shown(Html html, Scored question, Look look, int score) {
    Scale scale = question.scale();
    switch (look) {
      case STARS -> {
        drawn(html, star -> star.open("path", Attribute.of("d", star())));
        html.element("span", stars(scale, score), Attribute.of(CLASS, "unseen"));
      }
      case SMILEYS -> {
        drawn(html, face -> face.open("path", Attribute.of("d", face(scale, score))));
        html.element("span", said(question, score));
      }
      case NUMBERS, LIST, MENU, PARAGRAPH, LINE -> html.element("span", said(question, score));
    }
  }

  /// What a score is called.
  String said(Scored question, int score) {
    Scale scale = question.scale();
    if (isOfKano(question)) {
      return wording.word(OF_KANO.get(score - scale.low()));
    }
    if (scale.words()) {
      return wording.word(score == scale.high() ? FormWord.GOOD : FormWord.BAD);
    }
    return Integer.toString(score);
  }

  /// Whether its scores are no degrees, but five answers of a meaning each.
  static boolean isOfKano(Scored question) {
    return question instanceof Rating rating && rating.feed().metric().equals("kano");
  }

  private String stars(Scale scale, int score) {
    return wording.word(FormWord.STARS, Map.of("number", "" + score, "total", "" + scale.high()));
  }

  private interface Drawing {
    void draw(Html html);
  }

  private static void drawn(Html html, Drawing drawing) {
    html.open("svg", Attribute.of("viewBox", "0 0 24 24"), Attribute.of("aria-hidden", "true"));
    drawing.draw(html);
    html.close();
  }

  private static String star() {
    return "M12 2l3 7 7 .6-5.3 4.7 1.6 7.2L12 17.7l-6.3 3.8 1.6-7.2L2 9.6 9 9z";
  }

  /// A round face whose mouth says how good the score is.
  private static String face(Scale scale, int score) {
    double share = (double) (score - scale.low()) / (scale.high() - scale.low());
    long smile = Math.round((2 * share - 1) * SMILE);
    return "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20M8.5 8.5v2m7-2v2M7.5 %dq4.5 %d 9 0"
        .formatted(15 - smile / 3, smile);
  }

  /// The words at the ends of a scale.
  void ends(Html html, String name, Labels labels) {
    ends(html, name, labels, "ends");
  }

  /// The same above the scores of a table.
  void endsAbove(Html html, String name, Labels labels) {
    ends(html, name, labels, "ends above");
  }

  private void ends(Html html, String name, Labels labels, String style) {
    if (labels.equals(Labels.NONE)) {
      return;
    }
    html.open("p", Attribute.of(CLASS, style), Attribute.of("id", Field.ends(name)));
    wording
        .in(labels.low())
        .ifPresent(low -> html.element("span", low, wording.lang(labels.low())));
    html.text(" ");
    wording
        .in(labels.high())
        .ifPresent(high -> html.element("span", high, wording.lang(labels.high())));
    html.close();
  }
}
