package rapport.local.database;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// What AWS charges where DynamoDB Local reports less: reads that find nothing, refused writes,
/// transactions, and what is missing in a batch.
final class Units {

  private static final int WRITE_BYTES = 1024;
  private static final int READ_BYTES = 4096;
  private static final double TRANSACTION = 2;

  private Units() {}

  /// A read of one item or page.
  static double read(ConsumedCapacity reported, boolean strong) {
    return Math.max(reported(List.of(reported)), leastRead(strong));
  }

  static double write(ConsumedCapacity reported) {
    return Math.max(reported(List.of(reported)), 1);
  }

  /// A write whose condition failed costs what the larger of both items would.
  static double refused(Map<String, AttributeValue> existing, Map<String, AttributeValue> next) {
    return writeOf(Math.max(ItemSize.bytes(existing), ItemSize.bytes(next)));
  }

  static double read(BatchGetItemRequest request, BatchGetItemResponse response) {
    double units = 0;
    for (Map.Entry<String, KeysAndAttributes> table : request.requestItems().entrySet()) {
      double least = leastRead(Boolean.TRUE.equals(table.getValue().consistentRead()));
      var found = response.responses().getOrDefault(table.getKey(), List.of());
      var left = response.unprocessedKeys().get(table.getKey());
      int missing =
          table.getValue().keys().size() - found.size() - (left == null ? 0 : left.keys().size());
      units += missing * least;
      for (Map<String, AttributeValue> item : found) {
        units += least * Math.max(1, Math.ceilDiv(ItemSize.bytes(item), READ_BYTES));
      }
    }
    return units;
  }

  static double write(BatchWriteItemRequest request, BatchWriteItemResponse response) {
    int done = count(request.requestItems().values()) - count(response.unprocessedItems().values());
    return Math.max(reported(response.consumedCapacity()), done);
  }

  static double transaction(List<TransactWriteItem> items, List<ConsumedCapacity> reported) {
    double units = 0;
    for (TransactWriteItem item : items) {
      units += item.put() == null ? 1 : writeOf(ItemSize.bytes(item.put().item()));
    }
    return Math.max(reported(reported), TRANSACTION * units);
  }

  static double transaction(int reads, List<ConsumedCapacity> reported) {
    return Math.max(reported(reported), TRANSACTION * reads);
  }

  private static int count(Collection<List<WriteRequest>> requests) {
    return requests.stream().mapToInt(List::size).sum();
  }

  private static double writeOf(long bytes) {
    return Math.max(1, Math.ceilDiv(bytes, WRITE_BYTES));
  }

  private static double leastRead(boolean strong) {
    return strong ? 1 : 0.5;
  }

  private static double reported(List<ConsumedCapacity> capacities) {
    return capacities.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
  }
}
