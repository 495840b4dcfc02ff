package rapport.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.event.Payload.CustomerAction.Revenue;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.fact.Measure.Plain;
import rapport.fact.Span;

/// A customer's recurring revenue as steps over time, in each currency and place. Not thread-safe.
///
/// What the customers of a period's start pay at its end depends on what each paid at the start. So
/// a change from a to b is told once for every amount v that was in force earlier: the row (v, b,
/// min(v, b)) comes and (v, a, min(v, a)) goes, in the periods that began while v was in force.
///
/// In a segment revenue counts while the customer is there. Who moves away has paid what it paid
/// last.
final class RecurringSteps {

  private final SortedMap<String, BigDecimal> agreed = new TreeMap<>();
  private final Map<String, Map<Place, Steps>> steps = new HashMap<>();
  private boolean paused;

  /// What was in force for a while.
  private record Spell(long amount, Span span) {}

  /// What is known of one place: the amount last paid there, since when it is in force, if it is,
  /// and what was before.
  private static final class Steps {

    private long amount;
    private Instant since = Instant.MAX;
    private final List<Spell> before = new ArrayList<>();

    private void end(Instant time) {
      if (since.isBefore(time) && amount > 0) {
        before.add(new Spell(amount, new Span(since, time)));
      }
      since = Instant.MAX;
    }
  }

  /// Pays this much from now on, once [#follow] is told.
  void agree(Revenue revenue) {
    agreed.put(revenue.currency(), revenue.monthly());
  }

  /// Owes nothing any more: it has said that it leaves. What it agrees to later counts, though it
  /// may have been silent when it left.
  void cancel() {
    agreed.clear();
    paused = false;
  }

  /// Counts as paying nothing while it is silent for too long, and again as before afterwards.
  void pause(boolean silent) {
    paused = silent;
  }

  /// What it adds to the balance of recurring revenue.
  List<Plain> held() {
    var held = new ArrayList<Plain>();
    for (String currency : agreed.keySet()) {
      long amount = amount(currency);
      if (amount > 0) {
        held.add(new Measure.Row(Family.REVENUE, "mrr:" + currency, List.of(amount)));
      }
    }
    return held;
  }

  /// Notes what has changed: amounts, or the places that it is in.
  void follow(Page page) {
    for (String currency : agreed.keySet()) {
      steps.computeIfAbsent(currency, _ -> new HashMap<>());
    }
    steps.forEach(
        (currency, byPlace) -> {
          byPlace.forEach(
              (place, there) -> {
                if (!page.places().contains(place)) {
                  there.end(page.at().time());
                }
              });
          for (Place place : page.places()) {
            follow(currency, place, byPlace.computeIfAbsent(place, _ -> new Steps()), page);
          }
        });
  }

  private void follow(String currency, Place place, Steps there, Page page) {
    var time = page.at().time();
    long amount = amount(currency);
    if (amount == there.amount && !there.since.equals(Instant.MAX)) {
      return;
    }
    there.end(time);
    there.before.removeIf(spell -> spell.span().until().isBefore(page.starts().earliest()));
    if (amount != there.amount) {
      var slot = "change:" + currency;
      for (Spell spell : there.before) {
        page.add(place, row(slot, spell.amount(), there.amount, -1), spell.span());
        page.add(place, row(slot, spell.amount(), amount, 1), spell.span());
      }
    }
    there.amount = amount;
    there.since = time;
  }

  private static Plain row(String slot, long start, long now, int times) {
    return new Measure.Row(Family.REVENUE, slot, List.of(start, now, Math.min(start, now)), times);
  }

  private long amount(String currency) {
    return paused || !agreed.containsKey(currency) ? 0 : Money.millionths(agreed.get(currency));
  }
}
