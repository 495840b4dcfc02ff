package rapport.customer;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.fact.Span;

/// Counts a customer once in every period in which it did something, at the first time. Not
/// thread-safe.
final class Firsts {

  private final Measure.Plain one;
  private final Map<Place, Instant> last = new HashMap<>();

  Firsts(Family family, String slot) {
    this.one = new Measure.Count(family, slot, 1);
  }

  void take(Page page) {
    for (Place place : page.places()) {
      page.add(place, one, since(place));
      last.put(place, page.at().time());
    }
  }

  private Span since(Place place) {
    return last.containsKey(place) ? Span.after(last.get(place)) : Span.ALWAYS;
  }
}
