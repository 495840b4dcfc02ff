package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;

class PackedTest {

  /// Deflated with the dictionary of the first form. Never change it: bytes like these are stored.
  private static final String SAMPLE_1 =
      "012bb62a4acd4904f9aa3823b3c00a6e9a02c20605a87f140c8d8c4d00";

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void whatIsPackedIsUnpackedAgain(long seed) {
    var random = new Random(seed);
    for (int size : new int[] {0, 1, 2, 10, 100, 1000, 100_000}) {
      byte[] noise = new byte[size];
      random.nextBytes(noise);

      assertThat(Packed.unpack(Packed.pack(noise))).isEqualTo(noise);
      assertThat(Packed.unpack(Packed.pack(new byte[size]))).isEqualTo(new byte[size]);
      assertThat(Packed.pack(noise).length()).isLessThanOrEqualTo(size + 1);
    }
  }

  @Test
  void wordsOfTheDictionaryTakeAlmostNothing() {
    assertThat(Packed.pack("score:0-10".getBytes()).length()).isLessThan(8);
  }

  @Test
  void bytesPackedByTheFirstFormCanStillBeUnpacked() {
    byte[] unpacked = Packed.unpack(Bytes.of(HexFormat.of().parseHex(SAMPLE_1)));

    assertThat(new String(unpacked)).isEqualTo("s:relationship:recommend score:0-10 tickets 1234");
  }

  /// One that did not get shorter is left in the midst of it.
  @Test
  void whatIsPackedBeforeAndAtTheSameTimeMakesNoDifference() {
    var random = new Random(7);
    var bodies = new ArrayList<byte[]>();
    for (int i = 0; i < 400; i++) {
      byte[] body = new byte[random.nextInt(300)];
      random.nextBytes(body);
      bodies.add(i % 2 == 0 ? body : Utf8.bytes("score:0-10".repeat(1 + i) + i));
    }
    var apart = bodies.stream().map(Packed::pack).toList();

    var atOnce = bodies.parallelStream().map(Packed::pack).toList();
    var backwards = bodies.reversed().stream().map(Packed::pack).toList().reversed();

    assertThat(atOnce).isEqualTo(apart);
    assertThat(backwards).isEqualTo(apart);
    for (int i = 0; i < bodies.size(); i++) {
      assertThat(Packed.unpack(apart.get(i))).isEqualTo(bodies.get(i));
    }
  }

  @Test
  void bytesThatInflateWithoutEndAreMalformed() {
    var bomb = deflated(new byte[100 * 1024 * 1024]);

    assertThat(bomb.length()).isLessThan(200_000);
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> Packed.unpack(bomb))
        .withMessageContaining("more than " + Packed.MAX_INFLATED_BYTES);
  }

  @Test
  void whatCouldNotBeUnpackedIsNotPacked() {
    byte[] tooMuch = new byte[Packed.MAX_INFLATED_BYTES + 1];

    assertThatIllegalArgumentException().isThrownBy(() -> Packed.pack(tooMuch));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "01", "02", "ff00", "0103", "01ffffffff", "010300ff"})
  void bytesThatWereNeverPackedAreMalformed(String hex) {
    var bytes = Bytes.of(HexFormat.of().parseHex(hex));

    assertThatExceptionOfType(MalformedBytesException.class).isThrownBy(() -> Packed.unpack(bytes));
  }

  private static Bytes deflated(byte[] content) {
    try (var deflater = new Deflater(6, true)) {
      deflater.setInput(content);
      deflater.finish();
      byte[] into = new byte[content.length / 100];
      into[0] = 1;
      int size = deflater.deflate(into, 1, into.length - 1);
      return Bytes.of(Arrays.copyOf(into, size + 1));
    }
  }
}
