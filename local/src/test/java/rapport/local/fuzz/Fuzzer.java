package rapport.local.fuzz;

import java.util.Optional;
import rapport.store.FuzzTarget;

/// What Jazzer calls: a target named by an argument, with one input after the other.
public final class Fuzzer {

  private static Optional<FuzzTarget> target = Optional.empty();

  private Fuzzer() {}

  /// Called once, before the first input.
  ///
  /// @param arguments the target's name
  public static void fuzzerInitialize(String[] arguments) {
    target = Optional.of(Targets.named(arguments[0]));
  }

  /// Called with every input.
  public static void fuzzerTestOneInput(byte[] input) {
    var reading = target.orElseThrow();
    Reproduction.read(reading, () -> Targets.named(reading.name()), input);
  }
}
