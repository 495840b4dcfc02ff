package rapport.recorder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The events of a batch that go to entities of one kind, and where they came from.
///
/// Two entities may well have equal events, since an event as it is kept does not name its entity,
/// and several events may be kept as the same one.
///
/// @param <E> the events as the entities keep them
final class EntityArrivals<E> {

  private record Kept<E>(String id, E event, Arrival arrival) {}

  private final List<Kept<E>> all = new ArrayList<>();

  void add(String id, E event, Arrival arrival) {
    all.add(new Kept<>(id, event, arrival));
  }

  /// By entity id.
  Map<String, List<E>> events() {
    var events = new HashMap<String, List<E>>();
    all.forEach(
        kept -> events.computeIfAbsent(kept.id(), _ -> new ArrayList<>()).add(kept.event()));
    return Collections.unmodifiableMap(events);
  }

  /// Whatever brought any of these events.
  ///
  /// @param events by entity id
  List<Arrival> of(Map<String, List<E>> events) {
    return all.stream()
        .filter(kept -> events.getOrDefault(kept.id(), List.of()).contains(kept.event()))
        .map(Kept::arrival)
        .toList();
  }
}
