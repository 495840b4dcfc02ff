package rapport.queue;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The adapter of SQS against ElasticMQ.
final class ElasticMqQueueTest extends MessageQueueContract {

  private static SQSRestServer server;
  private static SqsClient client;

  private String url = "";

  @BeforeAll
  static void start() {
    server = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    var address = server.waitUntilStarted().localAddress();
    client =
        SqsClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + address.getPort()))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.stopAndWait();
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
