package rapport.local.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rapport.local.Options;
import rapport.local.load.Load.Amount;
import rapport.local.load.Load.Result;

/// `rapport load`. Answers 0 if every figure is that of the events that were sent, 1 if not.
@Command(
    name = "load",
    description = {
      "Sends events to a system of its own, one by one, in batches and through the queue, some of",
      "them again, late, or wrong, and compares all figures with what it sent: nothing lost, nothing",
      "doubled. Ends with status 1 on any difference."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class LoadCommand implements Callable<Integer> {

  private static final int MAX_RATE = 5_000;
  private static final int MAX_SECONDS = 24 * 3_600;
  private static final int MAX_SHOWN = 20;

  @Spec private CommandSpec spec;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "100",
      description = "Events a second, all senders together; ${DEFAULT-VALUE} if not given.")
  private int rate;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "1",
      description = "How long to send, like 0.5; ${DEFAULT-VALUE} if not given.")
  private double minutes;

  @Option(
      names = "--isolated",
      description = "Runs every function in a process of its own, and kills them now and then.")
  private boolean isolated;

  @Option(
      names = "--kill-every",
      paramLabel = "SECONDS",
      defaultValue = "4",
      description =
          "With --isolated: how often, about; ${DEFAULT-VALUE} if not given, 0 for never.")
  private double killEvery;

  @Option(
      names = "--again",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description = "What part of the events comes again; ${DEFAULT-VALUE} if not given.")
  private double again;

  @Option(
      names = "--late",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description = "What part happened days ago; ${DEFAULT-VALUE} if not given.")
  private double late;

  @Option(
      names = "--bad",
      paramLabel = "SHARE",
      defaultValue = "0.02",
      description = "What part is wrong; ${DEFAULT-VALUE} if not given.")
  private double bad;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "What everything is drawn from; ${DEFAULT-VALUE} if not given.")
  private long seed;

  @Override
  public Integer call() throws IOException {
    long seconds = Math.round(minutes * 60);
    require(rate >= 1 && rate <= MAX_RATE, "--rate must be 1 to " + MAX_RATE + ", got " + rate);
    require(
        seconds >= 1 && seconds <= MAX_SECONDS,
        "--minutes must be a second to a day, got " + minutes);
    require(
        killEvery >= 0 && killEvery <= MAX_SECONDS,
        "--kill-every must be 0 to " + MAX_SECONDS + ", got " + killEvery);
    var shares = shares();
    Path home = Path.of(System.getProperty("rapport.home", ".")).toAbsolutePath().normalize();
    Path folder = Files.createTempDirectory("rapport-load");
    try (var load = Load.start(Options.inFolder(home, folder, 0).withIsolated(isolated))) {
      var result = load.run(new Amount(rate, seconds, seed), shares, isolated ? killEvery : 0);
      print(result, spec.commandLine().getOut());
      return result.differences().isEmpty() ? 0 : 1;
    } finally {
      delete(folder);
    }
  }

  private Shares shares() {
    try {
      return new Shares(again, late, bad);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private void require(boolean right, String message) {
    if (!right) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  static void print(Result result, PrintWriter out) {
    var ledger = result.ledger();
    long accepted = ledger.accepted().size();
    out.printf(
        Locale.ROOT,
        "sent %d events in %.1f s, %.0f a second: %d accepted, %d refused, %d bad ones queued%n",
        ledger.sent(),
        result.sendingSeconds(),
        ledger.sent() / result.sendingSeconds(),
        accepted,
        ledger.refused(),
        ledger.unseen());
    out.printf(
        Locale.ROOT,
        "requests: p50 %.1f ms, p99 %.1f ms, longest %.1f ms; %d had to be sent again%n",
        ledger.latencyMillis(0.5),
        ledger.latencyMillis(0.99),
        ledger.latencyMillis(1),
        ledger.repeats());
    out.printf(
        Locale.ROOT,
        "figures: oldest mark %.0f s when the last was sent, all up to date %.1f s later%n",
        result.oldestMarkSeconds(),
        result.settledSeconds());
    out.printf(
        Locale.ROOT,
        "functions killed: %d; dead letters sent again: %d%n",
        result.killed(),
        result.redriven());
    out.printf(Locale.ROOT, "differences: %d%n", result.differences().size());
    List<String> differences = result.differences();
    differences.stream().limit(MAX_SHOWN).forEach(difference -> out.println("  " + difference));
    out.flush();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
