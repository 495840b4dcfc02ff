package rapport.local.importer.csv;

import java.util.List;
import java.util.Map;

/// One row of a file, its cells without the blanks around them.
///
/// @param line where it begins in the file, the first line being 1
/// @param columns the position of each column by name, shared by all rows of the file
/// @param cells as many as there are columns
public record Row(long line, Map<String, Integer> columns, List<String> cells) {

  public Row {
    cells = List.copyOf(cells);
  }

  /// The cell of a column.
  ///
  /// @throws IllegalArgumentException if the file has no such column
  public String cell(String column) {
    Integer position = columns.get(column);
    if (position == null) {
      throw new IllegalArgumentException("no column `" + column + "`");
    }
    return cells.get(position);
  }
}
