package rapport.local.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import rapport.bytes.Bytes;

/// Changes inputs a little, the same way for the same seed.
final class Mutator {

  private static final int MAX_CHANGES = 4;
  private static final int MAX_COPIED = 64;
  private static final List<String> WORDS =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e999999999",
          "\"",
          "\\",
          "\\ud800",
          "{",
          "[",
          "}",
          "]",
          ",",
          "\n",
          "\r\n",
          "\u0000",
          "\ufeff",
          "%",
          "&",
          "=",
          "<script>",
          "${x}",
          "*a",
          "&a ",
          "../",
          "9999-12-31T23:59:59Z",
          "2026-03-01",
          "18446744073709551616");

  private final List<Bytes> corpus;
  private final Random random;

  Mutator(List<Bytes> corpus, long seed) {
    this.corpus = corpus;
    this.random = new Random(seed);
  }

  byte[] next() {
    byte[] input = any();
    for (int changes = 1 + random.nextInt(MAX_CHANGES); changes > 0; changes--) {
      input = changed(input);
    }
    return input;
  }

  private byte[] any() {
    return corpus.get(random.nextInt(corpus.size())).toArray();
  }

  private byte[] changed(byte[] input) {
    int at = random.nextInt(input.length + 1);
    int end = Math.min(input.length, at + random.nextInt(MAX_COPIED));
    return switch (random.nextInt(7)) {
      case 0 -> flipped(input);
      case 1 -> joined(input, at, new byte[] {(byte) random.nextInt()}, at);
      case 2 -> joined(input, at, new byte[0], end);
      case 3 -> joined(input, at, Arrays.copyOfRange(input, at, end), at);
      case 4 -> joined(input, at, word(), at);
      case 5 -> joined(input, at, word(), end);
      default -> joined(input, at, tail(any()), input.length);
    };
  }

  private byte[] flipped(byte[] input) {
    if (input.length > 0) {
      input[random.nextInt(input.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    }
    return input;
  }

  private byte[] word() {
    return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] tail(byte[] other) {
    return Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length);
  }

  private static byte[] joined(byte[] input, int until, byte[] between, int from) {
    var out = new ByteArrayOutputStream();
    out.write(input, 0, until);
    out.writeBytes(between);
    out.write(input, from, input.length - from);
    return out.toByteArray();
  }
}
