package rapport.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// The encoding of paths and queries.
final class PercentCode {

  private PercentCode() {}

  /// Decodes a part of a path, where a plus is a plus. What is wrongly encoded stays as it is.
  static String decode(String part) {
    return decodeForm(part.replace("+", "%2B"));
  }

  /// Decodes a part of a query, where a plus is a space.
  static String decodeForm(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return part;
    }
  }
}
