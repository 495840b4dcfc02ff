package rapport.edge;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Names and values as a query string or a posted form writes them
/// (`application/x-www-form-urlencoded`, the URL standard), strictly: a stray `%` or invalid UTF-8
/// is a fault, not a guess.
public final class UrlEncoded {

  /// What an encoded text must be.
  public static final String EXPECTED =
      "must be UTF-8, with % only before the two hexadecimal digits of a byte";

  /// More pairs than any form or query has.
  private static final int MAX_PAIRS = 500;

  private UrlEncoded() {}

  /// A name and its value; a name may come more than once.
  public record Pair(String name, String value) {}

  /// The pairs in their order, or which of them are not properly encoded. A name that is not is
  /// shown as it was written.
  public static Checked<List<Pair>> parse(String text) {
    var pairs = new ArrayList<Pair>();
    var errors = new ArrayList<FieldError>();
    var parts = Arrays.stream(text.split("&")).filter(part -> !part.isEmpty()).toList();
    if (parts.size() > MAX_PAIRS) {
      return new Checked.Invalid<>(
          List.of(new FieldError("", "must be at most " + MAX_PAIRS + " names with their values")));
    }
    for (String part : parts) {
      int equals = part.indexOf('=');
      String written = equals < 0 ? part : part.substring(0, equals);
      Optional<String> name = decode(written);
      Optional<String> value = decode(equals < 0 ? "" : part.substring(equals + 1));
      if (name.isPresent() && value.isPresent()) {
        pairs.add(new Pair(name.get(), value.get()));
      } else {
        errors.add(new FieldError(FieldError.child("", name.orElse(written)), EXPECTED));
      }
    }
    return errors.isEmpty()
        ? new Checked.Valid<>(List.copyOf(pairs))
        : new Checked.Invalid<>(errors);
  }

  /// The values of one name.
  public static List<String> values(List<Pair> pairs, String name) {
    return pairs.stream().filter(pair -> pair.name().equals(name)).map(Pair::value).toList();
  }

  /// The text of one name or value; empty if it is not properly encoded.
  public static Optional<String> decode(String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      return Optional.empty(); // an unpaired surrogate would become a question mark
    }
    var bytes = new ByteArrayOutputStream(text.length());
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < encoded.length; at++) {
      if (encoded[at] != '%') {
        bytes.write(encoded[at] == '+' ? ' ' : encoded[at]);
        continue;
      }
      int high = at + 2 < encoded.length ? Character.digit(encoded[at + 1], 16) : -1;
      int low = at + 2 < encoded.length ? Character.digit(encoded[at + 2], 16) : -1;
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      bytes.write(high << 4 | low);
      at += 2;
    }
    return Json.decode(bytes.toByteArray());
  }
}
