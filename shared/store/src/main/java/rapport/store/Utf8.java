package rapport.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/// Text as the table sees it: its UTF-8 bytes.
///
/// They sort differently from Java's `String`: characters beyond U+FFFF come after U+FFFF, not
/// before U+E000.
public final class Utf8 {

  /// The table's order of keys.
  public static final Comparator<String> ORDER =
      (one, other) -> Arrays.compareUnsigned(bytes(one), bytes(other));

  /// After every other character.
  static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  /// The least text after `t` is `t + FIRST`.
  static final String FIRST = "\u0000";

  private Utf8() {}

  /// How many bytes the table counts for a text.
  public static int size(String text) {
    return bytes(text).length;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
