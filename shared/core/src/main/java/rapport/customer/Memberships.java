package rapport.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.event.Payload.CustomerAction.Purchased;
import rapport.event.Payload.CustomerAction.Recommended;
import rapport.event.Payload.CustomerAction.Rewarded;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.fact.Measure.Plain;
import rapport.fact.Span;

/// The loyalty plans that a customer is a member of, of those that the tenant has declared: from
/// its first reward on. Not thread-safe.
final class Memberships {

  private static final String SCORE = "score";

  private final SortedMap<String, List<String>> declared;
  private final SortedMap<String, Instant> since = new TreeMap<>();
  private final SortedMap<String, String> tiers = new TreeMap<>();

  /// @param declared plans, with their tiers
  Memberships(SortedMap<String, List<String>> declared) {
    this.declared = declared;
  }

  /// A reward without a tier leaves the tier as it was.
  void take(Rewarded rewarded, Instant time) {
    if (declared.containsKey(rewarded.plan())) {
      since.putIfAbsent(rewarded.plan(), time);
      if (!rewarded.tier().isEmpty()) {
        tiers.put(rewarded.plan(), rewarded.tier());
      }
    }
  }

  /// What it adds to the numbers of members while it is there. Of tiers only those count that the
  /// tenant knows.
  List<Plain> held() {
    var held = new ArrayList<Plain>();
    for (String plan : since.keySet()) {
      held.add(new Measure.Count(Family.PLANS, "members:" + plan, 1));
      var tier = tiers.getOrDefault(plan, "");
      if (declared.get(plan).contains(tier)) {
        held.add(new Measure.Count(Family.PLANS, "tier:" + plan + ":" + tier, 1));
      }
    }
    return held;
  }

  /// Leaves, and is lost as a member for the periods that began while it was there as one.
  ///
  /// @param presence before it has left
  void leave(Presence presence, Page page) {
    since.forEach(
        (plan, joinedAt) -> {
          var lost = new Measure.Count(Family.PLANS, "lost:" + plan, 1);
          for (Place place : page.places()) {
            for (Span stay : presence.stays(place)) {
              var from = stay.after().isAfter(joinedAt) ? stay.after() : joinedAt;
              page.add(place, lost, new Span(from, stay.until()));
            }
          }
        });
  }

  void take(Purchased purchased, Page page) {
    for (String plan : since.keySet()) {
      page.add(
          new Measure.Row(
              Family.PLAN_CONDUCT,
              "amount:" + plan + ":" + purchased.currency(),
              List.of(Money.millionths(purchased.amount()))));
    }
  }

  void take(Recommended recommended, Page page) {
    for (int score : recommended.scores()) {
      page.add(new Measure.Value(Family.PLAN_CONDUCT, SCORE, score));
      for (String plan : since.keySet()) {
        page.add(new Measure.Value(Family.PLAN_CONDUCT, SCORE + ":" + plan, score));
      }
    }
  }
}
