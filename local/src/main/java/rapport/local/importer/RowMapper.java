package rapport.local.importer;

import rapport.local.importer.csv.Row;
import rapport.local.importer.mapping.Mapping;
import rapport.local.importer.mapping.Rows;

/// Makes events of the rows of one file, which it sees in the file's order. The same file gives the
/// same events, byte for byte.
public interface RowMapper {

  /// The mapper for what a mapping says the rows are.
  static RowMapper of(Mapping mapping) {
    return switch (mapping.rows()) {
      case Rows.Events rows -> new EventRowMapper(mapping.source(), rows);
      case Rows.StateChanges rows -> new StateChangeMapper(mapping.source(), rows);
      case Rows.SurveyAnswers rows -> new SurveyAnswerMapper(mapping.source(), rows);
    };
  }

  /// Takes the next row.
  void accept(Row row, EventSink sink);

  /// Says that the last row was taken.
  void finish(EventSink sink);
}
