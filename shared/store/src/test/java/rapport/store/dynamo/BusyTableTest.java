package rapport.store.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rapport.store.Attribute;
import rapport.store.Condition;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Table.Read;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Batches of which the table does only a part, as DynamoDB does when it is busy.
class BusyTableTest {

  private static final String NAME = "busy";

  private final List<Integer> pauses = new ArrayList<>();

  @Test
  void whatABusyTableLeavesUndoneIsTriedAgainAfterAPause() {
    var client = new BusyClient(5);
    var table = new DynamoTable(client, NAME, pauses::add);
    var items = IntStream.range(0, 25).mapToObj(BusyTableTest::item).toList();

    table.putAll(items);
    var found = table.getAll(items.stream().map(Item::key).toList(), Read.STRONG);

    assertThat(client.written).hasSize(25);
    assertThat(found.values()).containsExactlyInAnyOrderElementsOf(items);
    assertThat(pauses).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
    assertThat(client.reads).containsOnly(true);
  }

  @Test
  void aTableThatStaysBusyFailsAfterBoundedTries() {
    var table = new DynamoTable(new BusyClient(0), NAME, pauses::add);

    assertThatExceptionOfType(TableBusyException.class)
        .isThrownBy(() -> table.putAll(List.of(item(1), item(2))))
        .withMessageContaining("2 requests");
    assertThatExceptionOfType(TableBusyException.class)
        .isThrownBy(() -> table.getAll(List.of(item(1).key()), Read.EVENTUAL));
    assertThat(pauses).hasSize(24);
  }

  @Test
  void noExpressionNamesAnAttributeItself() {
    var expression = new Expression();

    String text =
        expression.of(new Condition.Equal("count", Attribute.Whole.of(1)))
            + " AND "
            + expression.of(Condition.ABSENT);

    assertThat(text).isEqualTo("#a0 = :v0 AND attribute_not_exists(#a1)");
    assertThat(expression.names()).isEqualTo(Map.of("#a0", "count", "#a1", "PK"));
  }

  private static Item item(int number) {
    return Item.of(new Key("p", "s" + number), Map.of("n", Attribute.Whole.of(number)));
  }

  /// Does the first few of each batch and leaves the rest.
  private static final class BusyClient implements DynamoDbClient {

    private final int atOnce;
    private final Map<Key, Map<String, AttributeValue>> written = new HashMap<>();
    private final List<Boolean> reads = new ArrayList<>();

    BusyClient(int atOnce) {
      this.atOnce = atOnce;
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
      var writes = request.requestItems().get(NAME);
      int done = Math.min(atOnce, writes.size());
      for (WriteRequest write : writes.subList(0, done)) {
        var item = write.putRequest().item();
        written.put(Encoding.decodeKey(item), item);
      }
      var left = writes.subList(done, writes.size());
      return BatchWriteItemResponse.builder()
          .unprocessedItems(left.isEmpty() ? Map.of() : Map.of(NAME, left))
          .build();
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      var wanted = request.requestItems().get(NAME);
      reads.add(wanted.consistentRead());
      int done = Math.min(atOnce, wanted.keys().size());
      var found =
          wanted.keys().subList(0, done).stream()
              .map(key -> written.get(Encoding.decodeKey(key)))
              .toList();
      var left = wanted.keys().subList(done, wanted.keys().size());
      var unprocessed = KeysAndAttributes.builder().keys(left).consistentRead(true).build();
      return BatchGetItemResponse.builder()
          .responses(Map.of(NAME, found))
          .unprocessedKeys(left.isEmpty() ? Map.of() : Map.of(NAME, unprocessed))
          .build();
    }

    @Override
    public String serviceName() {
      return NAME;
    }

    @Override
    public void close() {
      written.clear();
    }
  }
}
