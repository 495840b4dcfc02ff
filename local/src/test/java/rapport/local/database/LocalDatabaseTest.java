package rapport.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rapport.local.cost.Meter;
import rapport.local.cost.Usage;
import rapport.local.template.Deployment.TableShape;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// What the meter counts is what AWS's documentation says a request costs.
class LocalDatabaseTest {

  private static final String TABLE = "Events";

  private final Meter meter = new Meter();
  private LocalDatabase database;
  private DynamoDbClient client;

  @BeforeEach
  void open() throws IOException {
    database = LocalDatabase.inMemory(0, meter);
    database.create(new TableShape(TABLE, "PK", "SK", "ttl"), true);
    client = database.client("recorder");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aWriteCostsAUnitForEachKilobyteBegun() {
    put(client, "a", 900);
    put(client, "b", 1100);

    assertThat(meter.usage("recorder")).isEqualTo(new Usage(3, 0, 2, 0));
  }

  @Test
  void aReadCostsHalfAUnitForFourKilobytesOrAWholeIfStrong() {
    put(client, "a", 5000);
    var before = meter.usage("recorder");

    client.getItem(get -> get.tableName(TABLE).key(key("a")));
    client.getItem(get -> get.tableName(TABLE).key(key("a")).consistentRead(true));

    assertThat(meter.usage("recorder").since(before)).isEqualTo(new Usage(0, 3, 2, 0));
  }

  @Test
  void readsThatFindNothingCostTheLeast() {
    client.getItem(get -> get.tableName(TABLE).key(key("none")));
    client.query(
        query ->
            query
                .tableName(TABLE)
                .keyConditionExpression("PK = :p")
                .expressionAttributeValues(Map.of(":p", AttributeValue.fromS("t#none")))
                .consistentRead(true));

    assertThat(meter.usage("recorder").readUnits()).isEqualTo(1.5);
  }

  @Test
  void aRefusedWriteCostsWhatTheLargerItemWould() {
    put(client, "a", 3000);
    var before = meter.usage("recorder");

    assertThatThrownBy(
            () ->
                client.putItem(
                    put ->
                        put.tableName(TABLE)
                            .item(item("a", 10))
                            .conditionExpression("attribute_not_exists(PK)")))
        .isInstanceOf(ConditionalCheckFailedException.class);

    assertThat(meter.usage("recorder").since(before).writeUnits()).isEqualTo(3);
  }

  @Test
  void aTransactionCostsTwiceItsItems() {
    client.transactWriteItems(
        write ->
            write.transactItems(transacted("a", 10), transacted("b", 1500), transacted("c", 10)));

    assertThat(meter.usage("recorder").writeUnits()).isEqualTo(2 * (1 + 2 + 1));
  }

  @Test
  void whatIsMissingInABatchCostsTheLeastEach() {
    put(client, "a", 10);
    var before = meter.usage("recorder");
    var asked = KeysAndAttributes.builder().keys(List.of(key("a"), key("b"), key("c"))).build();

    client.batchGetItem(get -> get.requestItems(Map.of(TABLE, asked)));

    assertThat(meter.usage("recorder").since(before).readUnits()).isEqualTo(1.5);
  }

  @Test
  void aBatchOfWritesCostsTheSumOfItsItems() {
    var writes = List.of(batched("a", 10), batched("b", 2500));

    client.batchWriteItem(write -> write.requestItems(Map.of(TABLE, writes)));

    assertThat(meter.usage("recorder").writeUnits()).isEqualTo(4);
  }

  @Test
  void overHttpTheAccessKeyTellsWhoAsks() {
    try (var http = http(database.uri(), "reader")) {
      put(http, "a", 900);
      var found = http.getItem(get -> get.tableName(TABLE).key(key("a"))).item();

      assertThat(found).isEqualTo(item("a", 900));
      assertThat(meter.usage("reader")).isEqualTo(new Usage(1, 0.5, 2, 0));
      assertThat(meter.usage("recorder")).isEqualTo(Usage.NONE);
    }
  }

  @Test
  void overHttpFaultsAreThoseOfTheSdk() {
    try (var http = http(database.uri(), "reader")) {
      put(http, "a", 10);

      assertThatThrownBy(
              () ->
                  http.deleteItem(
                      delete ->
                          delete
                              .tableName(TABLE)
                              .key(key("a"))
                              .conditionExpression("attribute_not_exists(PK)")))
          .isInstanceOf(ConditionalCheckFailedException.class);
    }
  }

  @Test
  void itListensOnThisMachineOnly() {
    assertThat(database.uri().getHost()).isEqualTo("127.0.0.1");
  }

  private static DynamoDbClient http(URI uri, String accessKey) {
    return DynamoDbClient.builder()
        .endpointOverride(uri)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static void put(DynamoDbClient client, String sort, int bytes) {
    client.putItem(put -> put.tableName(TABLE).item(item(sort, bytes)));
  }

  private static TransactWriteItem transacted(String sort, int bytes) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(TABLE).item(item(sort, bytes)))
        .build();
  }

  private static WriteRequest batched(String sort, int bytes) {
    return WriteRequest.builder()
        .putRequest(PutRequest.builder().item(item(sort, bytes)).build())
        .build();
  }

  private static Map<String, AttributeValue> item(String sort, int bytes) {
    var body = AttributeValue.fromB(SdkBytes.fromByteArray(new byte[bytes]));
    return Map.of(
        "PK", AttributeValue.fromS("t#demo"), "SK", AttributeValue.fromS(sort), "b", body);
  }

  private static Map<String, AttributeValue> key(String sort) {
    return Map.of("PK", AttributeValue.fromS("t#demo"), "SK", AttributeValue.fromS(sort));
  }
}
