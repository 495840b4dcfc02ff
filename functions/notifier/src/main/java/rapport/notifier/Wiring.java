package rapport.notifier;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import rapport.edge.Environment;
import rapport.edge.Log;
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

  /// @param queue where what is to be told later waits
  record Stores(Table summary, MessageQueue queue) {}

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

  static Stores stores(Map<String, String> environment, DynamoDbClient dynamo, SqsClient sqs) {
    var settings = new Environment(environment);
    return new Stores(
        new DynamoTable(dynamo, settings.text("SUMMARY_TABLE")),
        new SqsMessageQueue(sqs, settings.text("WEBHOOK_QUEUE_URL")));
  }

  static Notifier notifier(Stores stores, Outlets outlets, Clock clock, Log log) {
    var secure = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var connecting = new Connecting(Resolver::ofThisMachine, secure, outlets.reach());
    var calls = new HttpReceiver(connecting, TIMEOUT);
    var receivers = new Notifier.Receivers(calls, outlets.mail(), log);
    return new Notifier(new Webhooks(stores.summary()), receivers, stores.queue(), clock);
  }
}
