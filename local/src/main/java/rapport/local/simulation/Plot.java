package rapport.local.simulation;

import java.time.Duration;

/// What a run is about. Most are short: a few events of one kind, and nothing but the protocol that
/// makes figures of them. So there are many, and two faults that must meet are not far from each
/// other.
enum Plot {
  /// Events, some of them again, are recorded, rolled up and read.
  PROTOCOL(new Size(22, 66, 2, 3, 2)),

  /// The same, and in the midst of it an administrator begins something long.
  ERRAND(new Size(40, 60, 2, 3, 2)),

  /// The log is kept for a few days, and weeks go by.
  AGEING(new Size(16, 30, 3, 4, 2)),

  /// More of everything.
  WHOLE(new Size(20, 60, 3, 6, 3));

  private static final Duration LONG = Duration.ofDays(400);
  private static final Plot[] ALL = values();

  /// Of so many runs one is of another plot than the first.
  private static final int OTHERS = 2;

  /// Of so many of these one has no errand.
  private static final int WITHOUT_ERRAND = 5;

  private final Size size;

  Plot(Size size) {
    this.size = size;
  }

  /// How much happens.
  ///
  /// @param leastActions of processes, queues and time
  /// @param actions how many more there may be, and one
  /// @param leastSends of events
  /// @param sends how many more there may be, and one
  /// @param events most that are sent at once
  record Size(int leastActions, int actions, int leastSends, int sends, int events) {}

  static Plot of(Choices choices) {
    if (!choices.oneIn(OTHERS)) {
      return PROTOCOL;
    }
    return choices.oneIn(WITHOUT_ERRAND) ? ALL[2 + choices.below(ALL.length - 2)] : ERRAND;
  }

  Size size() {
    return size;
  }

  /// Whether all figures are asked for.
  boolean isWhole() {
    return this == WHOLE;
  }

  boolean ages() {
    return this == AGEING;
  }

  /// How long the log is kept.
  Duration retention() {
    return ages() ? Ageing.RETENTION : LONG;
  }

  boolean hasErrand() {
    return this == ERRAND;
  }
}
