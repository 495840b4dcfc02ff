package rapport.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
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
    set.putIfAbsent("OnlyTenant", LocalSystem.TENANT); // the sample's forms are to be looked at
    var options =
        Options.inFolder(Rapport.home(), folder(), port).withIsolated(isolated).withParameters(set);
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
    if (withoutSample) {
      greet(out, system.connection(), Optional.empty());
    } else {
      var sample = defineSample(system);
      greet(out, system.connection(), Optional.of(sample));
      loadSample(out, system, sample);
    }
    stopped.await();
    return 0;
  }

  /// The first tenant gets the sample's settings and survey, to be answered, and none of its
  /// events.
  private static Connection defineSample(LocalSystem system) throws IOException {
    Sample.define(URI.create(system.url()), system.keys().srv());
    return system.connect(Sample.TENANT, Sample.SURVEYS);
  }

  /// In the background: the system can be used meanwhile.
  private void loadSample(PrintWriter out, LocalSystem system, Connection at) {
    var sample = Sample.ofYear(URI.create(at.url()), at.keys().srv(), folder());
    Thread.ofVirtual()
        .name("sample")
        .start(
            () -> {
              try {
                int events = sample.load(() -> system.hasten(at.tenant()));
                if (events > 0) {
                  system.settle();
                  out.printf(
                      Locale.ROOT,
                      "%nThe sample is complete: %,d events, and its alerts (%.1f s).%n",
                      events,
                      uptimeSeconds());
                  out.println("What was resolved in it counts within half a minute.");
                }
              } catch (RuntimeException e) { // the boundary: the system goes on without
                out.printf("%nThe sample is not complete: %s%n", e.getMessage());
                out.println("The next start goes on with it; --no-sample starts without.");
              }
              out.flush();
            });
  }

  private void greet(PrintWriter out, Connection at, Optional<Connection> sample) {
    out.printf(Locale.ROOT, "Rapport answers at %s (%.1f s)%n", at.url(), uptimeSeconds());
    out.printf("Data are in %s%n%n", folder());
    out.println(FirstSteps.of(at, sample));
    out.println("Ctrl-C stops it; nothing that was answered with 202 is lost.");
    out.flush();
  }

  private Path folder() {
    return data.toAbsolutePath().normalize();
  }

  private static double uptimeSeconds() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
  }
}
