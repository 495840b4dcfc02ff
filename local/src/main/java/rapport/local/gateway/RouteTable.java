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

  /// What a method and a path lead to.
  sealed interface Found<T> {}

  /// @param parameters what the named parts of the path stand for
  record Match<T>(Route route, Map<String, String> parameters, T target) implements Found<T> {
    Match {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
  }

  /// A part of the path is not properly encoded.
  ///
  /// @param parameter the name of that part
  record Unreadable<T>(String parameter) implements Found<T> {}

  /// There is no such route.
  record Nothing<T>() implements Found<T> {}

  /// @param path still encoded, so that an encoded slash doesn't part it
  Found<T> find(String method, String path) {
    List<String> parts = List.of(path.split("/", -1));
    return entries.stream()
        .filter(entry -> entry.route().method().equals(method) && entry.fits(parts))
        .findFirst()
        .map(entry -> entry.found(parts))
        .orElseGet(Nothing::new);
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

    Found<T> found(List<String> asked) {
      var parameters = new LinkedHashMap<String, String>();
      for (int i = 0; i < parts.size(); i++) {
        String part = parts.get(i);
        if (isName(part)) {
          String name = part.substring(1, part.length() - 1);
          Optional<String> value = PercentCode.decode(asked.get(i));
          if (value.isEmpty()) {
            return new Unreadable<>(name);
          }
          parameters.put(name, value.get());
        }
      }
      return new Match<>(route, parameters, target);
    }

    private static boolean isName(String part) {
      return part.startsWith("{") && part.endsWith("}");
    }
  }
}
