package rapport.survey;

/// One thing that is wrong with what was sent.
///
/// @param pointer where, as a JSON Pointer (RFC 6901)
/// @param message what, and what is allowed instead
public record Fault(String pointer, String message) {

  /// A name as one step of a JSON Pointer: `~` and `/` have a meaning there.
  static String step(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
