package rapport.store;

import rapport.fold.PartKey;

/// Which part of which period.
///
/// @param calendarVersion which calendar of the tenant the period is of, 1 or more
/// @param part which family, and by which dimension
/// @param period a name that sorts by time within its level, like `2026-03-01`, `2026-03`, `2026`;
///   holds no `#`
public record SummaryKey(
    String tenant, int calendarVersion, Level level, PartKey part, String period) {

  public SummaryKey {
    if (period.isEmpty() || period.indexOf('#') >= 0) {
      throw new IllegalArgumentException("a period must be text without #, got " + period);
    }
  }

  /// How long the period is.
  public enum Level {
    DAY("d"),
    MONTH("m"),
    YEAR("y");

    private final String letter;

    Level(String letter) {
      this.letter = letter;
    }

    String letter() {
      return letter;
    }
  }
}
