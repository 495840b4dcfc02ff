package rapport.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/// A queue of SQS. A standard queue: what is sent twice may come twice, and order is not kept.
public final class SqsMessageQueue implements MessageQueue {

  /// The SDK repeats requests by itself; this repeats entries that the queue refused in an answer.
  private static final int MAX_ATTEMPTS = 3;

  private final SqsClient client;
  private final String url;

  public SqsMessageQueue(SqsClient client, String url) {
    this.client = client;
    this.url = url;
  }

  @Override
  public void sendAll(List<Message> messages) {
    for (List<Message> batch : Batches.of(messages)) {
      sendBatch(batch);
    }
  }

  private void sendBatch(List<Message> batch) {
    List<Message> unsent = batch;
    for (int attempt = 0; attempt < MAX_ATTEMPTS && !unsent.isEmpty(); attempt++) {
      unsent = send(unsent);
    }
    if (!unsent.isEmpty()) {
      throw new UnsentException(unsent.size() + " messages were not taken by the queue");
    }
  }

  /// What the queue didn't take.
  private List<Message> send(List<Message> batch) {
    var entries = new ArrayList<SendMessageBatchRequestEntry>();
    for (Message message : batch) {
      entries.add(entry(entries.size(), message));
    }
    SendMessageBatchResponse response =
        client.sendMessageBatch(request -> request.queueUrl(url).entries(entries));
    return response.failed().stream()
        .map(BatchResultErrorEntry::id)
        .map(id -> at(batch, id))
        .toList();
  }

  private static Message at(List<Message> batch, String id) {
    return batch.get(Integer.parseInt(id));
  }

  private static SendMessageBatchRequestEntry entry(int id, Message message) {
    var entry =
        SendMessageBatchRequestEntry.builder()
            .id(Integer.toString(id))
            .messageBody(message.body())
            .messageAttributes(attributes(message))
            .messageGroupId(message.group());
    if (!message.delay().isZero()) {
      entry.delaySeconds(Math.toIntExact(message.delay().toSeconds()));
    }
    return entry.build();
  }

  private static Map<String, MessageAttributeValue> attributes(Message message) {
    var attributes = new HashMap<String, MessageAttributeValue>();
    message
        .attributes()
        .forEach(
            (name, value) ->
                attributes.put(
                    name,
                    MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    return attributes;
  }
}
