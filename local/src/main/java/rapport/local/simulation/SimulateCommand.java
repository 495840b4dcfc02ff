package rapport.local.simulation;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rapport.local.simulation.Campaign.Failed;
import rapport.local.simulation.Campaign.Report;

/// `rapport simulate`: looks for lost, doubled, late and stale events where everything goes wrong.
@Command(
    name = "simulate",
    description = {
      "Runs the real functions on simulated tables, queues and clocks with faults, each seed another",
      "run, and compares the figures with those of the events. Ends with status 1 if any is wrong;",
      "with --plant, if the bug was not found."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class SimulateCommand implements Callable<Integer> {

  private static final long USUAL_SEEDS = 10_000;
  private static final int SHRINKING_TRIES = 3_000;
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final long MAX_MINUTES = Duration.ofDays(7).toMinutes();
  private static final String ALL = "all";

  /// On how many processors an hour of simulation is meant to run.
  private static final int PROCESSORS = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "How many runs; 10000 if neither this nor --minutes is given.")
  private @Nullable Long seeds;

  @Option(names = "--minutes", paramLabel = "M", description = "How long to run at most.")
  private @Nullable Long minutes;

  @Option(
      names = "--from",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "The first seed; ${DEFAULT-VALUE} if not given.")
  private long from;

  @Option(
      names = "--replay",
      paramLabel = "CHOICES",
      description =
          "Makes one run by these choices, as a failing one prints them, and tells it; '' for none.")
  private @Nullable String replay;

  @Option(
      names = "--plant",
      paramLabel = "BUG",
      description =
          "Plants a bug, which must be found; 'all' plants one after the other, without --replay.")
  private String plant = "";

  @Override
  public Integer call() {
    require("--seeds", seeds, Long.MAX_VALUE);
    require("--minutes", minutes, MAX_MINUTES);
    if (replay != null) {
      return replayed(replay, plant("--plant with --replay must be"));
    }
    return plant.equals(ALL) ? everyPlant() : simulate(plant("--plant must be all or"));
  }

  private int simulate(Plant bug) {
    var report = run(bug);
    var out = out();
    out.printf(
        Locale.ROOT,
        "%,d seeds from %d in %s: %.1f a second, %.2f ms of a processor and %.1f faults each,"
            + " %d violations%n",
        report.seeds(),
        from,
        report.took().truncatedTo(ChronoUnit.SECONDS),
        report.seeds() / Math.max(0.001, report.took().toMillis() / 1000.0),
        report.worked().toMillis() / (double) Math.max(1, report.seeds()),
        (double) report.faults() / Math.max(1, report.seeds()),
        report.failed().size());
    report.failed().stream().findFirst().ifPresent(failed -> print(failed, bug));
    if (report.failed().isEmpty()) {
      report.tally().print(out, report.worked().dividedBy(PROCESSORS));
    }
    boolean found = !report.failed().isEmpty();
    if (bug != Plant.NOTHING && !found) {
      out.printf("%s NOT FOUND: %s%n", bug, bug.words());
    }
    out.flush();
    return status(bug, found);
  }

  /// A search for a bug that was planted has failed where it found nothing.
  private static int status(Plant bug, boolean found) {
    return found == (bug != Plant.NOTHING) ? 0 : 1;
  }

  private Report run(Plant bug) {
    long usual = minutes == null ? USUAL_SEEDS : Long.MAX_VALUE / 2;
    return Campaign.run(
        from,
        seeds == null ? usual : seeds,
        minutes == null ? LONGEST : Duration.ofMinutes(minutes),
        bug);
  }

  private int everyPlant() {
    boolean all = true;
    for (Plant bug : Plant.values()) {
      if (bug == Plant.NOTHING) {
        continue;
      }
      var report = run(bug);
      boolean found = !report.failed().isEmpty();
      all &= found;
      out()
          .printf(
              Locale.ROOT,
              "%-24s %s: %s%n",
              bug,
              found ? "found after " + report.seeds() + " seeds" : "NOT FOUND",
              found ? firstLine(report.failed().getFirst()) : bug.words());
      out().flush();
    }
    return all ? 0 : 1;
  }

  private static String firstLine(Failed failed) {
    return failed.result().fault().lines().findFirst().orElse("");
  }

  private void print(Failed failed, Plant bug) {
    var out = out();
    out.printf("seed %d: %s%n", failed.seed(), failed.result().fault());
    out.flush();
    var shorter = Shrinking.shrink(failed.seed(), bug, failed.result(), SHRINKING_TRIES);
    out.printf("shrunk to: %s%n", shorter.fault());
    out.printf(
        "replay with: ./rapport simulate --from %d%s --replay '%s'%n",
        failed.seed(),
        bug == Plant.NOTHING ? "" : " --plant " + bug,
        ChoiceList.write(shorter.choices()));
  }

  private int replayed(String written, Plant bug) {
    var out = out();
    var choices = Choices.replaying(ChoiceList.read(written));
    var result = Simulation.told(from, choices, bug, new Tally.OfRun(), out::println);
    out.println(result.isRight() ? "nothing is wrong" : result.fault());
    out.flush();
    return status(bug, !result.isRight() && bug.isCaughtBy(result.fault()));
  }

  private Plant plant(String must) {
    if (plant.isEmpty()) {
      return Plant.NOTHING;
    }
    return Arrays.stream(Plant.values())
        .filter(bug -> bug.name().equals(plant))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s one of %s, got %s".formatted(must, List.of(Plant.values()), plant)));
  }

  private static void require(String option, @Nullable Long number, long most) {
    if (number != null && (number < 1 || number > most)) {
      var expected = most == Long.MAX_VALUE ? "1 or more" : "1 to " + most;
      throw new IllegalArgumentException(
          "%s must be %s, got %d".formatted(option, expected, number));
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
