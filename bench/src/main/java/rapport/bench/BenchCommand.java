package rapport.bench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `rapport bench`.
@Command(
    name = "rapport bench",
    description = {
      "Compares what has to be fast with the least that could be done in its place. The ratio says how "
          + "many times as long it takes: the median of rounds that have both, then the least and the "
          + "greatest of them. The times themselves are the machine's, and prove nothing."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {

  private static final int MAX_ROUNDS = 100;

  /// Set by the script `rapport`.
  private static final Path PROJECT = Path.of(System.getProperty("rapport.home", "."));

  static final List<Comparison> ALL =
      List.of(
          new TimedPair(
              "day",
              "a day of %,d answers folded".formatted(FoldedDay.ANSWERS),
              "a counter for each figure",
              FoldedDay::new),
          new TimedPair(
              "month",
              "a month merged from its days' records",
              "folded from its %,d answers".formatted(MergedMonth.ANSWERS),
              MergedMonth::new),
          new TimedPair(
              "block",
              "a block of %d answers read".formatted(ReadBlock.ANSWERS),
              "Jackson reads them as JSON",
              ReadBlock::new),
          new TimedPair(
              "request",
              "%d events checked and sent on".formatted(CheckedRequest.EVENTS),
              "Jackson reads their JSON",
              CheckedRequest::new),
          new FirstNumbers(PROJECT));

  private final List<Comparison> all;

  @Spec private CommandSpec spec;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each is measured; ${DEFAULT-VALUE} if not given.")
  private int rounds;

  @Parameters(
      paramLabel = "NAME",
      description = "Which: ${COMPLETION-CANDIDATES}; all if none is given.",
      completionCandidates = Names.class)
  private List<String> names = List.of();

  /// @param all what can be asked for
  BenchCommand(List<Comparison> all) {
    this.all = all;
  }

  /// Functions in this process write their log to standard output, where the table is to be alone.
  public static void main(String... arguments) {
    var out = new PrintWriter(System.out, true);
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    System.exit(new CommandLine(new BenchCommand(ALL)).setOut(out).execute(arguments));
  }

  /// The names of all.
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ALL.stream().map(Comparison::name).iterator();
    }
  }

  @Override
  public Integer call() {
    if (rounds < 1 || rounds > MAX_ROUNDS) {
      throw new ParameterException(
          spec.commandLine(), "--rounds must be from 1 to " + MAX_ROUNDS + ", got " + rounds);
    }
    var rows = new ArrayList<Row>();
    int status = CommandLine.ExitCode.OK;
    PrintWriter err = spec.commandLine().getErr();
    for (Comparison one : chosen()) {
      err.println("measuring " + one.name());
      try {
        rows.addAll(one.measured(rounds));
      } catch (
          RuntimeException e) { // there may be no browser: the others are measured all the same
        err.println(one.name() + " could not be measured: " + e);
        status = CommandLine.ExitCode.SOFTWARE;
      }
    }
    spec.commandLine().getOut().println(Row.table(rows));
    return status;
  }

  private List<Comparison> chosen() {
    var known = all.stream().map(Comparison::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "there is no %s; there are %s".formatted(name, String.join(", ", known)));
      }
    }
    return all.stream().filter(one -> names.isEmpty() || names.contains(one.name())).toList();
  }
}
