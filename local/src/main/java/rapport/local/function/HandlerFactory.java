package rapport.local.function;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Makes a function's handler with what it asks for.
///
/// Of a handler's constructors this takes the one with the most parameters among those whose
/// parameters' types are all in `parts`. A handler gets its environment as a map, and the clients
/// of this machine instead of those of the cloud.
public final class HandlerFactory {

  private final Map<Class<?>, Object> parts;

  /// @param parts what a constructor may ask for, by the type it asks with
  public HandlerFactory(Map<Class<?>, Object> parts) {
    this.parts = Map.copyOf(parts);
  }

  /// The same, and the environment of a function as its `Map` parameter.
  public HandlerFactory with(Map<String, String> environment) {
    var more = new HashMap<>(parts);
    more.put(Map.class, Collections.unmodifiableMap(new TreeMap<>(environment)));
    return new HandlerFactory(more);
  }

  /// The same, with one part more.
  public <T> HandlerFactory with(Class<T> type, T part) {
    var more = new HashMap<>(parts);
    more.put(type, part);
    return new HandlerFactory(more);
  }

  /// @param className the handler as the template names it
  /// @throws IllegalStateException if there is no such class, it has no fitting constructor, or the
  ///   constructor throws
  Object create(String className) {
    try {
      Constructor<?> constructor =
          Arrays.stream(Class.forName(className).getDeclaredConstructors())
              .filter(one -> parts.keySet().containsAll(Arrays.asList(one.getParameterTypes())))
              .max(Comparator.comparingInt(Constructor::getParameterCount))
              .orElseThrow(() -> new IllegalStateException(className + " fits none of " + parts));
      constructor.setAccessible(true);
      return constructor.newInstance(
          Arrays.stream(constructor.getParameterTypes()).map(parts::get).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("can't make the handler " + className, e);
    }
  }
}
