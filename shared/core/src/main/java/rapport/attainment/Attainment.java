package rapport.attainment;

import java.util.Optional;
import rapport.attainment.Target.Outcome;
import rapport.statistics.Proportion;

/// How many targets were met, breached, and are still pending.
///
/// Merging is associative and commutative, with [#NONE] as neutral element.
///
/// @param met 0 or more, as the others
public record Attainment(long met, long breached, long pending) {

  public static final Attainment NONE = new Attainment(0, 0, 0);

  public Attainment {
    if (met < 0 || breached < 0 || pending < 0) {
      throw new IllegalArgumentException(
          "counts must be 0 or more, got " + met + ", " + breached + ", " + pending);
    }
  }

  public static Attainment of(Outcome outcome) {
    return switch (outcome) {
      case MET -> new Attainment(1, 0, 0);
      case BREACHED -> new Attainment(0, 1, 0);
      case PENDING -> new Attainment(0, 0, 1);
    };
  }

  /// @throws ArithmeticException if a count no longer fits in a `long`
  public Attainment merge(Attainment other) {
    return new Attainment(
        Math.addExact(met, other.met),
        Math.addExact(breached, other.breached),
        Math.addExact(pending, other.pending));
  }

  /// Those met of those that fell due; nothing if none did.
  public Optional<Proportion> share() {
    return Proportion.of(met, Math.addExact(met, breached));
  }
}
