package rapport.local.gateway;

import java.util.Optional;
import rapport.edge.UrlEncoded;

/// The encoding of paths and queries.
final class PercentCode {

  private PercentCode() {}

  /// Decodes a part of a path, where a plus is a plus. Empty if it is not properly encoded: bytes
  /// that are no UTF-8 would all become the same character, and many ids one.
  static Optional<String> decode(String part) {
    return UrlEncoded.decode(part.replace("+", "%2B"));
  }

  /// Decodes a part of a query, where a plus is a space. What is wrongly encoded stays as it is:
  /// functions read the query as it was sent.
  static String decodeForm(String part) {
    return UrlEncoded.decode(part).orElse(part);
  }
}
