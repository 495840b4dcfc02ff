package rapport.local.fuzz;

import java.util.function.Supplier;
import rapport.store.FuzzTarget;

/// Many inputs are read by the same system. What fails is read by a new one again, to say whether
/// the input alone makes it fail, as somebody who keeps it will want to see.
final class Reproduction {

  static final String BY_ITSELF = "fails by itself";
  static final String AFTER_OTHERS = "fails only after other inputs, and not by itself";

  private Reproduction() {}

  /// @param fresh makes the target anew
  /// @throws AssertionError if the target fails on the input
  static void read(FuzzTarget target, Supplier<FuzzTarget> fresh, byte[] input) {
    try {
      target.read(input.clone());
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      boolean again = failsOn(fresh.get(), input);
      throw new AssertionError(target.name() + " " + (again ? BY_ITSELF : AFTER_OTHERS), e);
    }
  }

  private static boolean failsOn(FuzzTarget target, byte[] input) {
    try {
      target.read(input.clone());
      return false;
    } catch (RuntimeException | AssertionError | StackOverflowError _) {
      return true;
    }
  }
}
