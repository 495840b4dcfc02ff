package rapport.page;

import java.util.ArrayList;
import java.util.List;

/// The names by which parts of a page refer to a field.
final class Field {

  private Field() {}

  /// Of the field itself, or of what holds its fields.
  static String id(String name) {
    return "f-" + whole(name);
  }

  static String option(String name, String value) {
    return "o-" + whole(name) + ":" + whole(value);
  }

  static String fault(String name) {
    return "x-" + whole(name);
  }

  static String help(String name) {
    return "h-" + whole(name);
  }

  static String ends(String name) {
    return "e-" + whole(name);
  }

  static String condition(String name) {
    return "w-" + whole(name);
  }

  static String label(String name) {
    return "l-" + whole(name);
  }

  private static String whole(String name) {
    return name.replaceAll("\\s", "_");
  }

  /// Names what describes a field, in the order it is to be read.
  static final class Described {

    private final List<String> by = new ArrayList<>();

    Described with(String id, boolean there) {
      if (there) {
        by.add(id);
      }
      return this;
    }

    Attribute attribute() {
      return Attribute.some("aria-describedby", String.join(" ", by));
    }
  }
}
