package rapport.local.simulation;

import java.util.Arrays;
import java.util.List;

/// Which faults of calls a run meets, and how often: one run has many of few kinds, another some of
/// all. So a rare meeting of two kinds is not drowned by all the others.
///
/// Half of all runs are keen: they strike the first calls at each place more than all others. So
/// calls that are rare are struck as often as those that every run makes all the time.
///
/// Of 10,000 calls of a kind the lines say how many meet which fault.
final class Weather {

  private static final int CALLS = 10_000;
  private static final int IDLE_QUERIES = 15;
  private static final int[] ROUGH = {30, 200, 500, 900};
  private static final int[] DEADLY = {0, 60, 150, 300};
  private static final int[] BUSY = {1_000, 3_000, 5_000, 7_000};
  private static final int[] MILD = {500, 2_000, 5_000, 8_000};

  /// How many calls at a place are its first, and how many of these meet something in a keen run.
  private static final int FIRST = 2;

  private static final int STRUCK = 6_000;

  /// How many calls at the place that a run aims at meet something.
  private static final int AIMED = 9_000;

  /// What a call does, as far as it decides which faults it can meet.
  enum Kind {
    READ(Fault.GAVE_WAY, Fault.THROTTLED, Fault.FAILED, Fault.DIED_BEFORE),
    EVENTUAL(Fault.GAVE_WAY, Fault.THROTTLED, Fault.FAILED, Fault.DIED_BEFORE, Fault.STALE),
    QUERY(Fault.GAVE_WAY, Fault.THROTTLED, Fault.FAILED, Fault.DIED_BEFORE, Fault.PAGE_CUT),

    /// What finds nothing in any run. There are fifteen in each run of the rollup, and a hundred or
    /// two when all entities are gone over, which would never come further if they met as much as
    /// others.
    IDLE_QUERY(Fault.GAVE_WAY),
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

    private boolean reads() {
      return faults.length <= EVENTUAL.faults.length;
    }

    boolean meets(Fault fault) {
      return List.of(faults).contains(fault);
    }
  }

  private static final Kind[] KINDS = Kind.values();
  private static final int[][] FIRST_LINES = alike(STRUCK);
  private static final int[][] AIM_LINES = alike(AIMED);

  private final int[][] upTo = new int[KINDS.length][];
  private final int[] met = new int[Site.COUNT];
  private final boolean keen;
  private final Aim aim;

  /// @param aim what must be reached, so hardly anything ends a run before
  Weather(Choices choices, Aim aim) {
    this.aim = aim;
    int drawnRough = ROUGH[choices.below(ROUGH.length)];
    int drawnDeadly = DEADLY[choices.below(DEADLY.length)];
    int rough = aim.isSet() ? ROUGH[0] : drawnRough;
    int deadly = aim.isSet() ? DEADLY[0] : drawnDeadly;
    int busy = BUSY[choices.below(BUSY.length)];
    int mild = MILD[choices.below(MILD.length)];
    for (Kind kind : KINDS) {
      var weights = new int[kind.faults.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] =
            switch (kind.faults[i]) {
              case GAVE_WAY -> kind == Kind.IDLE_QUERY ? busy / IDLE_QUERIES : busy;
              case DIED_BEFORE, DIED_AFTER -> deadly;
              case RESENT -> aim.isSet() ? rough : mild;
              case LANDED_TWICE, STALE, PAGE_CUT -> mild;
              default -> kind.reads() ? rough / 4 : rough;
            };
      }
      upTo[kind.ordinal()] = lines(weights);
    }
    boolean drawnKeen = choices.below(2) == 1;
    this.keen = drawnKeen && !aim.isSet();
  }

  /// What a call meets.
  Fault of(Kind kind, int site, Choices choices) {
    var lines = kind == Kind.IDLE_QUERY ? upTo : lines(site);
    int choice = choices.weighted(lines[kind.ordinal()]);
    return choice == 0 ? Fault.NONE : kind.faults[choice - 1];
  }

  private int[][] lines(int site) {
    if (aim.isAt(site)) {
      return AIM_LINES;
    }
    return keen && met[site]++ < FIRST ? FIRST_LINES : upTo;
  }

  /// All faults alike.
  ///
  /// @param struck how many calls meet something
  private static int[][] alike(int struck) {
    var all = new int[KINDS.length][];
    for (Kind kind : KINDS) {
      var weights = new int[kind.faults.length];
      Arrays.fill(weights, struck / weights.length);
      all[kind.ordinal()] = lines(weights);
    }
    return all;
  }

  /// What is harmless first, and at least a tenth.
  private static int[] lines(int[] weights) {
    int sum = Arrays.stream(weights).sum();
    var lines = new int[weights.length + 1];
    lines[0] = Math.max(CALLS / 10, CALLS - sum);
    for (int i = 0; i < weights.length; i++) {
      lines[i + 1] = lines[i] + weights[i];
    }
    return lines;
  }
}
