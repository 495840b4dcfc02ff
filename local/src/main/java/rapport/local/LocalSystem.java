package rapport.local;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.local.Options.Storage;
import rapport.local.cost.Meter.Call;
import rapport.local.cost.Usage;
import rapport.local.function.FunctionFailedException;
import rapport.local.function.FunctionOutput;
import rapport.local.gateway.Gateway;
import rapport.local.gateway.Gateway.LocalAnswer;
import rapport.local.trigger.ScheduleClock;
import rapport.store.Jobs;
import rapport.store.Marks;
import rapport.store.Table;
import rapport.store.dynamo.DynamoTable;

/// The whole system on one machine: what `template.yaml` describes, on an embedded database and
/// embedded queues.
///
/// It has one tenant, and a key of each kind for it; others may be added. Events get to the
/// functions as the JSON that they would get on AWS, and everything listens on 127.0.0.1 only.
public final class LocalSystem implements AutoCloseable {

  public static final String TENANT = "demo";

  /// The surveys that the `pub_` key of a data folder is bound to.
  public static final Set<String> SAMPLE_SURVEYS = Set.of("relationship-2026");

  private static final String EVENTS_TABLE = "EventsTable";
  private static final String SUMMARY_TABLE = "SummaryTable";
  private static final String EVENT_QUEUE = "EventQueue";
  private static final String OURSELVES = "local";
  private static final Duration SOON = Duration.ofMinutes(15);
  private static final Duration LONGEST_SETTLING = Duration.ofMinutes(10);

  private final Options options;
  private final Services services;
  private final Functions functions;
  private final Settlement settlement;
  private final Closeable output;
  private final Gateway gateway;
  private final Connection connection;

  private LocalSystem(
      Options options,
      Services services,
      Functions functions,
      LocalKeys keys,
      Settlement settlement,
      Closeable output)
      throws IOException {
    this.options = options;
    this.services = services;
    this.functions = functions;
    this.settlement = settlement;
    this.output = output;
    this.gateway =
        new Gateway(
            functions.behind(),
            Map.of("POST /local/settle", this::settleAnswer, "GET /local/cost", this::costAnswer),
            services.deployment().front(),
            options.clock(),
            services.apiPort());
    this.connection =
        new Connection(
            gateway.uri().toString(),
            TENANT,
            keys,
            services.location().queueUrl(EVENT_QUEUE),
            services.database().uri().toString());
  }

  /// @param surveys those that the `pub_` key may post responses to
  /// @throws StartException if a port or the data folder is in use
  public static LocalSystem start(Options options, Set<String> surveys) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    Closeable output = output(options);
    try {
      return start(options, surveys, output);
    } catch (IOException | RuntimeException e) {
      output.close();
      throw e;
    }
  }

  /// The base address of the HTTP API.
  public String url() {
    return connection.url();
  }

  public LocalKeys keys() {
    return connection.keys();
  }

  /// How other programs reach this.
  public Connection connection() {
    return connection;
  }

  /// How other programs reach another tenant. It has a key of each kind from then on.
  ///
  /// @param surveys those that its `pub_` key may post responses to
  /// @throws StartException if the tenant has too many keys for that
  public Connection connect(String tenant, Set<String> surveys) throws IOException {
    LocalKeys keys =
        known(options, tenant).granted(summary(), tenant, surveys, options.clock().instant());
    var other =
        new Connection(url(), tenant, keys, connection.queueUrl(), connection.databaseUrl());
    if (options.storage() instanceof Storage.Folder(Path folder)) {
      other.write(folder);
    }
    return other;
  }

  /// The table of events, to look at behind the functions' backs; what it costs is not counted.
  public Table events() {
    return table(services, EVENTS_TABLE);
  }

  /// The table of summaries, to look at behind the functions' backs; what it costs is not counted.
  public Table summary() {
    return table(services, SUMMARY_TABLE);
  }

  /// Waits until nothing is queued, in flight or marked, and runs the schedules for it. What only
  /// time brings on is not waited for: messages that are held back, and jobs whose time has not
  /// come.
  ///
  /// @throws IllegalStateException if it takes more than ten minutes, or a function fails
  public void settle() {
    try {
      Settlement.Settled settled = settlement.settle(LONGEST_SETTLING);
      if (!settled.settled()) {
        throw new IllegalStateException("not at rest: " + settled);
      }
    } catch (FunctionFailedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Settles without waiting for what a tenant's jobs only wait for so that others may come first:
  /// charts and predictions for late events, and the second telling by new settings for recorders
  /// that may still know the old ones. Who has a tenant alone need not wait for either.
  ///
  /// @throws IllegalStateException as [#settle]
  public void hasten(String tenant) {
    settle();
    var jobs = new Jobs(events());
    Instant now = options.clock().instant();
    new Marks(events())
        .pending(Marks.partitionOf(tenant), now.plus(SOON)).dueJobs().stream()
            .filter(job -> job.tenant().equals(tenant) && !job.name().equals(Jobs.FOLD_PAUSE))
            .forEach(job -> jobs.update(job, job.state(), now, job.token().add(BigInteger.ONE)));
    settle();
  }

  /// Waits until nothing is queued or in flight. Runs no schedule, so what is marked stays so.
  ///
  /// @throws IllegalStateException if it takes more than ten minutes
  public void drain() {
    if (!settlement.drain(LONGEST_SETTLING)) {
      throw new IllegalStateException("the queues are not empty after " + LONGEST_SETTLING);
    }
  }

  /// Runs every schedule once, now.
  ///
  /// @throws IllegalStateException if a function fails
  public void runSchedules() {
    try {
      for (ScheduleClock schedule : functions.schedules()) {
        schedule.run();
      }
    } catch (FunctionFailedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What each function has used since the start.
  public SortedMap<String, Usage> cost() {
    var cost = new TreeMap<String, Usage>();
    functions.names().forEach(name -> cost.put(name, services.meter().usage(name)));
    return Collections.unmodifiableSortedMap(cost);
  }

  /// The rights that a function has made use of since the start.
  public Set<Call> calls(String function) {
    return services.meter().calls(function);
  }

  /// Calls a function with an event of your own.
  ///
  /// @throws IllegalArgumentException if there is no such function
  public String invoke(String function, String event) throws FunctionFailedException {
    byte[] answer = functions.host(function).invoke(event.getBytes(StandardCharsets.UTF_8));
    return new String(answer, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    gateway.close();
    functions.close();
    services.close();
    try {
      output.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where functions have processes of their own, their output is apart anyway; and what is in
  /// memory leaves no files.
  private static Closeable output(Options options) throws IOException {
    return options.storage() instanceof Storage.Folder && !options.isolated()
        ? FunctionOutput.separate(Functions.logs(options.storage()))
        : () -> {};
  }

  private static LocalSystem start(Options options, Set<String> surveys, Closeable output)
      throws IOException {
    var services = Services.start(options);
    try {
      return start(options, surveys, services, output);
    } catch (IOException | RuntimeException e) {
      services.close();
      throw e;
    }
  }

  private static LocalSystem start(
      Options options, Set<String> surveys, Services services, Closeable output)
      throws IOException {
    LocalKeys keys =
        known(options, TENANT)
            .granted(table(services, SUMMARY_TABLE), TENANT, surveys, options.clock().instant());
    var functions = new Functions(services, options);
    List<String> urls =
        functions.mappings().keySet().stream().map(services.location()::queueUrl).toList();
    var settlement =
        new Settlement(
            services.sqs(),
            urls,
            List.copyOf(functions.mappings().values()),
            functions.schedules(),
            table(services, EVENTS_TABLE),
            options.clock());
    var system = new LocalSystem(options, services, functions, keys, settlement, output);
    system.open();
    return system;
  }

  private static LocalKeys known(Options options, String tenant) throws IOException {
    return switch (options.storage()) {
      case Storage.Memory() -> LocalKeys.NONE;
      case Storage.Folder(Path folder) ->
          Connection.read(folder, tenant).map(Connection::keys).orElse(LocalKeys.NONE);
    };
  }

  private void open() throws IOException {
    functions.start(options.scheduled());
    gateway.start();
    if (options.storage() instanceof Storage.Folder(Path folder)) {
      connection.write(folder);
    }
  }

  private static Table table(Services services, String name) {
    return new DynamoTable(services.database().client(OURSELVES), name);
  }

  private LocalAnswer settleAnswer() {
    try {
      Settlement.Settled settled = settlement.settle(LONGEST_SETTLING);
      return new LocalAnswer(settled.settled() ? 200 : 504, LocalJson.of(settled));
    } catch (FunctionFailedException e) {
      return new LocalAnswer(502, LocalJson.ofFailure(e));
    }
  }

  private LocalAnswer costAnswer() {
    return new LocalAnswer(200, LocalJson.of(cost()));
  }
}
