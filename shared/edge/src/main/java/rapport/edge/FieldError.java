package rapport.edge;

/// What is wrong with one field.
///
/// @param pointer a JSON Pointer (RFC 6901) to the field, empty for the whole
/// @param message says what is expected, in words a caller can act on
public record FieldError(String pointer, String message) {

  private static final int MAX_NAME_LENGTH = 128;

  /// The same error, seen from further out.
  public FieldError under(String outerPointer) {
    return new FieldError(outerPointer + pointer, message);
  }

  /// The pointer to a field of what a pointer names. Names nobody would choose are cut.
  public static String child(String pointer, String name) {
    String shown =
        name.length() <= MAX_NAME_LENGTH ? name : name.substring(0, MAX_NAME_LENGTH) + "…";
    return pointer + "/" + shown.replace("~", "~0").replace("/", "~1");
  }
}
