package rapport.local.tiny;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Keeps the last event that the schedule sent, and its own time.
public final class TinyRollup implements RequestStreamHandler {

  private final Map<String, String> environment;
  private final DynamoDbClient dynamo;
  private final Clock clock;

  public TinyRollup() {
    this(
        System.getenv(),
        DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build(),
        Clock.systemUTC());
  }

  TinyRollup(Map<String, String> environment, DynamoDbClient dynamo, Clock clock) {
    this.environment = environment;
    this.dynamo = dynamo;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    dynamo.putItem(
        put ->
            put.tableName(environment.get("SUMMARY_TABLE"))
                .item(
                    Map.of(
                        "PK", AttributeValue.fromS("tiny"),
                        "SK", AttributeValue.fromS("schedule"),
                        "event", AttributeValue.fromS(event),
                        "at", AttributeValue.fromS(clock.instant().toString()))));
  }
}
