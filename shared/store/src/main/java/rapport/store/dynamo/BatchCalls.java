package rapport.store.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity.TOTAL;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Table.Read;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Reads and writes of many items, in batches as large as DynamoDB takes. What a busy table leaves
/// of a batch is tried again.
final class BatchCalls {

  private static final int MAX_BATCH_READS = 100;
  private static final int MAX_BATCH_WRITES = 25;
  private static final int MAX_TRIES = 12;

  private final DynamoDbClient client;
  private final String table;
  private final Pause pause;

  /// @param pause what to do before a batch is tried again
  BatchCalls(DynamoDbClient client, String table, Pause pause) {
    this.client = client;
    this.table = table;
    this.pause = pause;
  }

  /// @param keys each once
  Map<Key, Item> read(List<Key> keys, Read read) {
    var found = new HashMap<Key, Item>();
    for (int from = 0; from < keys.size(); from += MAX_BATCH_READS) {
      var batch = keys.subList(from, Math.min(from + MAX_BATCH_READS, keys.size()));
      readBatch(batch.stream().map(Encoding::encode).toList(), read, found);
    }
    return found;
  }

  /// @param writes each to a key of its own
  void write(List<WriteRequest> writes) {
    for (int from = 0; from < writes.size(); from += MAX_BATCH_WRITES) {
      writeBatch(writes.subList(from, Math.min(from + MAX_BATCH_WRITES, writes.size())));
    }
  }

  private void readBatch(List<Map<String, AttributeValue>> keys, Read read, Map<Key, Item> found) {
    repeat(
        keys,
        left -> {
          var wanted =
              KeysAndAttributes.builder().keys(left).consistentRead(read == Read.STRONG).build();
          var response =
              client.batchGetItem(
                  get -> get.requestItems(Map.of(table, wanted)).returnConsumedCapacity(TOTAL));
          for (var encoded : response.responses().getOrDefault(table, List.of())) {
            var item = Encoding.decode(encoded);
            found.put(item.key(), item);
          }
          var unprocessed = response.unprocessedKeys().get(table);
          return unprocessed == null ? List.of() : unprocessed.keys();
        });
  }

  private void writeBatch(List<WriteRequest> writes) {
    repeat(
        writes,
        left ->
            client
                .batchWriteItem(
                    write -> write.requestItems(Map.of(table, left)).returnConsumedCapacity(TOTAL))
                .unprocessedItems()
                .getOrDefault(table, List.of()));
  }

  /// Tries a batch until nothing of it is left. Throttling of whole requests is the SDK's to retry.
  ///
  /// @param batch gives what was left undone
  private <T> void repeat(List<T> all, UnaryOperator<List<T>> batch) {
    var left = all;
    for (int tries = 1; tries <= MAX_TRIES; tries++) {
      left = batch.apply(left);
      if (left.isEmpty()) {
        return;
      }
      pause.after(tries);
    }
    throw new TableBusyException(table, left.size(), MAX_TRIES);
  }
}
