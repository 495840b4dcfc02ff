package rapport.page;

import java.util.stream.Stream;

/// One attribute of an element.
///
/// @param name empty if there is none
/// @param value as text, not yet escaped
public record Attribute(String name, String value) {

  /// That an element does without.
  public static final Attribute NONE = new Attribute("", "");

  public static Attribute of(String name, String value) {
    return new Attribute(name, value);
  }

  /// One that is there or not.
  public static Attribute flag(String name, boolean there) {
    return there ? new Attribute(name, "") : NONE;
  }

  /// One that is there unless its value is empty.
  public static Attribute some(String name, String value) {
    return value.isEmpty() ? NONE : new Attribute(name, value);
  }

  /// Some attributes, and more of them.
  static Attribute[] and(Attribute[] some, Attribute... more) {
    return Stream.of(some, more).flatMap(Stream::of).toArray(Attribute[]::new);
  }
}
