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
  public static final Comparator<String> ORDER = Utf8::compare;

  /// After every other character.
  static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  /// The least text after `t` is `t + FIRST`.
  static final String FIRST = "\u0000";

  private static final char TWO_BYTES = 0x80;
  private static final char THREE_BYTES = 0x800;

  private Utf8() {}

  /// How many bytes the table counts for a text.
  public static int size(String text) {
    int size = text.length();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (Character.isSurrogate(character)) {
        return bytes(text).length;
      }
      size += character < TWO_BYTES ? 0 : character < THREE_BYTES ? 1 : 2;
    }
    return size;
  }

  /// Where two texts first differ decides, without making bytes of them, unless it is within a
  /// character beyond U+FFFF.
  private static int compare(String one, String other) {
    int shared = Math.min(one.length(), other.length());
    for (int i = 0; i < shared; i++) {
      char left = one.charAt(i);
      char right = other.charAt(i);
      if (left != right) {
        return Character.isSurrogate(left) || Character.isSurrogate(right)
            ? Arrays.compareUnsigned(bytes(one), bytes(other))
            : left - right;
      }
    }
    return one.length() - other.length();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
