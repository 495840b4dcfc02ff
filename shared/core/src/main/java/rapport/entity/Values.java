package rapport.entity;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The segment values of an entity while its events are gone through.
public final class Values {

  private SortedMap<String, String> current = Collections.emptySortedMap();

  /// Takes the values that an event brings; a dimension it does not name keeps its value.
  public void take(SortedMap<String, String> brought) {
    if (!current.entrySet().containsAll(brought.entrySet())) {
      var next = new TreeMap<>(current);
      next.putAll(brought);
      current = Collections.unmodifiableSortedMap(next);
    }
  }

  /// The values now. The map does not change any more.
  public SortedMap<String, String> current() {
    return current;
  }
}
