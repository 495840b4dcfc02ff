package rapport.local.gateway;

import java.util.Locale;

/// What `Accept-Encoding` allows (RFC 9110, section 12.5.3).
///
/// @param header its value; empty if there is none
record Encodings(String header) {

  /// Whether an encoding may be used. One that is not named may not, unless all others may.
  boolean take(String encoding) {
    double others = 0;
    for (String one : header.toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = one.split(";");
      String name = parts[0].strip();
      if (name.equals(encoding)) {
        return quality(parts) > 0;
      }
      if (name.equals("*")) {
        others = quality(parts);
      }
    }
    return others > 0;
  }

  /// What is no number counts as none was given.
  private static double quality(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("q=")) {
        try {
          return Double.parseDouble(parameter.substring(2));
        } catch (NumberFormatException _) {
          return 1;
        }
      }
    }
    return 1;
  }
}
