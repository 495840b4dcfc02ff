package rapport.store;

/// When a write may happen.
public sealed interface Condition {

  Condition ALWAYS = new Always();
  Condition ABSENT = new Absent();

  record Always() implements Condition {}

  /// There is no item under this key.
  record Absent() implements Condition {}

  /// There is an item, and its attribute has exactly this value.
  record Equal(String attribute, Attribute value) implements Condition {}
}
