package rapport.fact;

/// One thing a fact adds to the state of a family. Each case feeds the kind of cell of the same
/// name in [rapport.state].
public sealed interface Measure {

  Family family();

  /// The name of the cell in the family's state.
  String slot();

  /// Adds to a whole number.
  ///
  /// @param amount may be negative
  record Count(Family family, String slot, long amount) implements Measure {}

  /// Counts one more of a value, for instance a score.
  record Value(Family family, String slot, int value) implements Measure {}

  /// Counts one more at the local hour of day, 0 to 23, of the fact's time.
  record LocalHour(Family family, String slot) implements Measure {}

  /// One duration.
  ///
  /// @param millis 0 or more
  record Duration(Family family, String slot, long millis) implements Measure {
    public Duration {
      if (millis < 0) {
        throw new IllegalArgumentException("a duration must be 0 ms or more, got " + millis);
      }
    }
  }
}
