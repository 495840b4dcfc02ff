package rapport.local;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rapport.local.Options.Storage;
import rapport.local.sample.Sample;

/// `rapport up`: runs until it is stopped.
@Command(
    name = "up",
    description = {
      "Runs the whole system on this machine, until Ctrl-C.",
      "Everything listens on 127.0.0.1 only. Data and keys stay in the data folder."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class UpCommand implements Callable<Integer> {

  private static final String DEFAULT_PORT = "7070";

  /// The next two are used as well.
  private static final int HIGHEST_PORT = 65_533;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = DEFAULT_PORT,
      description =
          "Where to answer (default: ${DEFAULT-VALUE}). The queue and the database answer at the"
              + " next two. 0 for any that are free.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".rapport",
      description = "The folder for data and keys (default: ${DEFAULT-VALUE}).")
  private Path data;

  @Option(names = "--no-sample", description = "Starts without sample data.")
  private boolean withoutSample;

  @Option(
      names = "--isolated",
      description = "Runs every function in a process of its own, under Lambda's runtime (Linux).")
  private boolean isolated;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A parameter of template.yaml, like RollupInterval='5 minutes'.")
  private Map<String, String> parameters = new TreeMap<>();

  @Override
  public Integer call() throws Exception {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port must be 0 to " + HIGHEST_PORT + ", got " + port);
    }
    var set = new TreeMap<>(parameters);
    set.putIfAbsent("OnlyTenant", LocalSystem.TENANT); // nobody else is here
    var options =
        Options.inFolder(Rapport.home(), data.toAbsolutePath().normalize(), port)
            .withIsolated(isolated)
            .withParameters(set);
    var stopped = new CountDownLatch(1);
    PrintWriter out = spec.commandLine().getOut();
    var system = LocalSystem.start(options, LocalSystem.SAMPLE_SURVEYS);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  out.println("\nStopping.");
                  out.flush();
                  system.close();
                  stopped.countDown();
                }));
    if (!withoutSample) {
      loadSample(out, system);
    }
    greet(out, system.connection(), options);
    stopped.await();
    return 0;
  }

  /// Until it is folded, months of it would be empty, and who looks now would take them for that.
  private void loadSample(PrintWriter out, LocalSystem system) {
    var folder = data.toAbsolutePath().normalize();
    var at = system.connection();
    if (Sample.define(URI.create(at.url()), at.keys().srv(), folder)) {
      system.settle();
    }
    int events = Sample.load(URI.create(at.url()), at.keys().srv(), folder, Clock.systemUTC());
    if (events > 0) {
      out.printf("Folding a sample of %d events; --no-sample starts without.%n", events);
      out.flush();
      system.settle();
      out.println();
    }
  }

  private void greet(PrintWriter out, Connection at, Options options) {
    double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    out.printf(Locale.ROOT, "Rapport answers at %s (%.1f s)%n%n", at.url(), seconds);
    out.printf("  tenant    %s%n", at.tenant());
    out.printf("  srv key   %s%n", at.keys().srv());
    out.printf("  read key  %s%n", at.keys().read());
    out.printf("  pub key   %s%n", at.keys().pub());
    out.printf("  form      %s/s/relationship-2026?k=%s%n", at.url(), at.keys().pub());
    out.printf("  queue     %s%n", at.queueUrl());
    out.printf("  database  %s%n", at.databaseUrl());
    if (options.storage() instanceof Storage.Folder(Path folder)) {
      out.printf("  data      %s%n", folder);
    }
    out.printf("%nLook, in a browser:%n%n  %s%n", FirstSteps.dashboard(at));
    out.printf("%nTry, in another terminal:%n%n");
    FirstSteps.of(at, !withoutSample).forEach(step -> out.printf("  %s%n%n", step));
    out.println("Ctrl-C stops it; nothing that was answered with 202 is lost.");
    out.flush();
  }
}
