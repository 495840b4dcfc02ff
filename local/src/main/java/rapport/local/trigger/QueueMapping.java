package rapport.local.trigger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import rapport.local.function.FunctionFailedException;
import rapport.local.function.FunctionHost;
import rapport.local.template.Deployment.Trigger.Messages;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/// Lambda's event source mapping of a queue: gathers batches, calls the function, deletes what it
/// dealt with. What it did not is delivered again.
public final class QueueMapping implements AutoCloseable {

  /// SQS gives no more at once.
  private static final int MAX_MESSAGES = 10;

  /// Lambda takes 6 MB an event; this leaves room for what is said around the bodies.
  private static final int MAX_BATCH_BYTES = 4 * 1024 * 1024;

  private static final int IDLE_WAIT_SECONDS = 1;
  private static final Duration LAST_BATCHES = Duration.ofSeconds(3);
  private static final Duration WINDOW_STEP = Duration.ofMillis(100);

  private final SqsClient sqs;
  private final String queueUrl;
  private final Receipts receipts;
  private final Messages settings;
  private final FunctionHost function;
  private final int maxBatches;
  private final Semaphore slots;
  private final AtomicInteger gathered = new AtomicInteger();
  private final Thread gatherer;
  private volatile boolean open = true;
  private volatile long hurriedUntilNanos = System.nanoTime();

  /// @param maxConcurrency the most batches at a time, whatever the settings say
  public QueueMapping(
      SqsClient sqs,
      String queueUrl,
      Messages settings,
      FunctionHost function,
      int maxConcurrency) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.receipts = new Receipts(sqs, queueUrl);
    this.settings = settings;
    this.function = function;
    this.maxBatches = Math.min(settings.maxConcurrency(), maxConcurrency);
    this.slots = new Semaphore(maxBatches);
    this.gatherer = Thread.ofVirtual().name("queue-" + settings.queue()).unstarted(this::run);
  }

  public void start() {
    gatherer.start();
  }

  /// Whether messages are out of the queue and not dealt with yet.
  public boolean busy() {
    return gathered.get() > 0;
  }

  /// For a while, takes batches as they are, without waiting for more.
  public void hurry(Duration time) {
    hurriedUntilNanos = System.nanoTime() + time.toNanos();
    LockSupport.unpark(gatherer);
  }

  /// Takes no more batches, and waits a while for those that are being dealt with.
  @Override
  public void close() {
    open = false;
    try {
      gatherer.join(LAST_BATCHES);
      slots.tryAcquire(maxBatches, LAST_BATCHES.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (open) {
      try {
        slots.acquire();
        var batch = gather();
        if (batch.isEmpty()) {
          slots.release();
        } else {
          Thread.ofVirtual().start(() -> handle(batch));
        }
      } catch (InterruptedException _) {
        return;
      } catch (SdkException e) {
        slots.release();
        report(e);
      }
    }
  }

  /// One batch: until it is full, or its first message has waited long enough.
  private List<Message> gather() {
    var batch = new ArrayList<Message>(receive(IDLE_WAIT_SECONDS, MAX_MESSAGES));
    long end = System.nanoTime() + settings.window().toNanos();
    long bytes = bytes(batch);
    while (!batch.isEmpty() && batch.size() < settings.batchSize() && bytes < MAX_BATCH_BYTES) {
      boolean waiting =
          open && System.nanoTime() < end && System.nanoTime() - hurriedUntilNanos > 0;
      List<Message> more = receiveMore(settings.batchSize() - batch.size());
      batch.addAll(more);
      bytes += bytes(more);
      if (more.isEmpty() && !waiting) {
        break;
      }
      if (more.isEmpty()) {
        LockSupport.parkNanos(WINDOW_STEP.toNanos());
      }
    }
    return batch;
  }

  /// The messages at hand. A fault is left to the next batch: this one is not given up for it.
  private List<Message> receiveMore(int max) {
    try {
      return receive(0, Math.min(MAX_MESSAGES, max));
    } catch (SdkException e) {
      report(e);
      return List.of();
    }
  }

  private List<Message> receive(int waitSeconds, int max) {
    var messages =
        sqs.receiveMessage(
                ReceiveMessageRequest.builder()
                    .queueUrl(queueUrl)
                    .waitTimeSeconds(waitSeconds)
                    .maxNumberOfMessages(max)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All")
                    .build())
            .messages();
    gathered.addAndGet(messages.size());
    return messages;
  }

  private void handle(List<Message> batch) {
    try {
      receipts.settle(batch, call(batch));
    } catch (SdkException e) {
      report(e);
    } finally {
      gathered.addAndGet(-batch.size());
      slots.release();
    }
  }

  private Set<String> call(List<Message> batch) {
    try {
      return MessagesEvent.failures(
          function.invoke(MessagesEvent.of(settings.queue(), batch)), batch);
    } catch (FunctionFailedException e) {
      System.err.println(e.getMessage());
      return Set.copyOf(batch.stream().map(Message::messageId).toList());
    }
  }

  private static long bytes(List<Message> messages) {
    return messages.stream().mapToLong(message -> message.body().length()).sum();
  }

  private void report(SdkException thrown) {
    if (open) {
      System.err.println(settings.queue() + ": " + thrown.getMessage());
    }
  }
}
