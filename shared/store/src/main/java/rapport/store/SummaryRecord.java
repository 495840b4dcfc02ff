package rapport.store;

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

  public SummaryRecord {
    if (revision < 1) {
      throw new IllegalArgumentException("revision must be 1 or more, got " + revision);
    }
  }
}
