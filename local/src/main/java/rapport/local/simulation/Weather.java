package rapport.local.simulation;

import java.util.Arrays;

/// Which faults of calls a run meets, and how often: one run has many of few kinds, another some of
/// all. So a rare meeting of two kinds is not drowned by all the others.
///
/// Of 10,000 calls of a kind the lines say how many meet which fault.
final class Weather {

  private static final int CALLS = 10_000;
  private static final int[] ROUGH = {0, 60, 200, 500};
  private static final int[] DEADLY = {0, 20, 60, 150};
  private static final int[] BUSY = {0, 400, 1_500, 4_000};
  private static final int[] MILD = {100, 1_000, 3_000, 5_000};

  /// What a call does, as far as it decides which faults it can meet.
  enum Kind {
    READ(Fault.GAVE_WAY, Fault.THROTTLED, Fault.FAILED, Fault.DIED_BEFORE),
    EVENTUAL(Fault.GAVE_WAY, Fault.THROTTLED, Fault.FAILED, Fault.DIED_BEFORE, Fault.STALE),
    QUERY(Fault.GAVE_WAY, Fault.THROTTLED, Fault.FAILED, Fault.DIED_BEFORE, Fault.PAGE_CUT),
    WRITE(
        Fault.GAVE_WAY,
        Fault.THROTTLED,
        Fault.FAILED,
        Fault.DIED_BEFORE,
        Fault.DIED_AFTER,
        Fault.ANSWER_LOST,
        Fault.LANDED_LATE,
        Fault.LANDED_TWICE,
        Fault.LOST_AND_TWICE,
        Fault.RESENT),
    BATCH(
        Fault.GAVE_WAY,
        Fault.THROTTLED,
        Fault.FAILED,
        Fault.DIED_BEFORE,
        Fault.DIED_AFTER,
        Fault.ANSWER_LOST,
        Fault.LANDED_LATE,
        Fault.LANDED_TWICE,
        Fault.LOST_AND_TWICE,
        Fault.HALF_DONE,
        Fault.HALF_LATE);

    private final Fault[] faults;

    Kind(Fault... faults) {
      this.faults = faults;
    }
  }

  private static final Kind[] KINDS = Kind.values();

  private final int[][] upTo = new int[KINDS.length][];

  Weather(Choices choices) {
    int rough = ROUGH[choices.below(ROUGH.length)];
    int deadly = DEADLY[choices.below(DEADLY.length)];
    int busy = BUSY[choices.below(BUSY.length)];
    int mild = MILD[choices.below(MILD.length)];
    for (Kind kind : KINDS) {
      var lines = new int[kind.faults.length + 1];
      int sum = 0;
      for (int i = 0; i < kind.faults.length; i++) {
        sum +=
            switch (kind.faults[i]) {
              case GAVE_WAY -> busy;
              case DIED_BEFORE, DIED_AFTER -> deadly;
              case LANDED_TWICE, RESENT, STALE, PAGE_CUT -> mild;
              default -> kind.faults.length > Kind.EVENTUAL.faults.length ? rough : rough / 4;
            };
        lines[i + 1] = sum;
      }
      lines[0] = 0;
      upTo[kind.ordinal()] = harmlessFirst(lines, sum);
    }
  }

  /// What a call meets.
  Fault of(Kind kind, Choices choices) {
    int choice = choices.weighted(upTo[kind.ordinal()]);
    return choice == 0 ? Fault.NONE : kind.faults[choice - 1];
  }

  private static int[] harmlessFirst(int[] lines, int sum) {
    int harmless = Math.max(CALLS / 10, CALLS - sum);
    var shifted = Arrays.copyOf(lines, lines.length);
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += harmless;
    }
    return shifted;
  }
}
