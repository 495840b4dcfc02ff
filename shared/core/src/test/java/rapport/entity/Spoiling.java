package rapport.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;

/// Reads entities from bytes that were never written.
///
/// @param good what was written, in the version that noise is read as
public record Spoiling<T extends Entity<T>>(
    Bytes good, Function<T, Bytes> encode, Function<Bytes, T> decode) {

  private static final int ROUNDS = 6_000;
  private static final int MAX_NOISE_BYTES = 80;

  /// Noise and damaged bytes are refused, or are an entity like any other.
  public void refuseOrReadWhole(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      var bytes = Bytes.of(i % 2 == 0 ? noise(random) : damaged(random));
      try {
        var entity = decode.apply(bytes);
        assertThat(decode.apply(encode.apply(entity)))
            .as("seed %d, round %d, %s", seed, i, bytes)
            .isEqualTo(entity);
        entity.milestones(Frames.NOTHING_DECIDED);
      } catch (MalformedBytesException _) {
        // what it should say
      }
    }
  }

  public void refuseEveryShortenedForm() {
    for (int length = 0; length < good.length(); length++) {
      var cut = Bytes.of(Arrays.copyOf(good.toArray(), length));
      assertThatThrownBy(() -> decode.apply(cut)).isInstanceOf(MalformedBytesException.class);
    }
  }

  private byte[] noise(Random random) {
    byte[] bytes = new byte[random.nextInt(MAX_NOISE_BYTES)];
    random.nextBytes(bytes);
    if (bytes.length > 0) {
      bytes[0] = good.toArray()[0];
    }
    return bytes;
  }

  private byte[] damaged(Random random) {
    byte[] bytes = good.toArray();
    int damages = 1 + random.nextInt(3);
    for (int i = 0; i < damages; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
