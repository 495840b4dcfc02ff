package rapport.reader;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.fact.LoggedFact;
import rapport.settings.Settings.Pair;
import rapport.store.Numbers;
import rapport.store.Registry;

/// The names of segment values. A number never gets another value, so what was read once is
/// remembered, and read again only for a number that is new.
final class ValueNames {

  private static final int MAX_TENANTS = 100;

  private final Registry registry;
  private final Map<String, Map<String, Numbers>> known = new HashMap<>();

  ValueNames(Registry registry) {
    this.registry = registry;
  }

  /// Dimension → value of what a fact counts in, without the pairs that these make.
  synchronized SortedMap<String, String> of(String tenant, LoggedFact fact) {
    var numbers = new TreeMap<>(fact.segments());
    numbers.keySet().removeIf(Pair::isName);
    var remembered = remembered(tenant);
    var unknown = new TreeSet<String>();
    numbers.forEach(
        (dimension, number) -> {
          if (!isKnown(remembered.getOrDefault(dimension, Numbers.NONE), number)) {
            unknown.add(dimension);
          }
        });
    if (!unknown.isEmpty()) {
      remembered.putAll(registry.readAll(tenant, unknown));
    }
    var names = new TreeMap<String, String>();
    numbers.forEach(
        (dimension, number) ->
            names.put(
                dimension,
                remembered
                    .getOrDefault(dimension, Numbers.NONE)
                    .value(number)
                    .orElse(Registry.OTHER)));
    return Collections.unmodifiableSortedMap(names);
  }

  private static boolean isKnown(Numbers numbers, int number) {
    return number == LoggedFact.OTHER || numbers.value(number).isPresent();
  }

  private Map<String, Numbers> remembered(String tenant) {
    if (known.size() >= MAX_TENANTS && !known.containsKey(tenant)) {
      known.clear();
    }
    return known.computeIfAbsent(tenant, _ -> new HashMap<>());
  }
}
