package rapport.response;

import java.util.Optional;
import rapport.statistics.Proportion;

/// What became of each case of a sample, and the six response rates that follow (AAPOR, Standard
/// Definitions, "Response Rates"). A rate is nothing where its denominator is 0.
///
/// Rates 1, 3 and 5 count only complete interviews, 2, 4 and 6 partial ones too. Cases that may not
/// have been eligible count fully in 1 and 2, by an estimated share in 3 and 4, and not in 5 and 6.
///
/// @param complete I, complete interviews, 0 or more, as all others
/// @param partial P, partial interviews
/// @param refused R, refusals and break-offs
/// @param notReached NC, eligible but not contacted
/// @param other O, eligible and contacted, without an interview for other reasons
/// @param unknownHousehold UH, not known whether there was anybody to ask
/// @param unknownOther UO, eligibility unknown for other reasons
public record Dispositions(
    long complete,
    long partial,
    long refused,
    long notReached,
    long other,
    long unknownHousehold,
    long unknownOther) {

  public Dispositions {
    if (Math.min(Math.min(complete, partial), Math.min(refused, notReached)) < 0
        || Math.min(other, Math.min(unknownHousehold, unknownOther)) < 0) {
      throw new IllegalArgumentException(
          "dispositions must be 0 or more, got %d, %d, %d, %d, %d, %d, %d"
              .formatted(
                  complete, partial, refused, notReached, other, unknownHousehold, unknownOther));
    }
  }

  /// @throws ArithmeticException if a count no longer fits in a `long`
  public Dispositions merge(Dispositions with) {
    return new Dispositions(
        Math.addExact(complete, with.complete),
        Math.addExact(partial, with.partial),
        Math.addExact(refused, with.refused),
        Math.addExact(notReached, with.notReached),
        Math.addExact(other, with.other),
        Math.addExact(unknownHousehold, with.unknownHousehold),
        Math.addExact(unknownOther, with.unknownOther));
  }

  /// RR1, the least of the six.
  public Optional<Proportion> responseRate1() {
    return Proportion.of(complete, eligible() + unknown());
  }

  public Optional<Proportion> responseRate2() {
    return Proportion.of(complete + partial, eligible() + unknown());
  }

  /// @param eligibleShare e, the estimated share of the unknown cases that are eligible, 0 to 1
  public Optional<Double> responseRate3(double eligibleShare) {
    return rate(complete, eligibleShare);
  }

  /// @param eligibleShare e, the estimated share of the unknown cases that are eligible, 0 to 1
  public Optional<Double> responseRate4(double eligibleShare) {
    return rate(complete + partial, eligibleShare);
  }

  public Optional<Proportion> responseRate5() {
    return Proportion.of(complete, eligible());
  }

  /// RR6, the greatest of the six.
  public Optional<Proportion> responseRate6() {
    return Proportion.of(complete + partial, eligible());
  }

  private Optional<Double> rate(long answered, double eligibleShare) {
    if (!(eligibleShare >= 0 && eligibleShare <= 1)) {
      throw new IllegalArgumentException("a share must be 0 to 1, got " + eligibleShare);
    }
    double cases = eligible() + eligibleShare * unknown();
    return cases == 0 ? Optional.empty() : Optional.of(answered / cases);
  }

  private long eligible() {
    return complete + partial + refused + notReached + other;
  }

  private long unknown() {
    return unknownHousehold + unknownOther;
  }
}
