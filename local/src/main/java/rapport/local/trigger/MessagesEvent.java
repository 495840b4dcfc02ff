package rapport.local.trigger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import rapport.local.template.Location;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// The event by which Lambda hands a batch of messages to a function, and what the function's
/// answer says of them.
///
/// @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with
///   SQS</a>
final class MessagesEvent {

  private static final ObjectMapper JSON = new ObjectMapper();

  private MessagesEvent() {}

  static byte[] of(String queue, List<Message> messages) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    messages.forEach(message -> put(records.addObject(), queue, message));
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event that is no JSON", e);
    }
  }

  /// Which messages the function did not deal with: those its answer names. All, if the answer
  /// names none that is in the batch where it should, or is no JSON.
  static Set<String> failures(byte[] answer, List<Message> messages) {
    Set<String> all = messages.stream().map(Message::messageId).collect(Collectors.toSet());
    try {
      JsonNode failures = JSON.readTree(answer).path("batchItemFailures");
      var named = new HashSet<String>();
      failures.forEach(failure -> named.add(failure.path("itemIdentifier").asText()));
      return all.containsAll(named) ? named : all;
    } catch (IOException _) {
      return all;
    }
  }

  private static void put(ObjectNode event, String queue, Message message) {
    event.put("messageId", message.messageId());
    event.put("receiptHandle", message.receiptHandle());
    event.put("body", message.body());
    ObjectNode attributes = event.putObject("attributes");
    message.attributesAsStrings().forEach(attributes::put);
    ObjectNode given = event.putObject("messageAttributes");
    message.messageAttributes().forEach((name, value) -> put(given.putObject(name), value));
    event.put("md5OfBody", message.md5OfBody());
    event.put("eventSource", "aws:sqs");
    event.put(
        "eventSourceARN",
        "arn:aws:sqs:%s:%s:%s".formatted(Location.REGION, Location.ACCOUNT, queue));
    event.put("awsRegion", Location.REGION);
  }

  private static void put(ObjectNode event, MessageAttributeValue value) {
    if (value.stringValue() != null) {
      event.put("stringValue", value.stringValue());
    }
    if (value.binaryValue() != null) {
      event.put(
          "binaryValue", Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
    }
    event.putArray("stringListValues");
    event.putArray("binaryListValues");
    event.put("dataType", value.dataType());
  }
}
