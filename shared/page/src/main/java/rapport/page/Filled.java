package rapport.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What stands in the fields of a form.
///
/// @param values name → what was typed or chosen, one or more of each name
/// @param faults name → what is wrong with it, in the order it is to be told
public record Filled(Map<String, List<String>> values, SequencedMap<String, String> faults) {

  /// Of a fresh form.
  public static final Filled NOTHING = new Filled(Map.of(), new LinkedHashMap<>());

  public Filled {
    values = Map.copyOf(values);
    faults = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(faults));
  }

  /// With answers, of which nothing is known to be wrong.
  public static Filled of(Map<String, List<String>> values) {
    return new Filled(values, new LinkedHashMap<>());
  }

  /// The first of that name, empty if there is none.
  String value(String name) {
    return values.getOrDefault(name, List.of("")).getFirst();
  }

  boolean has(String name, String value) {
    return values.getOrDefault(name, List.of()).stream().map(String::strip).anyMatch(value::equals);
  }

  boolean isFaulty(String name) {
    return faults.containsKey(name);
  }
}
