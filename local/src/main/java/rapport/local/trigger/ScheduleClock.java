package rapport.local.trigger;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import rapport.local.function.FunctionFailedException;
import rapport.local.function.FunctionHost;
import rapport.local.template.Deployment.Trigger.Schedule;
import rapport.local.template.Location;

/// Calls a function at a steady rate, one call at a time, or at once when asked.
public final class ScheduleClock implements AutoCloseable {

  private static final Duration LAST_RUN = Duration.ofSeconds(3);

  private final Schedule schedule;
  private final FunctionHost function;
  private final Clock clock;
  private final ScheduledExecutorService runs =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("schedule").factory());

  public ScheduleClock(Schedule schedule, FunctionHost function, Clock clock) {
    this.schedule = schedule;
    this.function = function;
    this.clock = clock;
  }

  public void start() {
    long millis = schedule.interval().toMillis();
    runs.scheduleAtFixedRate(this::runAndReport, millis, millis, TimeUnit.MILLISECONDS);
  }

  /// Calls the function now and waits for it.
  public void run() throws FunctionFailedException {
    function.invoke(event(clock.instant()));
  }

  /// Starts no more calls, and waits a while for the one that runs.
  @Override
  public void close() {
    runs.shutdown();
    try {
      if (!runs.awaitTermination(LAST_RUN.toMillis(), TimeUnit.MILLISECONDS)) {
        runs.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void runAndReport() {
    try {
      run();
    } catch (FunctionFailedException e) {
      System.err.println(e.getMessage());
    }
  }

  /// What EventBridge Scheduler sends when it is given no input of its own.
  private byte[] event(Instant now) {
    return """
    {"version":"0","id":"%1$s","detail-type":"Scheduled Event","source":"aws.scheduler",\
    "account":"%2$s","time":"%3$s","region":"%4$s",\
    "resources":["arn:aws:scheduler:%4$s:%2$s:schedule/default/%5$s"],"detail":"{}"}"""
        .formatted(
            UUID.randomUUID(),
            Location.ACCOUNT,
            now.truncatedTo(ChronoUnit.SECONDS),
            Location.REGION,
            schedule.name())
        .getBytes(StandardCharsets.UTF_8);
  }
}
