package rapport.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What one of several processes knows of a bucket that they share. Each lets through what its own
/// knowledge allows; now and then it adds what it has let through to a counter that all share, and
/// by the counter's answer takes what the others have let through out of its own bucket.
///
/// What the others took since the last time came in part out of what would have been spilled here,
/// since a bucket that was full fills no further. So only what exceeds that is taken out. The
/// counter begins anew with each hour, and one who has just begun supposes that the bucket was full
/// at the hour's beginning: so it learns at its first look how much is asked of the others.
///
/// @param spilled units that came back since the last look while the bucket was full; of the
///   current hour only
/// @param unreported tokens taken since the last look
/// @param hour of which counter the total is
/// @param total the counter's last answer
public record SharedBucket(Bucket bucket, long spilled, long unreported, Instant hour, long total) {

  private static final Duration WINDOW = Duration.ofHours(1);

  public static SharedBucket fresh(Limit limit, Instant now) {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    return new SharedBucket(Bucket.full(limit, now), brought(limit, hour, now), 0, hour, 0);
  }

  /// With what has come back until now.
  public SharedBucket filled(Instant now) {
    Bucket next = bucket.filled(now);
    long more = brought(bucket.limit(), bucket.at(), next.at());
    long all = spilled + more - Math.min(more, next.units() - bucket.units());
    Instant current = next.at().truncatedTo(ChronoUnit.HOURS);
    return current.equals(hour)
        ? new SharedBucket(next, Math.min(all, most()), unreported, hour, total)
        : new SharedBucket(
            next,
            Math.min(all, brought(bucket.limit(), current, next.at())),
            unreported,
            current,
            0);
  }

  public SharedBucket taken(long tokens, Instant now) {
    SharedBucket then = filled(now);
    return new SharedBucket(
        then.bucket.taken(tokens, now),
        then.spilled,
        then.unreported + tokens,
        then.hour,
        then.total);
  }

  /// While what was taken is being added to the counter.
  public SharedBucket reporting() {
    return new SharedBucket(bucket, spilled, 0, hour, total);
  }

  /// After the counter has answered. The counter of an hour that is over tells nothing any more.
  ///
  /// @param amount what was added to the counter
  /// @param counter the hour of the counter that it was added to
  /// @param answer what the counter then was
  public SharedBucket reported(long amount, Instant counter, long answer) {
    if (!counter.equals(hour)) {
      return this;
    }
    long others = Math.max(0, answer - total - amount);
    long most = spilled / Bucket.UNITS + Bucket.mostTaken(bucket.limit()) + 1;
    long excess = Math.max(0, Math.min(others, most) * Bucket.UNITS - spilled);
    return new SharedBucket(bucket.without(excess), 0, unreported, hour, answer);
  }

  /// What a minute brings, times an hour: more is never spilled in one.
  private long most() {
    return brought(bucket.limit(), Instant.EPOCH, Instant.EPOCH.plus(WINDOW));
  }

  private static long brought(Limit limit, Instant from, Instant to) {
    Duration passed = Duration.between(from, to);
    return (passed.compareTo(WINDOW) < 0 ? passed : WINDOW).toNanos() * limit.perMinute();
  }
}
