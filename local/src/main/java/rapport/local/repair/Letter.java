package rapport.local.repair;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// A dead letter as its queue gave it.
///
/// @param message with all its attributes
public record Letter(Message message) {

  String id() {
    return message.messageId();
  }

  /// By the sender's word; of the work queue its body says it.
  Optional<String> tenant() {
    var attribute = message.messageAttributes().get("tenant");
    return attribute == null || attribute.stringValue() == null
        ? Preview.tenantOf(message.body())
        : Optional.of(attribute.stringValue());
  }

  /// When it was put into the queue where it failed, or into this one, as the service tells.
  Instant sentAt() {
    return Instant.ofEpochMilli(
        Long.parseLong(system(MessageSystemAttributeName.SENT_TIMESTAMP).orElse("0")));
  }

  /// How often it was received, this time included where the service goes on counting.
  long receives() {
    return Long.parseLong(system(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT).orElse("0"));
  }

  long bytes() {
    return message.body().getBytes(StandardCharsets.UTF_8).length;
  }

  /// Whose turn it was in the queue, empty if its sender did not say.
  Optional<String> group() {
    return system(MessageSystemAttributeName.MESSAGE_GROUP_ID);
  }

  private Optional<String> system(MessageSystemAttributeName name) {
    return Optional.ofNullable(message.attributes().get(name));
  }
}
