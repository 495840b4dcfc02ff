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

/// Brings the system to rest: nothing queued, in flight or marked, and no job due.
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
  record Settled(boolean settled, int runs, long queued, long marked, long jobs) {}

  /// Runs the schedules again and again, and waits for the queues in between. A job whose time has
  /// not come is not waited for, nor a message that is held back, as one to a receiver that does
  /// not answer is for hours: nothing but time brings them on.
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
        return new Settled(true, runs, 0, 0, left.jobs());
      }
    } while (System.nanoTime() < end);
    return new Settled(false, runs, queued(), left.marked(), left.jobs());
  }

  /// Waits for the queues alone.
  ///
  /// @return whether they are empty
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

  private long messages(String queueUrl) {
    return sqs
        .getQueueAttributes(
            get ->
                get.queueUrl(queueUrl)
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
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
