package rapport.local.queues;

import rapport.local.cost.Meter;
import rapport.local.cost.Meter.Call;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/// Sends messages for one function, and notes the rights it uses. A function's own code only ever
/// sends: other calls are refused.
final class WatchedClient implements SqsClient {

  private final SqsClient queues;
  private final String function;
  private final Meter meter;

  WatchedClient(SqsClient queues, String function, Meter meter) {
    this.queues = queues;
    this.function = function;
    this.meter = meter;
  }

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    called(request.queueUrl());
    return queues.sendMessage(request);
  }

  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    called(request.queueUrl());
    return queues.sendMessageBatch(request);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /// The queues stay open: they aren't this client's.
  @Override
  public void close() {}

  /// Sending a batch takes the right to send.
  private void called(String queueUrl) {
    String queue = queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    meter.called(function, new Call("sqs:SendMessage", queue, ""));
  }
}
