package rapport.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.fact.Span;

/// Whether a customer is there, since when in which place, and when it was there before. Not
/// thread-safe.
final class Presence {

  private static final Measure.Plain ENTERED = new Measure.Count(Family.CUSTOMERS, "entered", 1);
  private static final Measure.Plain LOST = new Measure.Count(Family.CUSTOMERS, "lost", 1);

  private final Map<Place, Instant> since = new HashMap<>();
  private final Map<Place, Instant> until = new HashMap<>();
  private final Map<Place, List<Span>> notLost = new HashMap<>();
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
        notLost
            .computeIfAbsent(place, _ -> new ArrayList<>())
            .add(new Span(since.get(place), page.at().time()));
        quit(place, page);
      }
    }
    occupy(page);
  }

  /// Is there no longer. Each place loses it for the periods that began during a stay there, unless
  /// it left from there after that stay before. Stays are apart, so no period loses it twice.
  ///
  /// @param page under the values it had
  void leave(Page page) {
    for (Place place : page.places()) {
      stays(place).forEach(stay -> page.add(place, LOST, stay));
      notLost.remove(place);
      quit(place, page);
    }
  }

  /// When it was in a place in which it is, since it left from there last: the present stay, and
  /// those that ended by moving away.
  List<Span> stays(Place place) {
    var stays = new ArrayList<>(List.of(Span.after(since.get(place))));
    stays.addAll(notLost.getOrDefault(place, List.of()));
    return List.copyOf(stays);
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
