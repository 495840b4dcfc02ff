package rapport.local.database;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import rapport.local.cost.Meter;
import rapport.local.template.Deployment.TableShape;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteLibraryLoader;
import software.amazon.dynamodb.services.local.shared.jobs.JobsRegister;

/// DynamoDB in this process, in memory or in one file.
public final class LocalDatabase implements AutoCloseable {

  /// DynamoDB Local sets the level of this as well, but keeps no reference to it, so that now and
  /// then it is collected, and talks again.
  private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

  private static final String FILE = "dynamodb.db";
  private static final int JOB_THREADS = 2;
  private static final int CHECKPOINT_SECONDS = 2;

  private final ScheduledExecutorService upkeep =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("database-upkeep").factory());
  private final LocalDBClient database;
  private final DynamoDbClient client;
  private final Meter meter;
  private final Runnable lastCheckpoint;
  private final DatabaseServer server;

  private LocalDatabase(SQLiteDBAccess access, Runnable checkpoint, int port, Meter meter)
      throws IOException {
    ExecutorService jobs =
        Executors.newFixedThreadPool(
            JOB_THREADS, Thread.ofPlatform().daemon().name("database-job").factory());
    this.database = new LocalDBClient(access, new JobsRegister(jobs, false));
    this.client = EmbeddedClient.of(database.dynamoDbClient());
    this.meter = meter;
    this.lastCheckpoint = checkpoint;
    upkeep.scheduleWithFixedDelay(
        checkpoint, CHECKPOINT_SECONDS, CHECKPOINT_SECONDS, TimeUnit.SECONDS);
    this.server = new DatabaseServer(port, this::client);
  }

  /// A database that ends with this object.
  ///
  /// @param port where it answers by HTTP; 0 for any that is free
  /// @throws IOException if the port is taken
  public static LocalDatabase inMemory(int port, Meter meter) throws IOException {
    loadLibrary();
    return new LocalDatabase(new KnownTables(), () -> {}, port, meter);
  }

  /// A database whose answered writes survive the end of the process, however abrupt.
  ///
  /// @param folder made if need be; nobody else uses it meanwhile
  /// @param port where it answers by HTTP; 0 for any that is free
  /// @throws IOException if the folder can't be made or the port is taken
  public static LocalDatabase inFolder(Path folder, int port, Meter meter) throws IOException {
    loadLibrary();
    Files.createDirectories(folder);
    var file = new SafeFile(folder.resolve(FILE).toFile());
    return new LocalDatabase(file, file::checkpoint, port, meter);
  }

  /// Whether there has ever been one in a folder.
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /// Where it answers by HTTP: at 127.0.0.1 only. Who asks is told by the access key id.
  public URI uri() {
    return server.uri();
  }

  /// A client whose use is metered under a name.
  public DynamoDbClient client(String user) {
    return new MeteredClient(client, user, meter);
  }

  /// Makes a table unless it is there.
  ///
  /// @param expiring whether items are removed when their time has come
  public void create(TableShape table, boolean expiring) {
    try {
      client.createTable(
          create ->
              create
                  .tableName(table.name())
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(text(table.partitionKey()), text(table.sortKey()))
                  .keySchema(
                      key(table.partitionKey(), KeyType.HASH),
                      key(table.sortKey(), KeyType.RANGE)));
    } catch (ResourceInUseException _) {
      return;
    }
    if (expiring && !table.timeToLive().isEmpty()) {
      client.updateTimeToLive(
          update ->
              update
                  .tableName(table.name())
                  .timeToLiveSpecification(
                      expiry -> expiry.attributeName(table.timeToLive()).enabled(true)));
    }
  }

  @Override
  public void close() {
    server.close();
    upkeep.shutdownNow();
    lastCheckpoint.run();
    database.shutdown();
  }

  private static void loadLibrary() throws IOException {
    SQLITE.setLevel(Level.WARNING);
    try {
      SQLiteLibraryLoader.initialize();
    } catch (Exception e) {
      throw new IOException("can't load SQLite for this machine", e);
    }
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
