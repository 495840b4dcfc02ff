package rapport.store.contract;

import java.util.function.Consumer;

/// The steps that one or several [SteppedTable]s take, counted together: before and after each
/// call, and amid the writes of many items.
public final class Steps {

  private int count;
  private Consumer<Step> each = _ -> {};

  /// @param number from 1
  /// @param call the method, and whether it is `before`, `amid` or `after` it: `before put`
  /// @param sort the sort key of the item or range, empty for calls about many items
  public record Step(int number, String call, String sort) {

    /// Whether a table may have changed since the step before.
    public boolean hasWritten() {
      return !call.startsWith("before") && !call.endsWith("query") && !call.contains(" get");
    }
  }

  /// The process ends.
  public static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Died(String message) {
      super(message);
    }
  }

  /// Counts from 1 again.
  ///
  /// @param action what happens at each step: it may throw, or do what another process would do
  public void restart(Consumer<Step> action) {
    count = 0;
    each = action;
  }

  /// From this step on every call throws.
  public void dieAt(int number) {
    restart(step -> throwIf(step.number() >= number, step));
  }

  /// This one step throws.
  public void failAt(int number) {
    restart(step -> throwIf(step.number() == number, step));
  }

  /// Nothing happens any more.
  public void rest() {
    restart(_ -> {});
  }

  /// How many steps were taken since the last restart.
  public int count() {
    return count;
  }

  public void take(String call, String sort) {
    count++;
    each.accept(new Step(count, call, sort));
  }

  private static void throwIf(boolean condition, Step step) {
    if (condition) {
      throw new Died("at " + step);
    }
  }
}
