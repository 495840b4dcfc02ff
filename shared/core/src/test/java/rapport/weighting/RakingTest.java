package rapport.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RakingTest {

  /// The two properties that only the fitted table has: it keeps the totals, and the odds ratios of
  /// the answers.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theTableHasTheTotalsAndTheOddsOfTheAnswers(long seed) {
    var random = new Random(seed);
    int rows = 2 + random.nextInt(4);
    int columns = 2 + random.nextInt(4);
    var counts = table(random, rows, columns);
    var known = table(random, rows, columns);

    var cells = fitted(Raking.of(counts, rowTotals(known), columnTotals(known)));

    for (int row = 0; row < rows; row++) {
      double sum = cells.get(row).stream().mapToDouble(cell -> cell).sum();
      assertThat(sum).isCloseTo(rowTotals(known).get(row), within(1e-8));
      for (int column = 0; column < columns; column++) {
        assertThat(odds(cells, row, column) / odds(counts, row, column)).isCloseTo(1, within(1e-8));
      }
    }
    for (int column = 0; column < columns; column++) {
      int place = column;
      double sum = cells.stream().mapToDouble(row -> row.get(place)).sum();
      assertThat(sum).isCloseTo(columnTotals(known).get(column), within(1e-8));
    }
  }

  @Test
  void aTableThatAgreesAlreadyStays() {
    var counts = List.of(List.of(3L, 5L), List.of(7L, 11L));

    assertThat(Raking.of(counts, rowTotals(counts), columnTotals(counts)))
        .isEqualTo(new Raking.Fitted(List.of(List.of(3.0, 5.0), List.of(7.0, 11.0))));
  }

  @Test
  void aRowThatNobodyIsInVanishes() {
    var counts = List.of(List.of(3L, 5L), List.of(7L, 11L));

    var cells = fitted(Raking.of(counts, List.of(10L, 0L), List.of(4L, 6L)));

    assertThat(cells.getFirst().getFirst()).isCloseTo(4, within(1e-9));
    assertThat(cells.getLast()).containsExactly(0.0, 0.0);
  }

  @Test
  void emptyCellsStayEmpty() {
    var counts = List.of(List.of(0L, 5L), List.of(7L, 11L));

    var cells = fitted(Raking.of(counts, List.of(5L, 15L), List.of(8L, 12L)));

    assertThat(cells.getFirst().getFirst()).isZero();
    assertThat(cells.getFirst().getLast()).isCloseTo(5, within(1e-8));
    assertThat(cells.getLast().getLast()).isCloseTo(7, within(1e-8));
  }

  @Test
  void totalsThatEmptyCellsForbidAreUnreachable() {
    var emptyRow = List.of(List.of(0L, 0L), List.of(7L, 11L));
    var diagonal = List.of(List.of(5L, 0L), List.of(0L, 5L));

    assertThat(Raking.of(emptyRow, List.of(5L, 5L), List.of(5L, 5L)))
        .isEqualTo(new Raking.Unreachable());
    assertThat(Raking.of(diagonal, List.of(5L, 5L), List.of(4L, 6L)))
        .isEqualTo(new Raking.Unreachable());
  }

  @Test
  void tablesAndTotalsThatDoNotFitAreRefused() {
    var counts = List.of(List.of(3L, 5L), List.of(7L, 11L));

    assertRefused(() -> Raking.of(counts, List.of(5L), List.of(3L, 2L)));
    assertRefused(() -> Raking.of(counts, List.of(5L, 5L), List.of(10L)));
    assertRefused(() -> Raking.of(counts, List.of(5L, 5L), List.of(5L, 6L)));
    assertRefused(() -> Raking.of(counts, List.of(0L, 0L), List.of(0L, 0L)));
    assertRefused(() -> Raking.of(counts, List.of(-1L, 11L), List.of(5L, 5L)));
    assertRefused(() -> Raking.of(List.of(List.of(-1L)), List.of(5L), List.of(5L)));
    assertRefused(() -> Raking.of(List.of(), List.of(), List.of()));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<List<Double>> fitted(Raking raking) {
    return ((Raking.Fitted) raking).cells();
  }

  private static List<List<Long>> table(Random random, int rows, int columns) {
    var table = new ArrayList<List<Long>>();
    for (int row = 0; row < rows; row++) {
      table.add(random.longs(columns, 1, 200).boxed().toList());
    }
    return table;
  }

  private static List<Long> rowTotals(List<List<Long>> table) {
    return table.stream().map(row -> row.stream().mapToLong(cell -> cell).sum()).toList();
  }

  private static List<Long> columnTotals(List<List<Long>> table) {
    var totals = new ArrayList<Long>();
    for (int column = 0; column < table.getFirst().size(); column++) {
      int place = column;
      totals.add(table.stream().mapToLong(row -> row.get(place)).sum());
    }
    return totals;
  }

  /// Against the first row and column.
  private static double odds(List<? extends List<? extends Number>> table, int row, int column) {
    return cell(table, row, column)
        * cell(table, 0, 0)
        / cell(table, row, 0)
        / cell(table, 0, column);
  }

  private static double cell(List<? extends List<? extends Number>> table, int row, int column) {
    return table.get(row).get(column).doubleValue();
  }
}
