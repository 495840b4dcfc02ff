package rapport.edge;

import java.util.regex.Pattern;

/// What is wrong with one field.
///
/// @param pointer a JSON Pointer (RFC 6901) to the field, empty for the whole
/// @param message says what is expected, in words a caller can act on
public record FieldError(String pointer, String message) {

  private static final int MAX_NAME_LENGTH = 128;

  /// Halves of characters, as a name may have them that was sent or cut so: no text in UTF-8 can
  /// hold them.
  private static final Pattern UNPAIRED = Pattern.compile("\\p{Cs}");

  private static final String REPLACEMENT = "\uFFFD";

  /// The same error, seen from further out.
  public FieldError under(String outerPointer) {
    return new FieldError(outerPointer + pointer, message);
  }

  /// Whether it is about what a pointer leads to, or about something inside of that.
  public boolean isWithin(String outerPointer) {
    return pointer.equals(outerPointer) || pointer.startsWith(outerPointer + "/");
  }

  /// The pointer to a field of what a pointer names. Names nobody would choose are cut.
  public static String child(String pointer, String name) {
    String shown =
        name.length() <= MAX_NAME_LENGTH ? name : name.substring(0, MAX_NAME_LENGTH) + "…";
    String whole = UNPAIRED.matcher(shown).replaceAll(REPLACEMENT);
    return pointer + "/" + whole.replace("~", "~0").replace("/", "~1");
  }
}
