package rapport.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rapport.event.Payload.CustomerAction.Bought;
import rapport.event.Payload.CustomerAction.Purchased;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.fact.Span;
import rapport.state.DurationBuckets;

/// What a customer buys: amounts, and by each purchase how it changes the number of buyers, the
/// squares of their purchases, and the customers by what they spend in a period. Not thread-safe.
///
/// The purchases before one count where the period had begun by then. They are put together where
/// no period can have begun between them.
final class Purchases {

  private static final String SPENDING = "spending:";

  private final Firsts buyers = new Firsts(Family.PURCHASES, "buyers");
  private final Firsts returning = new Firsts(Family.PURCHASES, "returning");
  private final Map<Place, Earlier> all = new HashMap<>();
  private final Map<Place, Map<String, Earlier>> byCurrency = new HashMap<>();
  private boolean boughtBefore;

  void take(Purchased purchased, Page page) {
    page.add(
        new Measure.Row(
            Family.PURCHASES,
            "amount:" + purchased.currency(),
            List.of(Money.millionths(purchased.amount()), Money.millionths(purchased.margin()))));
    take(new Bought(1, purchased.amount(), purchased.currency()), page);
  }

  /// Several at once are of a frozen time, whose facts are final: they are only remembered.
  void take(Bought bought, Page page) {
    buyers.take(page);
    if (boughtBefore || bought.purchases() > 1) {
      returning.take(page);
    }
    boughtBefore = true;
    for (Place place : page.places()) {
      addSquares(place, all.computeIfAbsent(place, _ -> new Earlier()), bought, page);
      var ofPlace = byCurrency.computeIfAbsent(place, _ -> new HashMap<>());
      var before = ofPlace.computeIfAbsent(bought.currency(), _ -> new Earlier());
      addSpending(place, before, bought, page);
    }
  }

  /// The k-th purchase of a period adds k² − (k − 1)² = 1 + 2 (k − 1).
  private static void addSquares(Place place, Earlier before, Bought now, Page page) {
    page.add(place, squares(1), Span.ALWAYS);
    for (Earlier.Group group : before.seenFrom(page.starts())) {
      page.add(place, squares(2 * group.times()), Span.until(group.last()));
    }
    before.add(page.at().time(), now);
  }

  private static Measure.Plain squares(long amount) {
    return new Measure.Count(Family.PURCHASES, "squares", amount);
  }

  /// From the bucket of what was spent in the period to that of what is spent now.
  private static void addSpending(Place place, Earlier before, Bought now, Page page) {
    var until = Instant.MAX;
    var spent = BigDecimal.ZERO;
    for (Earlier.Group group : before.seenFrom(page.starts()).reversed()) {
      move(place, spent, now, new Span(group.last(), until), page);
      until = group.last();
      spent = spent.add(group.amount());
    }
    move(place, spent, now, new Span(Instant.MIN, until), page);
    before.add(page.at().time(), now);
  }

  private static void move(Place place, BigDecimal spent, Bought now, Span began, Page page) {
    var slot = SPENDING + now.currency();
    int from = bucket(spent);
    int to = bucket(spent.add(now.amount()));
    if (from == to) {
      return;
    }
    if (spent.signum() > 0) {
      page.add(place, new Measure.Value(Family.SPENDING, slot, from, -1), began);
    }
    page.add(place, new Measure.Value(Family.SPENDING, slot, to), began);
  }

  /// Below all others if nothing is spent.
  private static int bucket(BigDecimal spent) {
    return spent.signum() == 0
        ? Integer.MIN_VALUE
        : DurationBuckets.indexOf(Money.millionthsAtMost(spent));
  }
}
