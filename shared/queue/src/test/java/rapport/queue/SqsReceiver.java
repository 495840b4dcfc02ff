package rapport.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Takes messages out of a queue of SQS.
final class SqsReceiver {

  private static final int MAX_RECEIVES = 20;

  private SqsReceiver() {}

  static List<Message> drain(SqsClient client, String url) {
    var messages = new ArrayList<Message>();
    for (int receive = 0; receive < MAX_RECEIVES; receive++) {
      var received = receive(client, url);
      if (received.isEmpty()) {
        return messages;
      }
      for (var message : received) {
        messages.add(read(message));
        client.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    }
    throw new IllegalStateException("the queue still holds messages");
  }

  private static List<software.amazon.awssdk.services.sqs.model.Message> receive(
      SqsClient client, String url) {
    return client
        .receiveMessage(
            r ->
                r.queueUrl(url)
                    .maxNumberOfMessages(10)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private static Message read(software.amazon.awssdk.services.sqs.model.Message message) {
    var attributes =
        message.messageAttributes().entrySet().stream()
            .collect(
                Collectors.toMap(entry -> entry.getKey(), entry -> entry.getValue().stringValue()));
    var group = message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID);
    return Message.of(message.body(), attributes, group);
  }
}
