package rapport.entity;

import java.time.Instant;

/// The bits that say which parts of a stamp follow. Most stamps need none but the time.
final class StampFlags {

  static final int VOIDED = 1;
  static final int REVISION = 2;
  static final int IMPORT = 4;
  static final int MILLIS = 8;
  static final int NANOS = 16;
  static final int ALL = 31;

  static final int NANOS_PER_MILLI = 1_000_000;

  private StampFlags() {}

  static int of(Stamp stamp) {
    return (stamp.version().voided() ? VOIDED : 0)
        | (stamp.version().revision() > 0 ? REVISION : 0)
        | (stamp.importName().isEmpty() ? 0 : IMPORT)
        | (hasMillis(stamp.time()) ? MILLIS : 0)
        | (hasNanos(stamp.time()) ? NANOS : 0);
  }

  static boolean hasMillis(Instant time) {
    return time.getNano() != 0 && time.getNano() % NANOS_PER_MILLI == 0;
  }

  static boolean hasNanos(Instant time) {
    return time.getNano() % NANOS_PER_MILLI != 0;
  }
}
