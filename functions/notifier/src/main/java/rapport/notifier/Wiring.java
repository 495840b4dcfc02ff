package rapport.notifier;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import rapport.edge.Environment;
import rapport.notifier.NotifierHandler.Outlets;
import rapport.queue.MessageQueue;
import rapport.queue.SqsMessageQueue;
import rapport.store.Table;
import rapport.store.Webhooks;
import rapport.store.dynamo.DynamoTable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Puts the function together from its environment.
final class Wiring {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private Wiring() {}

  static DynamoDbClient dynamo() {
    return DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  static SqsClient sqs() {
    return SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  static Mail mail(Map<String, String> environment) {
    var client =
        UrlConnectionHttpClient.builder().connectionTimeout(TIMEOUT).socketTimeout(TIMEOUT).build();
    return TopicMail.of(
        new Environment(environment).text("ALERT_TOPIC_ARN"),
        DefaultCredentialsProvider.builder().build(),
        client);
  }

  static Table summary(Map<String, String> environment, DynamoDbClient dynamo) {
    return new DynamoTable(dynamo, new Environment(environment).text("SUMMARY_TABLE"));
  }

  static MessageQueue queue(Map<String, String> environment, SqsClient sqs) {
    return new SqsMessageQueue(sqs, new Environment(environment).text("WEBHOOK_QUEUE_URL"));
  }

  static Notifier notifier(Table summary, MessageQueue queue, Outlets outlets, Clock clock) {
    var secure = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var connecting = new Connecting(Resolver::ofThisMachine, secure, outlets.reach());
    var receivers = new Notifier.Receivers(new HttpReceiver(connecting, TIMEOUT), outlets.mail());
    return new Notifier(new Webhooks(summary), receivers, queue, clock);
  }
}
