package rapport.local.trigger;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/// Tells a queue what became of the messages it gave.
final class Receipts {

  /// SQS takes no more at once.
  private static final int MAX_MESSAGES = 10;

  /// Lambda leaves a failed message until its visibility timeout; on one machine nobody wants to
  /// wait six minutes for the second try.
  private static final int RETRY_SECONDS = 2;

  private final SqsClient sqs;
  private final String queueUrl;

  Receipts(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  /// Deletes what was dealt with, and lets the rest come again soon.
  ///
  /// @param failed message ids
  void settle(List<Message> batch, Set<String> failed) {
    each(
        batch.stream().filter(message -> !failed.contains(message.messageId())).toList(),
        this::delete);
    each(
        batch.stream().filter(message -> failed.contains(message.messageId())).toList(),
        this::retrySoon);
  }

  private interface Deal {
    void with(List<Message> few);
  }

  private static void each(List<Message> messages, Deal deal) {
    for (int from = 0; from < messages.size(); from += MAX_MESSAGES) {
      deal.with(messages.subList(from, Math.min(from + MAX_MESSAGES, messages.size())));
    }
  }

  private void delete(List<Message> few) {
    var entries =
        few.stream()
            .map(
                message ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
            .toList();
    sqs.deleteMessageBatch(delete -> delete.queueUrl(queueUrl).entries(entries));
  }

  private void retrySoon(List<Message> few) {
    var entries =
        few.stream()
            .map(
                message ->
                    ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(RETRY_SECONDS)
                        .build())
            .toList();
    sqs.changeMessageVisibilityBatch(change -> change.queueUrl(queueUrl).entries(entries));
  }
}
