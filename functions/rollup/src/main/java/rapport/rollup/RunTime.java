package rapport.rollup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// What a run still has time for: the function is stopped after two minutes, and whatever it has
/// begun by then must be done, or nobody is ever told what it has cost.
record RunTime(Instant beganAt, Clock clock) {

  /// How long it goes on beginning days, in all calendars of a tenant together. The last one and
  /// its month may take twice as long again.
  static final Duration FOLDS_FOR = Duration.ofSeconds(30);

  /// How long it hands to the work queue what it does not fold itself.
  static final Duration HANDS_ON_FOR = Duration.ofSeconds(60);

  /// How long it goes on beginning steps of jobs, each of up to half a minute.
  static final Duration BEGINS_JOBS_FOR = Duration.ofSeconds(75);

  /// The same where jobs come before days: then there is time left to hand on what is not folded.
  static final Duration BEGINS_JOBS_FIRST_FOR = Duration.ofSeconds(15);

  /// Of a run that begins now.
  static RunTime from(Clock clock) {
    return new RunTime(clock.instant(), clock);
  }

  Instant foldsUntil() {
    return beganAt.plus(FOLDS_FOR);
  }

  boolean folds() {
    return lasts(FOLDS_FOR);
  }

  boolean handsOn() {
    return lasts(HANDS_ON_FOR);
  }

  boolean beginsJobs() {
    return lasts(BEGINS_JOBS_FOR);
  }

  boolean beginsJobsFirst() {
    return lasts(BEGINS_JOBS_FIRST_FOR);
  }

  private boolean lasts(Duration time) {
    return clock.instant().isBefore(beganAt.plus(time));
  }
}
