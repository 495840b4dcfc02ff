package rapport.store;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.fact.LoggedFact;

/// The values of one dimension and their numbers: the first has number 1. A value keeps its number
/// for ever.
public final class Numbers {

  /// Of a dimension that has no values.
  public static final Numbers NONE = new Numbers(List.of());

  private final List<String> values;
  private final Map<String, Integer> numbers;

  /// @param values in order of their numbers, all different
  public Numbers(List<String> values) {
    this.values = List.copyOf(values);
    this.numbers = new HashMap<>();
    for (String value : values) {
      if (numbers.put(value, numbers.size() + 1) != null) {
        throw new IllegalArgumentException("a value must have one number, twice: " + value);
      }
    }
  }

  /// The value's number, [LoggedFact#OTHER] if it has none.
  public int number(String value) {
    return numbers.getOrDefault(value, LoggedFact.OTHER);
  }

  /// The value of a number; none for [LoggedFact#OTHER] and for what was never given.
  public Optional<String> value(int number) {
    return number >= 1 && number <= values.size()
        ? Optional.of(values.get(number - 1))
        : Optional.empty();
  }

  /// All values in order of their numbers.
  public List<String> values() {
    return values;
  }

  /// Numbers in the order of their values, which does not depend on when these came; what has no
  /// value comes first.
  public Comparator<Integer> byValue() {
    return Comparator.comparing((Integer number) -> value(number).orElse(""))
        .thenComparing(Comparator.naturalOrder());
  }

  boolean has(String value) {
    return numbers.containsKey(value);
  }
}
