package rapport.local;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import rapport.local.function.FunctionFailedException;
import rapport.local.trigger.QueueMapping;
import rapport.local.trigger.ScheduleClock;
import rapport.store.Jobs;
import rapport.store.Marks;
import rapport.store.Table;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Brings the system to rest: nothing queued, in flight or marked.
final class Settlement {

  private static final Duration STEP = Duration.ofMillis(20);
  private static final Duration HURRY = Duration.ofSeconds(2);

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
  /// @param marked marks, due wakes and jobs not yet worked off
  record Settled(boolean settled, int runs, long queued, long marked) {}

  /// Runs the schedules again and again, and waits for the queues in between. A job that a run
  /// doesn't change waits for its time, and is not waited for.
  Settled settle(Duration longest) throws FunctionFailedException {
    long end = System.nanoTime() + longest.toNanos();
    Set<Object> left = pending();
    int runs = 0;
    do {
      awaitQueues(end);
      for (ScheduleClock schedule : schedules) {
        schedule.run();
      }
      runs++;
      awaitQueues(end);
      Set<Object> now = pending();
      boolean onlyWaitingJobs =
          now.equals(left) && now.stream().allMatch(Jobs.Job.class::isInstance);
      if (quiet() && (now.isEmpty() || onlyWaitingJobs)) {
        return new Settled(true, runs, 0, now.size());
      }
      left = now;
    } while (System.nanoTime() < end);
    return new Settled(false, runs, queued(), left.size());
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
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
        .attributesAsStrings()
        .values()
        .stream()
        .mapToLong(Long::parseLong)
        .sum();
  }

  private Set<Object> pending() {
    var found = new HashSet<Object>();
    for (int partition = 0; partition < Marks.PARTITIONS; partition++) {
      Marks.Pending pending = marks.pending(partition, clock.instant());
      found.addAll(pending.marks());
      found.addAll(pending.dueWakes());
      found.addAll(pending.dueJobs());
    }
    return found;
  }
}
