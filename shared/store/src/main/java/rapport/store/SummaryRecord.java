package rapport.store;

import java.time.Duration;
import java.time.Instant;
import rapport.fold.Part;

/// What is stored of one part of one period.
///
/// @param revision 1 or more; grows by one with every write
/// @param sealAt from when on it must not be folded again, since its log begins to expire; kept to
///   the second; [#NEVER] for what is folded from records
/// @param zone the time zone it was folded in
/// @param tzdb the version of the time zone rules it was folded by
/// @param logBytes how much log it was folded from, 0 if from records
public record SummaryRecord(
    long revision, Part part, Instant sealAt, String zone, String tzdb, long logBytes) {

  /// The `sealAt` of what is never sealed.
  public static final Instant NEVER = Instant.MAX;

  /// How long before its log begins to expire a record is final. What has expired is not deleted at
  /// once nor all at a time, so a fold near the end could miss some of it.
  public static final Duration SEAL_MARGIN = Duration.ofDays(7);

  public SummaryRecord {
    if (revision < 1) {
      throw new IllegalArgumentException("revision must be 1 or more, got " + revision);
    }
  }

  /// Whether it is final: its log begins to expire within [#SEAL_MARGIN], so it can't be folded
  /// again.
  public boolean sealedBy(Instant now) {
    return sealed(sealAt, now);
  }

  /// The same of a record of which only that is known.
  public static boolean sealed(Instant sealAt, Instant now) {
    return !sealAt.equals(NEVER) && !now.isBefore(sealAt.minus(SEAL_MARGIN));
  }
}
