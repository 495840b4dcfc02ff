package rapport.local.load;

import java.util.ArrayList;
import java.util.List;
import rapport.local.simulation.Told;

/// Events that are sent together.
///
/// @param told those that count
/// @param bodies of all, as JSON
record Parcel(List<Told> told, List<String> bodies) {

  Parcel {
    told = List.copyOf(told);
    bodies = List.copyOf(bodies);
  }

  int bad() {
    return bodies.size() - told.size();
  }

  String array() {
    return "[" + String.join(",", bodies) + "]";
  }

  /// One for each event.
  List<Parcel> singles() {
    var singles = new ArrayList<Parcel>();
    var jsons = told.stream().map(Told::json).toList();
    for (int i = 0; i < told.size(); i++) {
      singles.add(new Parcel(List.of(told.get(i)), List.of(jsons.get(i))));
    }
    bodies.stream()
        .filter(body -> !jsons.contains(body))
        .forEach(bad -> singles.add(new Parcel(List.of(), List.of(bad))));
    return singles;
  }
}
