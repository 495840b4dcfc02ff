package rapport.queue;

import java.util.ArrayList;
import java.util.List;

/// Cuts messages into batches that SQS takes in one request: few entries, and together no heavier
/// than one message may be.
final class Batches {

  static final int MAX_ENTRIES = 10;

  private Batches() {}

  /// In order; no batch is empty.
  static List<List<Message>> of(List<Message> messages) {
    var batches = new ArrayList<List<Message>>();
    var batch = new ArrayList<Message>();
    int bytes = 0;
    for (Message message : messages) {
      int own = weighed(message);
      if (!batch.isEmpty() && (batch.size() == MAX_ENTRIES || bytes + own > Message.MAX_BYTES)) {
        batches.add(List.copyOf(batch));
        batch.clear();
        bytes = 0;
      }
      batch.add(message);
      bytes += own;
    }
    if (!batch.isEmpty()) {
      batches.add(List.copyOf(batch));
    }
    return batches;
  }

  private static int weighed(Message message) {
    int bytes = message.bytes();
    if (bytes > Message.MAX_BYTES) {
      throw new IllegalArgumentException(
          "a message may weigh " + Message.MAX_BYTES + " bytes, got " + bytes);
    }
    return bytes;
  }
}
