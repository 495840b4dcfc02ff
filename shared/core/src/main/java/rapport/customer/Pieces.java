package rapport.customer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.fact.Measure;
import rapport.fact.Measure.Plain;
import rapport.fact.Span;

/// What one fact counts in some periods only, gathered place by place, since each place has its own
/// past. Not thread-safe.
final class Pieces {

  private final List<Place> places;
  private final PeriodStarts starts;
  private final Map<Plain, Map<Place, List<Span>>> spans = new LinkedHashMap<>();

  /// @param values the segment values of the fact
  /// @param starts of the periods it lies in
  Pieces(SortedMap<String, String> values, PeriodStarts starts) {
    this.places = Place.of(values);
    this.starts = starts;
  }

  /// The places that the fact counts in.
  List<Place> places() {
    return places;
  }

  /// Counts something in one place.
  ///
  /// @param began when the period must have begun
  void add(Place place, Plain what, Span began) {
    var told = starts.told(began);
    if (!told.isNever()) {
      spans
          .computeIfAbsent(what, _ -> new LinkedHashMap<>())
          .computeIfAbsent(place, _ -> new ArrayList<>())
          .add(told);
    }
  }

  /// One measure says it for all places, as long as each has one span to say.
  List<Measure> measures() {
    var measures = new ArrayList<Measure>();
    spans.forEach(
        (what, byPlace) -> {
          int most = byPlace.values().stream().mapToInt(List::size).max().orElse(0);
          for (int i = 0; i < most; i++) {
            measures.add(measure(what, byPlace, i));
          }
        });
    return measures;
  }

  private Measure measure(Plain what, Map<Place, List<Span>> byPlace, int index) {
    var total = span(byPlace, Place.TOTAL, index);
    var others = new TreeMap<String, Span>();
    for (Place place : places) {
      var span = span(byPlace, place, index);
      if (!span.equals(total)) {
        others.put(place.dimension(), span);
      }
    }
    return new Measure.When(what, total, others);
  }

  private static Span span(Map<Place, List<Span>> byPlace, Place place, int index) {
    var spans = byPlace.getOrDefault(place, List.of());
    return index < spans.size() ? spans.get(index) : Span.NEVER;
  }
}
