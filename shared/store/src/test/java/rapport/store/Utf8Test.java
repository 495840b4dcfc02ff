package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

  /// Of each length of bytes, at its limits, and halves of characters beyond U+FFFF.
  private static final String CHARACTERS =
      "\0ab\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud83d\ud83d\ude00\ude00";

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void sizeAndOrderAreThoseOfTheBytes(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      var one = text(random);
      var other = random.nextBoolean() ? text(random) : one + text(random);

      assertThat(Utf8.size(one)).as(escaped(one)).isEqualTo(bytes(one).length);
      assertThat(Integer.signum(Utf8.ORDER.compare(one, other)))
          .as("%s and %s", escaped(one), escaped(other))
          .isEqualTo(Integer.signum(Arrays.compareUnsigned(bytes(one), bytes(other))));
    }
  }

  private static String text(SplittableRandom random) {
    var text = new StringBuilder();
    for (int left = random.nextInt(5); left > 0; left--) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.chars().mapToObj("%04x"::formatted).toList().toString();
  }
}
