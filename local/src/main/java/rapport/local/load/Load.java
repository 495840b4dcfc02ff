package rapport.local.load;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rapport.local.LocalSystem;
import rapport.local.Options;
import rapport.local.simulation.Comparison;
import rapport.local.simulation.Oracle;
import rapport.local.simulation.Stories.Kind;
import rapport.local.simulation.Tenant;
import rapport.local.simulation.Told;

/// A system of its own under load.
final class Load implements AutoCloseable {

  /// So that it is the system that is measured, and not what it lets through.
  private static final Map<String, String> NO_LIMITS =
      Map.of(
          "ServerKeyLimit", "3000/s burst 100000",
          "LateHoursPerDay", "1000",
          "FoldUnitsPerHour", "5000000",
          "BatchingWindowSeconds", "1");

  private static final List<String> SEGMENTS = List.of("", "region:EMEA", "channel:web");
  private static final List<Kind> KINDS = List.of(Kind.ANSWERS, Kind.TICKETS, Kind.CUSTOMERS);
  private static final int SENDERS = 6;

  private final Tenant tenant = new Tenant(LocalSystem.TENANT, "Europe/Berlin", false);
  private final LocalSystem system;
  private final Target target;
  private final Ledger ledger = new Ledger();

  private Load(LocalSystem system) {
    this.system = system;
    this.target = new Target(system.connection());
  }

  /// @param options where it runs, and whether its functions have processes of their own
  static Load start(Options options) throws IOException {
    var load = new Load(LocalSystem.start(options.withParameters(NO_LIMITS), Set.of("s")));
    load.target.put("/v1/settings", load.tenant.settingsText());
    load.target.put("/v1/surveys/s", Tenant.surveyText());
    return load;
  }

  /// How much to send.
  record Amount(int eventsPerSecond, long seconds, long seed) {}

  /// @return how many dead letters were sent again
  private int settle() {
    int all = 0;
    int some;
    do {
      system.settle();
      some = target.redrive();
      all += some;
    } while (some > 0);
    return all;
  }

  /// What came of it.
  ///
  /// @param settledSeconds from the last event to figures that are all up to date
  /// @param killed processes of functions
  /// @param redriven messages that had failed ten times
  /// @param oldestMarkSeconds the oldest mark when the last event had been sent
  record Result(
      Ledger ledger,
      double sendingSeconds,
      double settledSeconds,
      double oldestMarkSeconds,
      int killed,
      int redriven,
      List<String> differences) {}

  /// Sends, waits until nothing is left to be done, and compares.
  ///
  /// @param killEverySeconds how often, about, the process of a function is killed meanwhile; 0 for
  ///   never
  Result run(Amount amount, Shares shares, double killEverySeconds) {
    var traffic = new Traffic(tenant.name(), amount.seed(), shares);
    var killer = new Killer(amount.seed(), killEverySeconds);
    long began = System.nanoTime();
    try (killer) {
      if (killEverySeconds > 0) {
        killer.start();
      }
      new Senders(target, traffic, ledger)
          .send(SENDERS, new Pace(amount.eventsPerSecond(), amount.seconds()));
    }
    long sent = System.nanoTime();
    double oldest = target.oldestMarkSeconds();
    int redriven = settle();
    long settled = System.nanoTime();
    return new Result(
        ledger,
        seconds(began, sent),
        seconds(sent, settled),
        oldest,
        killer.killed(),
        redriven,
        differences(ledger.accepted()));
  }

  /// What the system says otherwise than these events do. It must be at rest.
  List<String> differences(List<Told> events) {
    var differences = new ArrayList<String>();
    if (ledger.refused() != ledger.expectedRefused()) {
      differences.add(
          "%d events were refused, and %d were bad"
              .formatted(ledger.refused(), ledger.expectedRefused()));
    }
    var oracle = new Oracle(tenant, events, Instant.now());
    var comparison =
        new Comparison(
            new Comparison.Subject(tenant, KINDS, oracle),
            target::figures,
            all -> all,
            differences::add);
    for (String segment : SEGMENTS) {
      comparison.days(segment);
      comparison.months(oracle.firstDay(), oracle.lastDay(), segment);
    }
    return differences;
  }

  Target target() {
    return target;
  }

  LocalSystem system() {
    return system;
  }

  @Override
  public void close() {
    target.close();
    system.close();
  }

  private static double seconds(long from, long to) {
    return (to - from) / 1e9;
  }
}
