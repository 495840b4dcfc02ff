package rapport.local.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `rapport coverage`: tries every interval method on known truths.
@Command(
    name = "coverage",
    description = {
      "Prints how often the intervals hold the truth, for samples of 5 to 1000 of known truths.",
      "An interval of confidence 0.95 should hold it in 95 of 100 samples."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class CoverageCommand implements Callable<Integer> {

  private static final List<Integer> SIZES = List.of(5, 10, 20, 30, 50, 100, 300, 1000);

  @Spec private CommandSpec spec;

  @Option(
      names = "--draws",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Samples drawn for each cell of the table; ${DEFAULT-VALUE} if not given.")
  private int draws;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Gives the same samples again; ${DEFAULT-VALUE} if not given.")
  private long seed;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      defaultValue = "0.95",
      description = "What the intervals promise; ${DEFAULT-VALUE} if not given.")
  private double confidence;

  @Override
  public Integer call() {
    if (draws < 1) {
      throw new IllegalArgumentException("--draws must be 1 or more, got " + draws);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("--confidence must be between 0 and 1, got " + confidence);
    }
    var out = spec.commandLine().getOut();
    out.printf("confidence %s, %d draws a cell, seed %d%n", confidence, draws, seed);
    var trials = new ArrayList<>(new Shares(SIZES.getLast()).trials());
    trials.addAll(Means.trials());
    new CoverageTable(SIZES, Draws.of(draws, confidence, seed), out).print(trials);
    return 0;
  }
}
