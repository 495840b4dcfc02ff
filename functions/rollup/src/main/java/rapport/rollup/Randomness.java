package rapport.rollup;

import java.math.BigInteger;
import java.util.random.RandomGenerator;

/// Draws numbers for marks.
@FunctionalInterface
interface Randomness {

  /// A fresh number of 64 random bits, 1 or more.
  BigInteger next();

  /// Of 63 bits from a source of bits.
  static Randomness of(RandomGenerator generator) {
    return () -> BigInteger.valueOf(generator.nextLong() & Long.MAX_VALUE).add(BigInteger.ONE);
  }
}
