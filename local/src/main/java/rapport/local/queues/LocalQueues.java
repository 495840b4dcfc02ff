package rapport.local.queues;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.pekko.util.Timeout;
import org.elasticmq.Limits;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import rapport.local.cost.Meter;
import rapport.local.network.Loopback;
import rapport.local.template.Deployment.QueueShape;
import rapport.local.template.Location;
import scala.Function0;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// SQS in this process, in memory or in one file; of those in files one at a time.
public final class LocalQueues implements AutoCloseable {

  private static final String FILE = "queues.db";
  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final Duration STEP = Duration.ofMillis(10);

  private final int port;
  private final Function0<?> stop;

  private LocalQueues(int port, Config config, List<QueueShape> queues) {
    int maxBytes =
        queues.stream().mapToInt(QueueShape::maxMessageBytes).min().orElse(Integer.MAX_VALUE);
    this.port = port;
    this.stop = new PatientServer(new SizedConfig(config, new SizedLimits(maxBytes))).start();
  }

  /// ElasticMQ lets nobody say how large a message may be, and has one limit for all queues: here
  /// the least that one of them has.
  private static final class SizedConfig extends ElasticMQServerConfig {

    private final Limits limits;

    private SizedConfig(Config config, Limits limits) {
      super(config);
      this.limits = limits;
    }

    @Override
    public RestSqsConfiguration restSqs() {
      return new RestSqsConfiguration() {
        @Override
        public Limits sqsLimits() {
          return limits;
        }
      };
    }
  }

  /// ElasticMQ gives reading its file five seconds, and leaves messages in it if they don't
  /// suffice.
  private static final class PatientServer extends ElasticMQServer {

    private static final Timeout PATIENCE = Timeout.create(LONGEST_START);

    private PatientServer(ElasticMQServerConfig config) {
      super(config);
    }

    @Override
    public Timeout timeout() {
      return PATIENCE;
    }
  }

  /// Queues that end with this object.
  ///
  /// @param port where they answer by HTTP, a free one
  /// @throws IOException if they aren't ready in time
  public static LocalQueues inMemory(int port, List<QueueShape> queues) throws IOException {
    Config config = configured(port, queues, "messages-storage.enabled = false");
    return start(port, queues, config, 0);
  }

  /// Queues whose messages survive the end of the process, however abrupt. What an earlier process
  /// had received and not deleted is there to be received at once: nobody works on it any more.
  ///
  /// @param folder made if need be; nobody else uses it meanwhile
  /// @param port where they answer by HTTP, a free one
  /// @throws IOException if the folder can't be made, or the file in it is not of queues
  public static LocalQueues inFolder(Path folder, int port, List<QueueShape> queues)
      throws IOException {
    Files.createDirectories(folder);
    // What is written is in the file, or in its log beside it, before the sender is answered.
    // Neither
    // needs the process to end well.
    String url =
        "jdbc:sqlite:%s?journal_mode=WAL&synchronous=NORMAL"
            .formatted(folder.toAbsolutePath().resolve(FILE));
    long messages = release(url);
    Pool.open(url);
    String storage =
        "messages-storage { enabled = true, driver-class = org.sqlite.JDBC, uri = %s }"
            .formatted(ConfigUtil.quoteString(url));
    return start(port, queues, configured(port, queues, storage), messages);
  }

  /// Where the queues answer: at 127.0.0.1 only.
  public URI uri() {
    return Loopback.uri(port);
  }

  public SqsClient client() {
    return SqsClient.builder()
        .endpointOverride(uri())
        .region(Region.of(Location.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /// A client whose sending is noted under a function's name.
  ///
  /// @param shared from [#client]
  public static SqsClient watched(SqsClient shared, String function, Meter meter) {
    return new WatchedClient(shared, function, meter);
  }

  @Override
  public void close() {
    stop.apply();
    Pool.close();
  }

  private static long release(String url) throws IOException {
    try {
      return Abandoned.release(url);
    } catch (SQLException e) {
      throw new IOException("can't open the queues of " + url, e);
    }
  }

  /// ElasticMQ goes on starting after it says that it has started.
  private static LocalQueues start(int port, List<QueueShape> queues, Config config, long messages)
      throws IOException {
    var started = new LocalQueues(port, config, queues);
    if (!started.isComplete(queues, messages)) {
      started.close();
      throw new IOException(
          "the queues did not start within %d s: not all of their %d messages were read; try again"
              .formatted(LONGEST_START.toSeconds(), messages));
    }
    return started;
  }

  /// Waits until every queue is there, and every message in it.
  private boolean isComplete(List<QueueShape> queues, long messages) {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    try (SqsClient client = client()) {
      while (System.nanoTime() < end) {
        if (count(client, queues) >= messages) {
          return true;
        }
        LockSupport.parkNanos(STEP.toNanos());
      }
    }
    return false;
  }

  /// @return how many messages there are in all; less than 0 if a queue is missing
  private long count(SqsClient client, List<QueueShape> queues) {
    long count = 0;
    for (QueueShape queue : queues) {
      String url = new Location(uri()).queueUrl(queue.name());
      try {
        count +=
            client
                .getQueueAttributes(
                    get ->
                        get.queueUrl(url)
                            .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributesAsStrings()
                .values()
                .stream()
                .mapToLong(Long::parseLong)
                .sum();
      } catch (QueueDoesNotExistException _) {
        return -1;
      }
    }
    return count;
  }

  private static Config configured(int port, List<QueueShape> queues, String storage) {
    var text = new StringBuilder();
    text.append("pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off\n");
    text.append("generate-node-address = false\n");
    text.append("node-address { host = \"%s\", port = %d }\n".formatted(Loopback.HOST, port));
    text.append(
        "rest-sqs { bind-hostname = \"%s\", bind-port = %d }\n".formatted(Loopback.HOST, port));
    text.append(
        "aws { region = %s, accountId = \"%s\" }\n".formatted(Location.REGION, Location.ACCOUNT));
    text.append(storage).append('\n');
    for (QueueShape queue : queues) {
      text.append("queues.%s { %s }\n".formatted(queue.name(), settings(queue)));
    }
    return ConfigFactory.parseString(text.toString()).withFallback(ConfigFactory.load()).resolve();
  }

  private static String settings(QueueShape queue) {
    String visibility =
        "defaultVisibilityTimeout = %d seconds".formatted(queue.visibilitySeconds());
    return queue.deadLetters().isEmpty()
        ? visibility
        : visibility
            + ", deadLettersQueue { name = %s, maxReceiveCount = %d }"
                .formatted(queue.deadLetters(), queue.maxReceives());
  }
}
