package rapport.local.importer.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// How a file of rows is written.
///
/// @param delimiter what stands between cells; [#BLANKS] for any run of blanks and tabs
/// @param encoding of its text
/// @param columns the names of its columns where it has no header line; empty where it has one
public record RowForm(char delimiter, Charset encoding, List<String> columns) {

  /// Stands for runs of blanks.
  public static final char BLANKS = ' ';

  /// Commas, UTF-8, a header line.
  public static final RowForm DEFAULT = new RowForm(',', StandardCharsets.UTF_8, List.of());

  public RowForm {
    columns = List.copyOf(columns);
  }
}
