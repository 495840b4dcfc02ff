package rapport.local.importer.mapping;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import rapport.local.importer.csv.RowForm;

/// A mapping file, read and checked.
///
/// @param source of the events
/// @param form how the files are written that it is for
/// @param rows what their rows are
/// @param columns the columns it reads, each with the place in the mapping that names it first
/// @param canonical what the file says, whatever its comments, blanks and order of keys
public record Mapping(
    String source, RowForm form, Rows rows, Map<String, String> columns, String canonical) {

  public Mapping {
    columns = Collections.unmodifiableMap(new TreeMap<>(columns));
  }
}
