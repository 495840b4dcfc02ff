package rapport.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// Where somebody is counted: in total, or under one value of a dimension. What happened to a
/// customer before is remembered by place, so that each segment tells its own first times.
///
/// @param dimension empty in total
/// @param value empty in total
record Place(String dimension, String value) {

  static final Place TOTAL = new Place("", "");

  /// The places of a customer with these segment values, the total first.
  static List<Place> of(SortedMap<String, String> values) {
    var places = new ArrayList<>(List.of(TOTAL));
    values.forEach((dimension, value) -> places.add(new Place(dimension, value)));
    return List.copyOf(places);
  }
}
