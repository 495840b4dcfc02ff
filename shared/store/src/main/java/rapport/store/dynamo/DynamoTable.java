package rapport.store.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity.TOTAL;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import rapport.store.Attribute;
import rapport.store.Condition;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Range;
import rapport.store.Table;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// A table of DynamoDB with the string keys `PK` and `SK`.
///
/// Every request asks for the capacity it consumed, so that whoever watches the client can add it
/// up.
public final class DynamoTable implements Table {

  private final DynamoDbClient client;
  private final String table;
  private final BatchCalls batches;

  public DynamoTable(DynamoDbClient client, String table) {
    this(client, table, Pause.GROWING);
  }

  /// @param pause what to do before a batch is tried again
  public DynamoTable(DynamoDbClient client, String table, Pause pause) {
    this.client = client;
    this.table = table;
    this.batches = new BatchCalls(client, table, pause);
  }

  @Override
  public Optional<Item> get(Key key, Read read) {
    var response =
        client.getItem(
            get ->
                get.tableName(table)
                    .key(Encoding.encode(key))
                    .consistentRead(read == Read.STRONG)
                    .returnConsumedCapacity(TOTAL));
    return response.hasItem() ? Optional.of(Encoding.decode(response.item())) : Optional.empty();
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys, Read read) {
    return batches.read(List.copyOf(new HashSet<>(keys)), read);
  }

  @Override
  public void query(Range range, Read read, Predicate<List<Item>> page) {
    var expression = new Expression();
    String condition =
        expression.name(Encoding.PARTITION)
            + " = "
            + expression.value(AttributeValue.fromS(range.partition()))
            + " AND "
            + expression.name(Encoding.SORT)
            + " BETWEEN "
            + expression.value(AttributeValue.fromS(range.from()))
            + " AND "
            + expression.value(AttributeValue.fromS(range.to()));
    var request =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression(condition)
            .expressionAttributeNames(expression.names())
            .expressionAttributeValues(expression.values())
            .scanIndexForward(!range.isFalling())
            .consistentRead(read == Read.STRONG)
            .returnConsumedCapacity(TOTAL);
    if (range.pageItems() != Range.FULL_PAGES) {
      request.limit(range.pageItems());
    }
    boolean more = true;
    while (more) { // ends with the range, or when the caller has enough
      var response = client.query(request.build());
      boolean wanted = page.test(response.items().stream().map(Encoding::decode).toList());
      more = wanted && response.hasLastEvaluatedKey();
      request.exclusiveStartKey(response.lastEvaluatedKey());
    }
  }

  @Override
  public Outcome put(Item item, Condition condition) {
    var request =
        PutItemRequest.builder()
            .tableName(table)
            .item(Encoding.encode(item))
            .returnConsumedCapacity(TOTAL);
    if (condition instanceof Condition.Always) {
      client.putItem(request.build());
      return Outcome.DONE;
    }
    var expression = new Expression();
    request.conditionExpression(expression.of(condition));
    request.expressionAttributeNames(expression.names());
    if (!expression.values().isEmpty()) {
      request.expressionAttributeValues(expression.values());
    }
    return refusable(() -> client.putItem(request.build()));
  }

  @Override
  public void putAll(Collection<Item> items) {
    var keys = new HashSet<Key>();
    var writes = new ArrayList<WriteRequest>();
    for (Item item : items) {
      if (!keys.add(item.key())) {
        throw new IllegalArgumentException("keys must differ, twice: " + item.key());
      }
      var encoded = Encoding.encode(item);
      writes.add(WriteRequest.builder().putRequest(put -> put.item(encoded)).build());
    }
    batches.write(writes);
  }

  @Override
  public BigInteger add(
      Key key, String attribute, BigInteger amount, Map<String, Attribute> ifAbsent) {
    var expression = new Expression();
    var update = new StringBuilder();
    ifAbsent.forEach(
        (name, value) -> {
          String alias = expression.name(name);
          update.append(update.isEmpty() ? "SET " : ", ");
          update.append(alias).append(" = if_not_exists(").append(alias).append(", ");
          update.append(expression.value(value)).append(")");
        });
    update.append(" ADD ").append(expression.name(attribute)).append(' ');
    update.append(expression.value(new Attribute.Whole(amount)));
    var response =
        client.updateItem(
            request ->
                request
                    .tableName(table)
                    .key(Encoding.encode(key))
                    .updateExpression(update.toString())
                    .expressionAttributeNames(expression.names())
                    .expressionAttributeValues(expression.values())
                    .returnValues(ReturnValue.UPDATED_NEW)
                    .returnConsumedCapacity(TOTAL));
    return new BigInteger(response.attributes().get(attribute).n());
  }

  @Override
  public Outcome delete(Key key, Condition condition) {
    var request =
        DeleteItemRequest.builder()
            .tableName(table)
            .key(Encoding.encode(key))
            .returnConsumedCapacity(TOTAL);
    if (condition instanceof Condition.Always) {
      client.deleteItem(request.build());
      return Outcome.DONE;
    }
    var expression = new Expression();
    request.conditionExpression(expression.of(condition));
    request.expressionAttributeNames(expression.names());
    if (!expression.values().isEmpty()) {
      request.expressionAttributeValues(expression.values());
    }
    return refusable(() -> client.deleteItem(request.build()));
  }

  private static Outcome refusable(Runnable write) {
    try {
      write.run();
      return Outcome.DONE;
    } catch (ConditionalCheckFailedException _) {
      return Outcome.REFUSED;
    }
  }
}
