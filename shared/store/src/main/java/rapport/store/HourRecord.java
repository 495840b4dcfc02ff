package rapport.store;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.fold.Part;
import rapport.fold.PartKey;

/// What is stored of a UTC hour, as far as it lies in one local day: all its parts in one.
///
/// @param revision 1 or more; grows by one with every write
/// @param token what the hour's mark was when its log had not been read yet, [#UNMARKED] if there
///   was none: while the mark is still that, nothing has come since
/// @param tzdb the version of the time zone rules it was folded by
/// @param logBytes how much log it was folded from
public record HourRecord(
    long revision,
    BigInteger token,
    String tzdb,
    long logBytes,
    SortedMap<PartKey, SealingPart> parts) {

  /// No mark has this token.
  public static final BigInteger UNMARKED = BigInteger.ZERO;

  public HourRecord {
    if (revision < 1) {
      throw new IllegalArgumentException("revision must be 1 or more, got " + revision);
    }
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  /// A part and how long it can be folded again.
  ///
  /// @param sealAt from when on its log begins to expire; [SummaryRecord#NEVER] if it has none
  public record SealingPart(Part part, Instant sealAt) {

    public boolean sealedBy(Instant now) {
      return SummaryRecord.sealed(sealAt, now);
    }

    /// Both together, final as soon as one is.
    public SealingPart merge(SealingPart other) {
      var earlier = sealAt.isBefore(other.sealAt) ? sealAt : other.sealAt;
      return new SealingPart(part.merge(other.part), earlier);
    }
  }
}
