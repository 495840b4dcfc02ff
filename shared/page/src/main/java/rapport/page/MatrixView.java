package rapport.page;

import rapport.event.Scale;
import rapport.form.Block.Matrix;
import rapport.form.Block.Row;
import rapport.form.Definition;
import rapport.page.Field.Described;
import rapport.survey.Question.Scored;

/// Writes a table of ratings: a row for each, a column for each score.
record MatrixView(Definition definition, Wording wording, Filled filled) {

  void write(Html html, Matrix matrix, boolean required) {
    ScoreView scores = new ScoreView(wording, filled);
    scores.endsAbove(html, matrix.prompt().id(), matrix.labels());
    boolean worded = matrix.rows().stream().anyMatch(row -> ScoreView.isOfKano(scored(row)));
    html.open("table", Attribute.of("class", worded ? "matrix worded" : "matrix"));
    html.open("tbody");
    for (Row row : matrix.rows()) {
      String id = row.question();
      html.open("tr", Attribute.of("id", Field.id(id)));
      head(html, row);
      if (scores.isTyped(scored(row))) {
        html.open("td", Attribute.of("colspan", columns(row)));
        scores.typed(html, scored(row), typed(id, required));
        html.close();
      } else {
        cells(html, scores, row, required);
      }
      html.close();
    }
    html.close().close();
  }

  private void head(Html html, Row row) {
    String id = row.question();
    html.open("th", Attribute.of("scope", "row"));
    html.element(
        "span", wording.label(id), Attribute.of("id", Field.label(id)), wording.langOfLabel(id));
    if (filled.isFaulty(id)) {
      html.element(
          "span",
          filled.faults().get(id),
          Attribute.of("class", "error"),
          Attribute.of("id", Field.fault(id)));
    }
    html.close();
  }

  private String columns(Row row) {
    Scale scale = scored(row).scale();
    return Integer.toString(scale.high() - scale.low() + 1);
  }

  private Attribute[] typed(String id, boolean required) {
    return new Attribute[] {
      Attribute.of("name", id),
      Attribute.of("aria-labelledby", Field.label(id)),
      invalid(id),
      described(id),
      Attribute.flag("required", required)
    };
  }

  private Attribute invalid(String id) {
    return Attribute.some("aria-invalid", filled.isFaulty(id) ? "true" : "");
  }

  private Attribute described(String id) {
    return new Described().with(Field.fault(id), filled.isFaulty(id)).attribute();
  }

  private void cells(Html html, ScoreView scores, Row row, boolean required) {
    String id = row.question();
    Scored question = scored(row);
    Scale scale = question.scale();
    for (int score = scale.low(); score <= scale.high(); score++) {
      String cell = Field.label(id + ":" + score);
      html.open("td").open("label");
      var named = Attribute.of("aria-labelledby", Field.label(id) + " " + cell);
      scores.radio(html, question, score, required, named, invalid(id), described(id));
      html.element("span", scores.said(question, score), Attribute.of("id", cell)).close().close();
    }
  }

  private Scored scored(Row row) {
    return definition
        .survey()
        .question(row.question())
        .filter(Scored.class::isInstance)
        .map(Scored.class::cast)
        .orElseThrow(
            () -> new IllegalArgumentException("the table shows " + row.question() + ", no score"));
  }
}
