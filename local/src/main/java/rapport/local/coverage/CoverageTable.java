package rapport.local.coverage;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/// Prints how often each method covers each truth, and of each method the mean and the least.
final class CoverageTable {

  private static final int NAME_WIDTH = 38;

  private final List<Integer> sizes;
  private final Draws draws;
  private final PrintWriter out;

  CoverageTable(List<Integer> sizes, Draws draws, PrintWriter out) {
    this.sizes = List.copyOf(sizes);
    this.draws = draws;
    this.out = out;
  }

  void print(List<Trial> trials) {
    var byMethod = new LinkedHashMap<String, List<Trial>>();
    trials.forEach(
        trial -> byMethod.computeIfAbsent(trial.method(), _ -> new ArrayList<>()).add(trial));
    byMethod.forEach(this::print);
  }

  private void print(String method, List<Trial> trials) {
    boolean exact = trials.getFirst().exact();
    out.println();
    out.println(method + (exact ? " (every sample weighed)" : " (samples drawn)"));
    line("n", sizes.stream().map(size -> Integer.toString(size)).toList());
    Map<Integer, List<Double>> bySize = new LinkedHashMap<>();
    for (Trial trial : trials) {
      var cells = new ArrayList<String>();
      for (int size : sizes) {
        OptionalDouble share = trial.share().at(size, draws);
        share.ifPresent(known -> bySize.computeIfAbsent(size, _ -> new ArrayList<>()).add(known));
        cells.add(share.isPresent() ? text(share.getAsDouble()) : "-");
      }
      line("  " + trial.truth(), cells);
    }
    line("mean", sizes.stream().map(size -> text(all(size, bySize).average())).toList());
    line("least", sizes.stream().map(size -> text(all(size, bySize).min())).toList());
    out.flush();
  }

  private static DoubleStream all(int size, Map<Integer, List<Double>> bySize) {
    return bySize.getOrDefault(size, List.of()).stream().mapToDouble(Double::doubleValue);
  }

  private void line(String name, List<String> cells) {
    var line = new StringBuilder(String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s", name));
    cells.forEach(cell -> line.append(String.format(Locale.ROOT, "%7s", cell)));
    out.println(line);
  }

  private static String text(OptionalDouble share) {
    return share.isPresent() ? text(share.getAsDouble()) : "-";
  }

  private static String text(double share) {
    return String.format(Locale.ROOT, "%.3f", share);
  }
}
