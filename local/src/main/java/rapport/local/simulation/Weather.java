package rapport.local.simulation;

import java.util.Arrays;
import java.util.List;
import rapport.local.simulation.Site.Item;

/// Which faults of calls a run meets, and how often: one run has many of few kinds, another some of
/// all. So a rare meeting of two kinds is not drowned by all the others.
///
/// Some runs aim at one kind of items, and strike the calls about these more often than all others:
/// so calls that are rare are struck as often as those that every run makes.
///
/// Of 10,000 calls of a kind the lines say how many meet which fault.
final class Weather {

  private static final int CALLS = 10_000;
  private static final int IDLE_QUERIES = 15;
  private static final int[] ROUGH = {30, 200, 500, 900};
  private static final int[] DEADLY = {0, 60, 150, 300};
  private static final int[] BUSY = {1_000, 3_000, 5_000, 7_000};
  private static final int[] MILD = {500, 2_000, 5_000, 8_000};

  /// How often each fault strikes what a run aims at.
  private static final int AIMED = 500;

  /// What a call does, as far as it decides which faults it can meet.
  enum Kind {
    READ(Fault.GAVE_WAY, Fault.THROTTLED, Fault.FAILED, Fault.DIED_BEFORE),
    EVENTUAL(Fault.GAVE_WAY, Fault.THROTTLED, Fault.FAILED, Fault.DIED_BEFORE, Fault.STALE),
    QUERY(Fault.GAVE_WAY, Fault.THROTTLED, Fault.FAILED, Fault.DIED_BEFORE, Fault.PAGE_CUT),

    /// What finds nothing in any run. There are fifteen in each run of the rollup, which would
    /// never come further if they met as much as others.
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
  private static final int[][] AIMED_LINES = aimedLines();

  private final int[][] upTo = new int[KINDS.length][];
  private final boolean aiming;
  private final Item aim;

  /// @param aims what such a run may aim at
  Weather(Choices choices, List<Item> aims) {
    int rough = ROUGH[choices.below(ROUGH.length)];
    int deadly = DEADLY[choices.below(DEADLY.length)];
    int busy = BUSY[choices.below(BUSY.length)];
    int mild = MILD[choices.below(MILD.length)];
    for (Kind kind : KINDS) {
      var weights = new int[kind.faults.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] =
            switch (kind.faults[i]) {
              case GAVE_WAY -> kind == Kind.IDLE_QUERY ? busy / IDLE_QUERIES : busy;
              case DIED_BEFORE, DIED_AFTER -> deadly;
              case LANDED_TWICE, RESENT, STALE, PAGE_CUT -> mild;
              default -> kind.reads() ? rough / 4 : rough;
            };
      }
      upTo[kind.ordinal()] = lines(weights);
    }
    this.aiming = choices.below(2) == 1;
    this.aim = aims.get(aiming ? choices.below(aims.size()) : 0);
  }

  /// What a call meets.
  Fault of(Kind kind, int site, Choices choices) {
    boolean aimed = aiming && Site.item(site) == aim && kind != Kind.IDLE_QUERY;
    var lines = aimed ? AIMED_LINES : upTo;
    int choice = choices.weighted(lines[kind.ordinal()]);
    return choice == 0 ? Fault.NONE : kind.faults[choice - 1];
  }

  private static int[][] aimedLines() {
    var all = new int[KINDS.length][];
    for (Kind kind : KINDS) {
      var weights = new int[kind.faults.length];
      Arrays.fill(weights, AIMED);
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
