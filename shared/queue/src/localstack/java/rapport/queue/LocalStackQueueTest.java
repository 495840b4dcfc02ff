package rapport.queue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The adapter of SQS against LocalStack, in its last version that asks for no token.
final class LocalStackQueueTest extends MessageQueueContract {

  private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14");

  private static LocalStackContainer container;
  private static SqsClient client;

  private String url = "";

  @BeforeAll
  static void start() {
    boolean docker = DockerClientFactory.instance().isDockerAvailable();
    if (!docker) {
      System.err.println("SKIPPED: the queue was not tested against LocalStack, there is no Docker");
    }
    Assumptions.assumeTrue(docker, "there is no Docker");
    container = new LocalStackContainer(IMAGE).withServices("sqs");
    container.start();
    client =
        SqsClient.builder()
            .endpointOverride(container.getEndpoint())
            .region(Region.of(container.getRegion()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        container.getAccessKey(), container.getSecretKey())))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterAll
  static void stop() {
    if (container != null) {
      client.close();
      container.stop();
    }
  }

  @BeforeEach
  void createQueue() {
    url = client.createQueue(r -> r.queueName(UUID.randomUUID().toString())).queueUrl();
  }

  @Override
  MessageQueue queue() {
    return new SqsMessageQueue(client, url);
  }

  @Override
  List<Message> drained() {
    return SqsReceiver.drain(client, url);
  }
}
