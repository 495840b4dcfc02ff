package rapport.entity;

import java.util.regex.Pattern;

/// A fact's name in two parts, so that the first is stored once for `resolved#1` and `resolved#2`.
///
/// @param number 0 if the name has none
record NumberedName(String stem, int number) {

  private static final Pattern NUMBERED = Pattern.compile("(.*)#([1-9]\\d{0,8})", Pattern.DOTALL);

  static NumberedName of(String name) {
    var parts = NUMBERED.matcher(name);
    return parts.matches()
        ? new NumberedName(parts.group(1), Integer.parseInt(parts.group(2)))
        : new NumberedName(name, 0);
  }

  String name() {
    return number == 0 ? stem : stem + "#" + number;
  }
}
