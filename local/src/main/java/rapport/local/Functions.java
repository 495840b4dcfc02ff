package rapport.local;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import rapport.edge.Log;
import rapport.local.Options.Storage;
import rapport.local.cost.Meter;
import rapport.local.function.FunctionFailedException;
import rapport.local.function.FunctionHost;
import rapport.local.function.HandlerFactory;
import rapport.local.function.InProcessHost;
import rapport.local.function.IsolatedHost;
import rapport.local.gateway.Gateway.Behind;
import rapport.local.queues.LocalQueues;
import rapport.local.template.Deployment.FunctionShape;
import rapport.local.template.Deployment.Trigger;
import rapport.local.template.Deployment.Trigger.Route;
import rapport.local.trigger.QueueMapping;
import rapport.local.trigger.ScheduleClock;
import rapport.notifier.NotifierHandler.Outlets;
import rapport.webhook.Letter;
import rapport.webhook.Reach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The functions of the template and what calls them.
final class Functions implements AutoCloseable {

  /// More batches at a time than processors only wait for each other.
  private static final int MAX_BATCHES = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final Map<String, FunctionHost> hosts = new LinkedHashMap<>();
  private final Map<Route, FunctionHost> routes = new LinkedHashMap<>();
  private final Map<String, QueueMapping> mappings = new LinkedHashMap<>();
  private final List<ScheduleClock> schedules = new ArrayList<>();

  /// @throws IOException if a function's process can't be started
  Functions(Services services, Options options) throws IOException {
    for (FunctionShape function : services.deployment().functions()) {
      FunctionHost host =
          new CountedHost(function.name(), host(function, services, options), services.meter());
      hosts.put(function.name(), host);
      function.triggers(Route.class).forEach(route -> routes.put(route, host));
      for (var messages : function.triggers(Trigger.Messages.class)) {
        String url = services.location().queueUrl(messages.queue());
        mappings.put(
            messages.queue(), new QueueMapping(services.sqs(), url, messages, host, MAX_BATCHES));
      }
      function
          .triggers(Trigger.Schedule.class)
          .forEach(one -> schedules.add(new ScheduleClock(one, host, options.clock())));
    }
  }

  private record CountedHost(String name, FunctionHost host, Meter meter) implements FunctionHost {
    @Override
    public byte[] invoke(byte[] event) throws FunctionFailedException {
      meter.invoked(name);
      return host.invoke(event);
    }

    @Override
    public void close() {
      host.close();
    }
  }

  Set<String> names() {
    return hosts.keySet();
  }

  /// What the HTTP API calls.
  Behind behind() {
    return new Behind(routes, this::host);
  }

  /// By the queue that they take messages from.
  Map<String, QueueMapping> mappings() {
    return mappings;
  }

  List<ScheduleClock> schedules() {
    return schedules;
  }

  /// @throws IllegalArgumentException if there is no such function
  FunctionHost host(String name) {
    FunctionHost host = hosts.get(name);
    if (host == null) {
      throw new IllegalArgumentException(
          "there is no function %s, only %s".formatted(name, String.join(", ", hosts.keySet())));
    }
    return host;
  }

  void start(boolean scheduled) {
    mappings.values().forEach(QueueMapping::start);
    if (scheduled) {
      schedules.forEach(ScheduleClock::start);
    }
  }

  @Override
  public void close() {
    schedules.forEach(ScheduleClock::close);
    mappings.values().forEach(QueueMapping::close);
    hosts.values().forEach(FunctionHost::close);
  }

  private static FunctionHost host(FunctionShape function, Services services, Options options)
      throws IOException {
    if (!options.isolated()) {
      return new InProcessHost(function, factory(function.name(), services, options.clock()));
    }
    var endpoints = new IsolatedHost.Endpoints(services.database().uri(), services.queues().uri());
    try {
      return new IsolatedHost(function, options.project(), logs(options.storage()), endpoints);
    } catch (FileNotFoundException e) {
      throw new StartException("can't run functions in processes of their own: " + e.getMessage());
    }
  }

  private static HandlerFactory factory(String name, Services services, Clock clock) {
    return new HandlerFactory(
        Map.of(
            DynamoDbClient.class,
            services.database().client(name),
            SqsClient.class,
            LocalQueues.watched(services.sqs(), name, services.meter()),
            Clock.class,
            clock,
            InstantSource.class,
            clock,
            RandomGenerator.class,
            new SecureRandom(),
            SecureRandom.class,
            new SecureRandom(),
            Reach.class,
            Reach.OUTSIDE_AND_LOOPBACK,
            Outlets.class,
            new Outlets(Reach.OUTSIDE_AND_LOOPBACK, Functions::log)));
  }

  /// Nobody is written from this machine: a letter is a line in the log of whoever sends it.
  private static boolean log(String tenant, Letter letter) {
    var line = Map.<String, Object>of("tenant", tenant, "subject", letter.subject());
    Log.toStandardOutput(Clock.systemUTC()).info("letter", line);
    return true;
  }

  static Path logs(Storage storage) throws IOException {
    return switch (storage) {
      case Storage.Folder(Path folder) -> folder.resolve("logs");
      case Storage.Memory() -> Files.createTempDirectory("rapport-logs");
    };
  }
}
