package rapport.local.importer.mapping;

import java.util.Set;
import rapport.local.importer.csv.Row;

/// Which rows an event is made of.
///
/// @param value what is looked at
/// @param is the texts it may have; empty if every row will do
public record Condition(Value value, Set<String> is) {

  /// Every row.
  public static final Condition ALWAYS = new Condition(Value.NONE, Set.of());

  public Condition {
    is = Set.copyOf(is);
  }

  /// @throws RefusedRowException if the value has no word for what the row says
  public boolean holds(Row row) throws RefusedRowException {
    return is.isEmpty() || value.of(row).filter(is::contains).isPresent();
  }
}
