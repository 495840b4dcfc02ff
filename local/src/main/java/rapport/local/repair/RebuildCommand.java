package rapport.local.repair;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rapport.access.TenantName;
import rapport.local.repair.Rebuild.Days;
import rapport.local.repair.Rebuild.Ending;
import rapport.local.repair.Rebuild.Watcher;
import rapport.period.UtcHour;
import rapport.store.dynamo.DynamoTable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// `rapport rebuild`: has a range of days folded anew.
@Command(
    name = "rebuild",
    description = {
      "Has the figures of some days folded anew from the events.",
      "Of the running local system, or of a stack by your AWS credentials. May be broken off and"
          + " repeated. Days whose events begin to expire are final, and refused."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class RebuildCommand implements Callable<Integer> {

  private static final int NOT_FOLDED = 1;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  @Spec private CommandSpec spec;

  @Mixin private SiteOptions where = new SiteOptions();

  @Option(names = "--tenant", required = true, paramLabel = "NAME", description = "Whose figures.")
  private String tenant = "";

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DAY",
      description = "The first local day, like 2026-01-01.")
  private LocalDate from = LocalDate.EPOCH;

  @Option(names = "--to", required = true, paramLabel = "DAY", description = "The last one.")
  private LocalDate to = LocalDate.EPOCH;

  @Option(names = "--no-wait", description = "Marks the days and does not wait for the fold.")
  private boolean withoutWaiting;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "1200",
      description =
          "How long to wait for ten days to be folded, other than for the tenant's budget"
              + " (default: ${DEFAULT-VALUE}).")
  private int patienceSeconds;

  @Override
  public Integer call() {
    if (!TenantName.isOne(tenant)) {
      throw new CantRepairException(
          "--tenant must be %s, got %s".formatted(TenantName.EXPECTED, Preview.printable(tenant)));
    }
    if (patienceSeconds < 1) {
      throw new CantRepairException("--patience must be 1 or more, got " + patienceSeconds);
    }
    var days = new Days(tenant, from, to);
    var site = where.site();
    try (DynamoDbClient dynamo = site.dynamo()) {
      var rebuild =
          new Rebuild(
              new DynamoTable(dynamo, site.table(dynamo, "EventsTable")),
              new DynamoTable(dynamo, site.table(dynamo, "SummaryTable")),
              Clock.systemUTC());
      return said(rebuild.run(days, !withoutWaiting, watcher()));
    } catch (SdkException e) {
      throw Site.unanswered(e);
    }
  }

  private int said(Ending ending) {
    say(
        switch (ending) {
          case FOLDED -> "All is folded.";
          case MARKED -> "All is marked; the next runs of the rollup fold it.";
          case GAVE_UP ->
              "These are not folded yet, and the days after them are not marked. Does the rollup"
                  + " run, and what does its log say? Then repeat this from there.";
        });
    return ending == Ending.GAVE_UP ? NOT_FOLDED : 0;
  }

  private Watcher watcher() {
    return new Watcher() {
      @Override
      public void marked(int days, int of) {
        say("%d of %d days marked".formatted(days, of));
      }

      @Override
      public void bordering(UtcHour hour) {
        say(
            "the hour from %s lies on a final day, too, and is marked since the other is kept by its hours: the alarm about late facts will ring, and nothing final is changed"
                .formatted(hour.start()));
      }

      @Override
      public void paused(Instant until) {
        say(
            "the tenant has spent its budget for folding: this waits until %s, when it is folded next"
                .formatted(until));
      }

      @Override
      public boolean waiting(int marksLeft, Duration since) {
        if (since.toSeconds() >= patienceSeconds) {
          return false;
        }
        try {
          Thread.sleep(LOOK_EVERY);
          return true;
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    };
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
