package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import rapport.bytes.MalformedBytesException;

/// Cuts and changes bytes that can be read, and reads what is left.
final class DamagedBytes {

  private static final int TRIES = 20_000;

  private DamagedBytes() {}

  /// Whatever was done to them, they are read or said to be malformed.
  static void areReadOrMalformed(byte[] good, long seed, Consumer<byte[]> reading) {
    var random = new Random(seed);
    for (int i = 0; i < TRIES; i++) {
      byte[] bad = Arrays.copyOf(good, 1 + random.nextInt(good.length));
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      try {
        reading.accept(bad);
      } catch (MalformedBytesException e) {
        assertThat(e).hasMessageContaining(" ");
      }
    }
  }
}
