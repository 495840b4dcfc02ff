package rapport.weighting;

import java.util.Collection;
import java.util.List;

/// A table of answers fitted to known totals of its rows and columns, by scaling rows and columns
/// in turn until both agree (iterative proportional fitting, Deming and Stephan 1940, Annals of
/// Mathematical Statistics 11, 427–444). What rows and columns have to do with each other stays as
/// it was answered.
///
/// Always made from the counts of all answers: fitted tables do not merge.
public sealed interface Raking {

  /// How often rows and columns are scaled before that is given up.
  int MOST_ROUNDS = 1_000;

  /// @param cells rows of the table, each with one number of 0 or more for every column; an answer
  ///   weighs its cell over the count of that cell
  record Fitted(List<List<Double>> cells) implements Raking {
    public Fitted {
      cells = cells.stream().map(List::copyOf).toList();
    }
  }

  /// Cells without answers keep the table from these totals, or let it come near too slowly: put
  /// rows or columns together first.
  record Unreachable() implements Raking {}

  /// @param counts rows of the table, each with the answers of every column, 0 or more
  /// @param rowTotals what each row shall sum to, 0 or more
  /// @param columnTotals what each column shall sum to, 0 or more; as much as the rows altogether
  static Raking of(List<List<Long>> counts, List<Long> rowTotals, List<Long> columnTotals) {
    requireShape(counts, rowTotals, columnTotals);
    var fit = new ProportionalFit(counts, rowTotals, columnTotals);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      fit.scaleRows();
      fit.scaleColumns();
      if (fit.agrees()) {
        return new Fitted(fit.cells());
      }
    }
    return new Unreachable();
  }

  private static void requireShape(
      List<List<Long>> counts, List<Long> rowTotals, List<Long> columnTotals) {
    boolean table =
        counts.size() == rowTotals.size()
            && counts.stream().allMatch(row -> row.size() == columnTotals.size());
    if (!table) {
      throw new IllegalArgumentException(
          "a table needs a total for each row and column, got %d rows, %s and %s"
              .formatted(counts.size(), rowTotals, columnTotals));
    }
    counts.forEach(Raking::requireCounts);
    requireCounts(rowTotals);
    requireCounts(columnTotals);
    requireOneTotal(sum(rowTotals), sum(columnTotals));
  }

  private static void requireOneTotal(long ofRows, long ofColumns) {
    if (ofRows != ofColumns || ofRows == 0) {
      throw new IllegalArgumentException(
          "rows and columns must have one total of 1 or more, got " + ofRows + " and " + ofColumns);
    }
  }

  private static void requireCounts(Collection<Long> counts) {
    if (counts.stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("counts must be 0 or more, got " + counts);
    }
  }

  private static long sum(List<Long> totals) {
    return totals.stream().reduce(0L, Math::addExact);
  }
}
