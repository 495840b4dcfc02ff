package rapport.recorder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.event.Identity;
import rapport.fact.Fact;
import rapport.fact.FactContent;
import rapport.fact.LoggedFact;
import rapport.settings.Settings.Pair;
import rapport.store.Numbers;
import rapport.store.Registry;

/// Turns derived facts into what the log holds: segment values get their numbers, the customer
/// becomes a keyed hash, and what is no dimension becomes text.
final class FactLogger {

  private static final String ATTRIBUTE = "@";

  private final Registry registry;
  private final String tenant;
  private final TenantView view;

  FactLogger(Registry registry, String tenant, TenantView view) {
    this.registry = registry;
    this.tenant = tenant;
    this.view = view;
  }

  List<LoggedFact> logged(Collection<Fact> facts) {
    var dimensions = view.dimensions();
    var values = new HashMap<String, Set<String>>();
    var publicValues = new HashMap<String, Set<String>>();
    var segments = new ArrayList<SortedMap<String, String>>();
    for (Fact fact : facts) {
      var ofFact = segments(fact, dimensions);
      segments.add(ofFact);
      var all = fact.origin().importName().equals(Identity.PUBLIC) ? publicValues : values;
      ofFact.forEach((name, value) -> all.computeIfAbsent(name, _ -> new HashSet<>()).add(value));
    }
    var numbers = new HashMap<>(registry.numbersOf(tenant, values));
    numbers.putAll(registry.numbersOfPublic(tenant, publicValues));
    var logged = new ArrayList<LoggedFact>();
    var next = segments.iterator();
    for (Fact fact : facts) {
      logged.add(logged(fact, numbered(next.next(), numbers), dimensions));
    }
    return logged;
  }

  private SortedMap<String, String> segments(Fact fact, Set<String> dimensions) {
    var segments = new TreeMap<>(fact.segments());
    segments.keySet().retainAll(dimensions);
    for (Pair pair : view.settings().pairs()) {
      var first = segments.get(pair.first());
      var second = segments.get(pair.second());
      if (first != null && second != null) {
        segments.put(pair.name(), pair.value(first, second));
      }
    }
    return segments;
  }

  private static SortedMap<String, Integer> numbered(
      SortedMap<String, String> segments, Map<String, Numbers> numbers) {
    var numbered = new TreeMap<String, Integer>();
    segments.forEach((name, value) -> numbered.put(name, numbers.get(name).number(value)));
    return numbered;
  }

  private LoggedFact logged(
      Fact fact, SortedMap<String, Integer> segments, Set<String> dimensions) {
    var texts = new TreeMap<>(fact.texts());
    fact.segments()
        .forEach(
            (name, value) -> {
              if (!dimensions.contains(name)) {
                texts.put(ATTRIBUTE + name, value);
              }
            });
    return new LoggedFact(
        fact.id(),
        fact.version(),
        fact.time(),
        new LoggedFact.Origin(
            view.subjects().of(fact.origin().subject()),
            fact.origin().importName(),
            FactContent.tag(fact)),
        segments,
        fact.measures(),
        texts);
  }
}
