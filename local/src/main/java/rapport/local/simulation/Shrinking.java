package rapport.local.simulation;

import java.util.Arrays;

/// Makes a failing run short: leaves out choices and takes harmless ones for others, as long as the
/// run still fails.
final class Shrinking {

  private final long seed;
  private final Plant plant;
  private final Tally.OfRun tally = new Tally.OfRun();
  private int triesLeft;
  private int[] best;
  private String fault;

  private Shrinking(long seed, Plant plant, int[] choices, String fault, int tries) {
    this.seed = seed;
    this.plant = plant;
    this.best = choices;
    this.fault = fault;
    this.triesLeft = tries;
  }

  /// @param fault what is wrong with the short run, which may be something else
  record Short(int[] choices, String fault) {}

  /// @param tries how many runs may be made for it
  static Short shrink(long seed, Plant plant, Simulation.Result failing, int tries) {
    var shrinking = new Shrinking(seed, plant, failing.choices(), failing.fault(), tries);
    int before;
    do {
      before = shrinking.weight();
      shrinking.leaveOut();
      shrinking.calm();
    } while (shrinking.weight() < before && shrinking.triesLeft > 0);
    return new Short(shrinking.best, shrinking.fault);
  }

  private int weight() {
    return best.length + (int) Arrays.stream(best).filter(choice -> choice != 0).count();
  }

  private void leaveOut() {
    for (int size = Math.max(1, best.length / 2); size >= 1; size /= 2) {
      for (int from = 0; from < best.length; ) {
        int to = Math.min(best.length, from + size);
        var without = new int[best.length - (to - from)];
        System.arraycopy(best, 0, without, 0, from);
        System.arraycopy(best, to, without, from, best.length - to);
        if (!fails(without)) {
          from += size;
        }
      }
    }
  }

  /// Whole stretches first, then one by one.
  private void calm() {
    for (int size = Math.max(1, best.length / 4); size >= 1; size /= 2) {
      for (int from = 0; from < best.length; from += size) {
        var calmer = best.clone();
        Arrays.fill(calmer, from, Math.min(best.length, from + size), 0);
        if (!Arrays.equals(calmer, best)) {
          fails(calmer);
        }
      }
    }
  }

  /// Tries it, and keeps it if it fails.
  private boolean fails(int[] choices) {
    if (triesLeft == 0) {
      return false;
    }
    triesLeft--;
    var result = Simulation.run(seed, Choices.replaying(choices), plant, tally);
    tally.clear();
    boolean shorter = result.choices().length <= best.length;
    if (!result.isRight() && shorter) {
      best = result.choices();
      fault = result.fault();
      return true;
    }
    return false;
  }
}
