package rapport.local.database;

import static software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity.TOTAL;
import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import rapport.local.cost.Meter;
import rapport.local.cost.Meter.Call;
import rapport.local.cost.Usage;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Reads and writes items for one user of the database, and meters what that costs. Tables can be
/// looked at; they are made elsewhere, so all other calls are refused.
final class MeteredClient implements DynamoDbClient {

  private final DynamoDbClient database;
  private final String user;
  private final Meter meter;

  /// @param database throws the SDK's exceptions
  MeteredClient(DynamoDbClient database, String user, Meter meter) {
    this.database = database;
    this.user = user;
    this.meter = meter;
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    called("GetItem", request.tableName(), request.key());
    var response = database.getItem(request.toBuilder().returnConsumedCapacity(TOTAL).build());
    return read(
        response,
        one -> Units.read(one.consumedCapacity(), Boolean.TRUE.equals(request.consistentRead())));
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    called("Query", request.tableName(), LeadingKey.of(request));
    var response = database.query(request.toBuilder().returnConsumedCapacity(TOTAL).build());
    return read(
        response,
        page -> Units.read(page.consumedCapacity(), Boolean.TRUE.equals(request.consistentRead())));
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    called("Scan", request.tableName(), Map.of());
    var response = database.scan(request.toBuilder().returnConsumedCapacity(TOTAL).build());
    return read(
        response,
        page -> Units.read(page.consumedCapacity(), Boolean.TRUE.equals(request.consistentRead())));
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    request
        .requestItems()
        .forEach((table, keys) -> keys.keys().forEach(key -> called("BatchGetItem", table, key)));
    return read(database.batchGetItem(request), response -> Units.read(request, response));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    called("PutItem", request.tableName(), request.item());
    var asked =
        request.toBuilder()
            .returnConsumedCapacity(TOTAL)
            .returnValuesOnConditionCheckFailure(ALL_OLD)
            .build();
    var response = conditional(request.item(), () -> database.putItem(asked));
    return written(response, one -> Units.write(one.consumedCapacity()));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    called("UpdateItem", request.tableName(), request.key());
    var asked =
        request.toBuilder()
            .returnConsumedCapacity(TOTAL)
            .returnValuesOnConditionCheckFailure(ALL_OLD)
            .build();
    var response = conditional(request.key(), () -> database.updateItem(asked));
    return written(response, one -> Units.write(one.consumedCapacity()));
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    called("DeleteItem", request.tableName(), request.key());
    var asked =
        request.toBuilder()
            .returnConsumedCapacity(TOTAL)
            .returnValuesOnConditionCheckFailure(ALL_OLD)
            .build();
    var response = conditional(request.key(), () -> database.deleteItem(asked));
    return written(response, one -> Units.write(one.consumedCapacity()));
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    request
        .requestItems()
        .forEach(
            (table, writes) ->
                writes.forEach(write -> called("BatchWriteItem", table, LeadingKey.of(write))));
    var response =
        database.batchWriteItem(request.toBuilder().returnConsumedCapacity(TOTAL).build());
    return written(response, all -> Units.write(request, all));
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    meter.called(user, new Call("dynamodb:TransactWriteItems", "", ""));
    var asked = request.toBuilder().returnConsumedCapacity(TOTAL).build();
    return written(
        database.transactWriteItems(asked),
        all -> Units.transaction(request.transactItems(), all.consumedCapacity()));
  }

  @Override
  public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
    meter.called(user, new Call("dynamodb:TransactGetItems", "", ""));
    var asked = request.toBuilder().returnConsumedCapacity(TOTAL).build();
    return read(
        database.transactGetItems(asked),
        all -> Units.transaction(request.transactItems().size(), all.consumedCapacity()));
  }

  @Override
  public DescribeTableResponse describeTable(DescribeTableRequest request) {
    return database.describeTable(request);
  }

  @Override
  public ListTablesResponse listTables(ListTablesRequest request) {
    return database.listTables(request);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /// The database stays open: it isn't this client's.
  @Override
  public void close() {}

  private void called(String operation, String table, Map<String, AttributeValue> item) {
    meter.called(user, new Call("dynamodb:" + operation, table, LeadingKey.kind(item)));
  }

  private <T> T conditional(Map<String, AttributeValue> next, Supplier<T> write) {
    try {
      return write.get();
    } catch (ConditionalCheckFailedException e) {
      meter.add(user, Usage.writing(Units.refused(e.item(), next)));
      throw e;
    }
  }

  private <T> T read(T response, ToDoubleFunction<T> units) {
    meter.add(user, Usage.reading(units.applyAsDouble(response)));
    return response;
  }

  private <T> T written(T response, ToDoubleFunction<T> units) {
    meter.add(user, Usage.writing(units.applyAsDouble(response)));
    return response;
  }
}
