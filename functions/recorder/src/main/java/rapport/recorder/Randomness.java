package rapport.recorder;

import java.math.BigInteger;

/// Draws numbers for marks.
@FunctionalInterface
interface Randomness {

  /// A fresh number of 64 random bits, 1 or more.
  BigInteger next();
}
