package rapport.local.gateway;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.local.template.Deployment.Trigger.Route;

/// Finds the route of a request. A literal part of a path goes before a named one.
///
/// @param <T> what stands behind a route
final class RouteTable<T> {

  private final List<Entry<T>> entries;

  RouteTable(Map<Route, T> routes) {
    var sorted = new ArrayList<Entry<T>>();
    routes.forEach((route, target) -> sorted.add(Entry.of(route, target)));
    sorted.sort(Comparator.comparingLong(entry -> entry.names()));
    this.entries = List.copyOf(sorted);
  }

  /// @param parameters what the named parts of the path stand for
  record Match<T>(Route route, Map<String, String> parameters, T target) {
    Match {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
  }

  /// @param path still encoded, so that an encoded slash doesn't part it
  Optional<Match<T>> find(String method, String path) {
    List<String> parts = List.of(path.split("/", -1));
    return entries.stream()
        .filter(entry -> entry.route().method().equals(method) && entry.fits(parts))
        .findFirst()
        .map(entry -> new Match<>(entry.route(), entry.parameters(parts), entry.target()));
  }

  private record Entry<T>(Route route, List<String> parts, T target) {

    static <T> Entry<T> of(Route route, T target) {
      return new Entry<>(route, List.of(route.path().split("/", -1)), target);
    }

    long names() {
      return parts.stream().filter(Entry::isName).count();
    }

    boolean fits(List<String> asked) {
      if (asked.size() != parts.size()) {
        return false;
      }
      for (int i = 0; i < parts.size(); i++) {
        boolean same =
            isName(parts.get(i)) ? !asked.get(i).isEmpty() : parts.get(i).equals(asked.get(i));
        if (!same) {
          return false;
        }
      }
      return true;
    }

    Map<String, String> parameters(List<String> asked) {
      var found = new LinkedHashMap<String, String>();
      for (int i = 0; i < parts.size(); i++) {
        String part = parts.get(i);
        if (isName(part)) {
          found.put(part.substring(1, part.length() - 1), PercentCode.decode(asked.get(i)));
        }
      }
      return found;
    }

    private static boolean isName(String part) {
      return part.startsWith("{") && part.endsWith("}");
    }
  }
}
