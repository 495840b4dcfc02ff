package rapport.fold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import rapport.fact.FactContent;
import rapport.fact.FactId;
import rapport.fact.LoggedFact;
import rapport.period.UtcHour;

/// Of all the log holds under one id in one hour, the one that counts: a tombstone beats all, then
/// the higher revision, then the greater SHA-256 of the content. A total order, so the order in
/// which the log is read does not matter.
public final class Winners {

  private static final BinaryOperator<LoggedFact> HEAVIER =
      BinaryOperator.maxBy(
          Comparator.<LoggedFact>comparingLong(fact -> fact.version().revision())
              .thenComparing(FactContent::hash));

  private record Place(UtcHour hour, FactId id) {}

  private final Map<Place, LoggedFact> winners = new HashMap<>();
  private final List<LoggedFact> losers = new ArrayList<>();
  private final Set<Place> buried = new HashSet<>();

  public void add(LoggedFact fact) {
    var place = new Place(fact.hour(), fact.id());
    var rival = winners.putIfAbsent(place, fact);
    if (rival == null || rival.equals(fact)) {
      return;
    }
    var winner = HEAVIER.apply(rival, fact);
    winners.put(place, winner);
    losers.add(winner.equals(fact) ? rival : fact);
  }

  /// Of this id nothing counts in that hour.
  public void bury(UtcHour hour, FactId id) {
    buried.add(new Place(hour, id));
  }

  /// The facts that count.
  public List<LoggedFact> standing() {
    var standing = new ArrayList<LoggedFact>();
    winners.forEach(
        (place, fact) -> {
          if (!fact.version().voided() && !buried.contains(place)) {
            standing.add(fact);
          }
        });
    return standing;
  }

  /// Whether this is a fact that counts.
  public boolean isStanding(LoggedFact fact) {
    var place = new Place(fact.hour(), fact.id());
    return fact.equals(winners.get(place)) && !fact.version().voided() && !buried.contains(place);
  }

  /// The facts that counted once, or would have: what they added may be in a record and must go.
  Collection<LoggedFact> fallen() {
    var fallen = new ArrayList<>(losers);
    winners.forEach(
        (place, fact) -> {
          if (buried.contains(place)) {
            fallen.add(fact);
          }
        });
    return Collections.unmodifiableCollection(fallen);
  }
}
