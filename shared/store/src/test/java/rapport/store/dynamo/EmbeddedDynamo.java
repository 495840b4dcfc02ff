package rapport.store.dynamo;

import java.util.concurrent.atomic.AtomicInteger;
import rapport.store.contract.TableDefinition;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

/// DynamoDB Local inside this JVM, started once, in memory.
final class EmbeddedDynamo {

  private static final boolean DISABLE_TELEMETRY = true;
  private static final DynamoDbClient CLIENT =
      DynamoDBEmbedded.create(DISABLE_TELEMETRY).dynamoDbClient();
  private static final AtomicInteger TABLES = new AtomicInteger();

  private EmbeddedDynamo() {}

  static DynamoDbClient client() {
    return CLIENT;
  }

  /// The name of a new, empty table.
  static String newTable() {
    String name = "table-" + TABLES.incrementAndGet();
    TableDefinition.create(CLIENT, name);
    return name;
  }
}
