package rapport.local.tiny;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Puts an item for each message; one that begins with `poison` fails at its first delivery.
public final class TinyRecorder implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private final Map<String, String> environment;
  private final DynamoDbClient dynamo;

  public TinyRecorder() {
    this(
        System.getenv(),
        DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build());
  }

  public TinyRecorder(Map<String, String> environment, DynamoDbClient dynamo) {
    this.environment = environment;
    this.dynamo = dynamo;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    var failures = new ArrayList<BatchItemFailure>();
    for (SQSMessage message : event.getRecords()) {
      boolean first = "1".equals(message.getAttributes().get("ApproximateReceiveCount"));
      if (first && message.getBody().startsWith("poison")) {
        failures.add(new BatchItemFailure(message.getMessageId()));
      } else {
        put(message);
      }
    }
    return new SQSBatchResponse(failures);
  }

  private void put(SQSMessage message) {
    String tenant = message.getMessageAttributes().get("tenant").getStringValue();
    dynamo.putItem(
        put ->
            put.tableName(environment.get("EVENTS_TABLE"))
                .item(
                    Map.of(
                        "PK", AttributeValue.fromS("tiny#" + tenant),
                        "SK", AttributeValue.fromS(message.getBody()))));
  }
}
