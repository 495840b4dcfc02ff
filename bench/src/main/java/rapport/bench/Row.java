package rapport.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What came of one comparison.
///
/// @param ours what was compared
/// @param baseline with what
/// @param ratios of each round, one at least: how many times as long ours took
/// @param note what else there is to say, if anything
record Row(String name, String ours, String baseline, List<Double> ratios, String note) {

  private static final List<String> HEAD =
      List.of("", "Rapport", "baseline", "ratio", "of all rounds");
  private static final int FEW_DIGITS = 10;

  Row {
    ratios = List.copyOf(ratios);
    if (ratios.isEmpty()) {
      throw new IllegalArgumentException(name + " has no round");
    }
  }

  /// The middle one, or the mean of the two in the middle.
  static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /// A table in Markdown, and below it what else there is to say.
  static String table(List<Row> rows) {
    var lines = new ArrayList<List<String>>();
    lines.add(HEAD);
    rows.forEach(row -> lines.add(row.cells()));
    var widths = IntStream.range(0, HEAD.size()).mapToObj(column -> width(lines, column)).toList();
    lines.add(1, widths.stream().map("-"::repeat).toList());
    return Stream.concat(
            lines.stream().map(cells -> line(cells, widths)),
            rows.stream()
                .filter(row -> !row.note.isEmpty())
                .map(row -> "\n" + row.name + ": " + row.note))
        .collect(Collectors.joining("\n"));
  }

  private List<String> cells() {
    var sorted = ratios.stream().sorted().toList();
    return List.of(
        name,
        ours,
        baseline,
        text(median(ratios)),
        text(sorted.getFirst()) + " to " + text(sorted.getLast()));
  }

  private static String text(double ratio) {
    return String.format(Locale.ROOT, ratio < FEW_DIGITS ? "%.2f" : "%.0f", ratio);
  }

  private static int width(List<List<String>> lines, int column) {
    return lines.stream().mapToInt(cells -> cells.get(column).length()).max().orElseThrow();
  }

  private static String line(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            column ->
                cells.get(column) + " ".repeat(widths.get(column) - cells.get(column).length()))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
