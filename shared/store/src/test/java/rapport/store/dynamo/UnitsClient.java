package rapport.store.dynamo;

import java.util.List;
import rapport.store.memory.Units;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Adds up the capacity that the answers of another client report. DynamoDB Local reports none for
/// a page that has nothing in it, which AWS bills like one of up to 4 KB; here it is what AWS
/// bills.
final class UnitsClient implements DynamoDbClient {

  private final DynamoDbClient client;
  private Units units = Units.NONE;

  UnitsClient(DynamoDbClient client) {
    this.client = client;
  }

  /// What was consumed since the last call.
  Units taken() {
    var taken = units;
    units = Units.NONE;
    return taken;
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    var response = client.getItem(request);
    read(response.consumedCapacity());
    return response;
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    var response = client.batchGetItem(request);
    response.consumedCapacity().forEach(this::read);
    return response;
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    var response = client.query(request);
    read(response.consumedCapacity());
    if (response.items().isEmpty()) {
      double least = Boolean.TRUE.equals(request.consistentRead()) ? 1 : 0.5;
      double missing = least - response.consumedCapacity().capacityUnits();
      read(ConsumedCapacity.builder().capacityUnits(missing).build());
    }
    return response;
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    var response = client.putItem(request);
    wrote(List.of(response.consumedCapacity()));
    return response;
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    var response = client.batchWriteItem(request);
    wrote(response.consumedCapacity());
    return response;
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    var response = client.updateItem(request);
    wrote(List.of(response.consumedCapacity()));
    return response;
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    var response = client.deleteItem(request);
    wrote(List.of(response.consumedCapacity()));
    return response;
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  @Override
  public void close() {
    client.close();
  }

  private void read(ConsumedCapacity capacity) {
    long halves = Math.round(capacity.capacityUnits() * 2);
    units = new Units(units.writes(), units.halfReads() + halves);
  }

  private void wrote(List<ConsumedCapacity> capacities) {
    for (ConsumedCapacity capacity : capacities) {
      long writes = Math.round(capacity.capacityUnits());
      units = new Units(units.writes() + writes, units.halfReads());
    }
  }
}
