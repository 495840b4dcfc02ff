package rapport.rollup;

import java.time.Instant;
import java.util.TreeMap;
import rapport.fold.Part;
import rapport.store.HourRecord;
import rapport.store.SummaryRecord;

/// A record as far as the check needs to know it.
///
/// @param revision 0 if there is none
/// @param isFinal whether it is never folded again
/// @param tzdb by which time zone rules it was folded
record Compared(long revision, Part part, boolean isFinal, String tzdb) {

  static final Compared ABSENT = new Compared(0, Part.EMPTY, false, ZoneRules.version());

  static Compared of(SummaryRecord record, Instant now) {
    return new Compared(record.revision(), record.part(), record.sealedBy(now), record.tzdb());
  }

  static Compared of(HourRecord hour, HourRecord.SealingPart part, Instant now) {
    return new Compared(hour.revision(), part.part(), part.sealedBy(now), hour.tzdb());
  }

  /// Bit for bit, but for values of a dimension of which everything was taken back: these may be
  /// there or not.
  boolean isFoldOf(Part wanted) {
    return normal(part).equals(normal(wanted));
  }

  private static Part normal(Part part) {
    var states = new TreeMap<>(part.states());
    states.values().removeIf(state -> state.cells().isEmpty());
    return new Part(states);
  }
}
