package rapport.local.importer.mapping;

import java.time.Instant;
import rapport.local.importer.csv.Row;

/// When something happened: a value, and how it is written.
public record Moment(Value value, Times times) {

  /// @throws RefusedRowException if it is missing or no time
  public Instant of(Row row) throws RefusedRowException {
    return times.of(value, row);
  }
}
