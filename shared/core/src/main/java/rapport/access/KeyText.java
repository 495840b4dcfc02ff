package rapport.access;

import java.util.Base64;
import java.util.regex.Pattern;
import rapport.access.Access.Kind;
import rapport.bytes.Bytes;

/// The text of an access key: its kind, and a secret of 256 bits in base64url (RFC 4648, section
/// 5).
public final class KeyText {

  /// How much of a key can't be guessed.
  public static final int SECRET_BYTES = 32;

  private static final Pattern FORM = Pattern.compile("(pub|srv|read)_[A-Za-z0-9_-]{43}");

  private KeyText() {}

  /// @param secret of [#SECRET_BYTES], from a source that nobody can foretell
  public static String of(Kind kind, Bytes secret) {
    if (secret.length() != SECRET_BYTES) {
      throw new IllegalArgumentException(
          "a secret must have %d bytes, got %d".formatted(SECRET_BYTES, secret.length()));
    }
    return kind.word()
        + "_"
        + Base64.getUrlEncoder().withoutPadding().encodeToString(secret.toArray());
  }

  /// Whether a text could be a key at all. What could not is not looked up.
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
