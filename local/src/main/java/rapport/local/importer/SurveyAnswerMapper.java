package rapport.local.importer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import rapport.local.importer.csv.Row;
import rapport.local.importer.mapping.Details;
import rapport.local.importer.mapping.RefusedRowException;
import rapport.local.importer.mapping.Rows;

/// Rows that each are one respondent's answers.
final class SurveyAnswerMapper implements RowMapper {

  private final String source;
  private final Rows.SurveyAnswers rows;
  private final Occurrences ids = new Occurrences();

  SurveyAnswerMapper(String source, Rows.SurveyAnswers rows) {
    this.source = source;
    this.rows = rows;
  }

  @Override
  public void accept(Row row, EventSink sink) {
    try {
      sink.events(List.of(response(row)));
    } catch (RefusedRowException e) {
      sink.refused(row.line(), e.getMessage());
    }
  }

  @Override
  public void finish(EventSink sink) {
    // every row was complete in itself
  }

  private OutgoingEvent response(Row row) throws RefusedRowException {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("survey", rows.survey().id());
    data.set("answers", answers(row));
    rows.details().put(data, row);
    String id =
        rows.id().parts().isEmpty()
            ? ids.numbered(EventId.ofContent(row.cells()))
            : rows.id().required(row, "id");
    String subject = rows.details().subject().of(row).orElse("");
    return OutgoingEvent.of(
        row.line(), source, id, "survey.response", rows.time().of(row), subject, data);
  }

  private ObjectNode answers(Row row) throws RefusedRowException {
    ObjectNode answers = JsonNodeFactory.instance.objectNode();
    for (Details.Field question : rows.answers()) {
      Optional<String> answer = question.value().of(row);
      if (answer.isPresent()) {
        question.kind().put(answers, question.name(), answer.get());
      }
    }
    if (answers.isEmpty()) {
      throw new RefusedRowException("no answer to any question");
    }
    return answers;
  }
}
