package rapport.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import rapport.local.Options.Storage;
import rapport.local.cost.Meter;
import rapport.local.database.LocalDatabase;
import rapport.local.network.Loopback;
import rapport.local.queues.LocalQueues;
import rapport.local.template.Deployment;
import rapport.local.template.DeploymentReader;
import rapport.local.template.Location;
import rapport.local.template.Template;
import software.amazon.awssdk.services.sqs.SqsClient;

/// What stands in for the cloud: a database and queues, made as the template says.
///
/// @param apiPort where the HTTP API is to answer
/// @param sqs closed with this
record Services(
    Deployment deployment,
    Meter meter,
    LocalDatabase database,
    LocalQueues queues,
    SqsClient sqs,
    int apiPort,
    AutoCloseable lock)
    implements AutoCloseable {

  private static final String TEMPLATE = "template.yaml";

  /// @throws StartException if the folder or a port is in use
  static Services start(Options options) throws IOException {
    AutoCloseable lock =
        switch (options.storage()) {
          case Storage.Memory() -> () -> {};
          case Storage.Folder(Path folder) -> FolderLock.take(folder);
        };
    try {
      return start(options, lock);
    } catch (IOException | RuntimeException e) {
      close(lock);
      throw e;
    }
  }

  Location location() {
    return new Location(queues.uri());
  }

  @Override
  public void close() {
    sqs.close();
    queues.close();
    database.close();
    close(lock);
  }

  private static Services start(Options options, AutoCloseable lock) throws IOException {
    int apiPort = freePort(options.port());
    int queuesPort = freePort(options.port() == 0 ? 0 : apiPort + 1);
    int databasePort = freePort(options.port() == 0 ? 0 : apiPort + 2);
    var template = Template.read(options.project().resolve(TEMPLATE));
    var location = new Location(Loopback.uri(queuesPort));
    var deployment = DeploymentReader.read(template, options.parameters(), location);
    var meter = new Meter();
    // Each takes a second or more.
    var queues = CompletableFuture.supplyAsync(() -> queues(options, queuesPort, deployment));
    LocalDatabase database = database(options, databasePort, meter, deployment);
    try {
      var ready = queues.join();
      return new Services(deployment, meter, database, ready, ready.client(), apiPort, lock);
    } catch (CompletionException e) {
      database.close();
      throw e.getCause() instanceof IOException cause
          ? new StartException("can't start the queues: " + cause.getMessage())
          : new IOException("can't start the queues", e);
    }
  }

  private static LocalDatabase database(
      Options options, int port, Meter meter, Deployment deployment) throws IOException {
    LocalDatabase database =
        switch (options.storage()) {
          case Storage.Memory() -> LocalDatabase.inMemory(port, meter);
          case Storage.Folder(Path folder) -> LocalDatabase.inFolder(folder, port, meter);
        };
    // Items expire by the machine's clock, so under another clock they had better not.
    deployment.tables().forEach(table -> database.create(table, options.hasMachineTime()));
    return database;
  }

  private static LocalQueues queues(Options options, int port, Deployment deployment) {
    try {
      return switch (options.storage()) {
        case Storage.Memory() -> LocalQueues.inMemory(port, deployment.queues());
        case Storage.Folder(Path folder) -> LocalQueues.inFolder(folder, port, deployment.queues());
      };
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private static int freePort(int wanted) throws StartException {
    try {
      return Loopback.freePort(wanted);
    } catch (IOException _) {
      throw new StartException(
          "port %d is taken: choose another with --port (the next two are used as well)"
              .formatted(wanted));
    }
  }

  private static void close(AutoCloseable lock) {
    try {
      lock.close();
    } catch (Exception e) {
      throw new IllegalStateException("can't release the data folder", e);
    }
  }
}
