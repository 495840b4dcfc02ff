package rapport.customer;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.fact.Span;

/// Whether a customer is there, since when in which place, and until when it was there before. Not
/// thread-safe.
final class Presence {

  private static final Measure.Plain ENTERED = new Measure.Count(Family.CUSTOMERS, "entered", 1);
  private static final Measure.Plain LOST = new Measure.Count(Family.CUSTOMERS, "lost", 1);

  private final Map<Place, Instant> since = new HashMap<>();
  private final Map<Place, Instant> until = new HashMap<>();
  private Optional<Instant> firstJoinedAt = Optional.empty();

  boolean isPresent() {
    return !since.isEmpty();
  }

  /// When it joined for the first time; nothing if it never did.
  Optional<Instant> firstJoinedAt() {
    return firstJoinedAt;
  }

  /// Is there from now on. It counts among those who were there in a period, unless it was there
  /// earlier in the same period.
  void enter(Page page) {
    if (firstJoinedAt.isEmpty()) {
      firstJoinedAt = Optional.of(page.at().time());
    }
    occupy(page);
  }

  /// Is where its new values say. Moving is neither joining nor leaving, but in a place it may be
  /// there for the first time.
  void move(Page page) {
    for (Place place : new HashSet<>(since.keySet())) {
      if (!page.places().contains(place)) {
        quit(place, page);
      }
    }
    occupy(page);
  }

  /// Is there no longer. It is lost for the periods that began while it was there.
  ///
  /// @param page under the values it had
  void leave(Page page) {
    for (Place place : page.places()) {
      page.add(place, LOST, Span.after(since.get(place)));
    }
    page.places().forEach(place -> quit(place, page));
  }

  /// Since when it is in a place, which it must be.
  Instant since(Place place) {
    return since.get(place);
  }

  private void occupy(Page page) {
    for (Place place : page.places()) {
      if (!since.containsKey(place)) {
        var began = until.containsKey(place) ? Span.after(until.get(place)) : Span.ALWAYS;
        page.add(place, ENTERED, began);
        since.put(place, page.at().time());
      }
    }
  }

  private void quit(Place place, Page page) {
    since.remove(place);
    until.put(place, page.at().time());
  }
}
