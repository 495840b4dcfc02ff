package rapport.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import rapport.local.function.FunctionFailedException;
import rapport.local.trigger.QueueMapping;
import rapport.local.trigger.ScheduleClock;
import rapport.store.Marks;
import rapport.store.Table;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Brings the system to rest: nothing queued, in flight or marked, and no job due. What only time
/// brings on is counted and not waited for: jobs whose time has not come, and messages that are
/// held back, as one to a receiver that does not answer is for hours.
final class Settlement {

  private static final Duration STEP = Duration.ofMillis(20);
  private static final Duration HURRY = Duration.ofSeconds(2);
  private static final Instant AFTER_EVERY_JOB = Instant.parse("9999-12-31T00:00:00Z");

  private final SqsClient sqs;
  private final List<String> queueUrls;
  private final List<QueueMapping> mappings;
  private final List<ScheduleClock> schedules;
  private final Marks marks;
  private final Clock clock;

  /// @param queueUrls those that functions take messages from
  /// @param events the table of events
  Settlement(
      SqsClient sqs,
      List<String> queueUrls,
      List<QueueMapping> mappings,
      List<ScheduleClock> schedules,
      Table events,
      Clock clock) {
    this.sqs = sqs;
    this.queueUrls = List.copyOf(queueUrls);
    this.mappings = List.copyOf(mappings);
    this.schedules = List.copyOf(schedules);
    this.marks = new Marks(events);
    this.clock = clock;
  }

  /// How far it came.
  ///
  /// @param settled whether all is at rest
  /// @param runs how often the schedules ran
  /// @param queued messages not yet dealt with
  /// @param marked marks and due wakes not yet worked off
  /// @param jobs that have not ended; of a settled system those whose time has not come
  /// @param held messages that are held back
  record Settled(boolean settled, int runs, long queued, long marked, long jobs, long held) {}

  /// Runs the schedules again and again, and waits for the queues in between.
  Settled settle(Duration longest) throws FunctionFailedException {
    long end = System.nanoTime() + longest.toNanos();
    int runs = 0;
    Left left;
    do {
      awaitQueues(end);
      for (ScheduleClock schedule : schedules) {
        schedule.run();
      }
      runs++;
      awaitQueues(end);
      left = left();
      if (quiet() && left.isNothingDue()) {
        return new Settled(true, runs, 0, 0, left.jobs(), held());
      }
    } while (System.nanoTime() < end);
    return new Settled(false, runs, queued(), left.marked(), left.jobs(), held());
  }

  /// Waits for the queues alone.
  ///
  /// @return whether they are empty, but for what is held back
  boolean drain(Duration longest) {
    awaitQueues(System.nanoTime() + longest.toNanos());
    return quiet();
  }

  private void awaitQueues(long end) {
    while (!quiet() && System.nanoTime() < end) {
      mappings.forEach(mapping -> mapping.hurry(HURRY));
      LockSupport.parkNanos(STEP.toNanos());
    }
  }

  /// Asks the queues only if no function is at work: that takes many times longer.
  private boolean quiet() {
    return mappings.stream().noneMatch(QueueMapping::busy)
        && queueUrls.stream().allMatch(url -> messages(url) == 0);
  }

  private long queued() {
    long busy = mappings.stream().filter(QueueMapping::busy).count();
    return busy + queueUrls.stream().mapToLong(this::messages).sum();
  }

  private long held() {
    return queueUrls.stream()
        .mapToLong(url -> sum(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
        .sum();
  }

  private long messages(String queueUrl) {
    return sum(
        queueUrl,
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
  }

  private long sum(String queueUrl, QueueAttributeName... counts) {
    return sqs
        .getQueueAttributes(get -> get.queueUrl(queueUrl).attributeNames(counts))
        .attributesAsStrings()
        .values()
        .stream()
        .mapToLong(Long::parseLong)
        .sum();
  }

  private Left left() {
    long marked = 0;
    long dueJobs = 0;
    long jobs = 0;
    for (int partition = 0; partition < Marks.PARTITIONS; partition++) {
      Marks.Pending pending = marks.pending(partition, clock.instant());
      marked += pending.marks().size() + pending.dueWakes().size();
      dueJobs += pending.dueJobs().size();
      jobs += marks.pending(partition, AFTER_EVERY_JOB).dueJobs().size();
    }
    return new Left(marked, dueJobs, jobs);
  }

  /// What is still to be done.
  ///
  /// @param marked marks and due wakes
  /// @param dueJobs jobs whose next step may be taken
  /// @param jobs all that have not ended
  private record Left(long marked, long dueJobs, long jobs) {
    private boolean isNothingDue() {
      return marked == 0 && dueJobs == 0;
    }
  }
}
