package rapport.customer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.entity.Stamp;
import rapport.entity.Values;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.CustomerAction.Active;
import rapport.event.Payload.CustomerAction.Bought;
import rapport.event.Payload.CustomerAction.Complained;
import rapport.event.Payload.CustomerAction.FollowedUp;
import rapport.event.Payload.CustomerAction.Joined;
import rapport.event.Payload.CustomerAction.Left;
import rapport.event.Payload.CustomerAction.Reached;
import rapport.event.Payload.CustomerAction.Revenue;
import rapport.event.Payload.CustomerAction.Rewarded;
import rapport.fact.Span;

/// Finds the events that no later fact needs. Goes through them once. Not thread-safe.
///
/// Before the year of the freezing only the state that they led to matters. From then on also what
/// was where when: it decides what counts in the periods that began in between, and some period of
/// a later fact may have. Purchases are put together where no such period can have begun, those
/// before that year to one in each currency, since predictions need to know what they came to; and
/// of what only shows that the customer was not silent a mark a day stays.
final class Thinning {

  /// As short as silence can be that a tenant takes for leaving.
  private static final Duration SHORTEST_SILENCE = Duration.ofDays(1);

  private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

  private final PeriodStarts starts;
  private final Set<CustomerEvent> kept = new HashSet<>();
  private final Map<Object, CustomerEvent> last = new HashMap<>();
  private final Map<Object, CustomerEvent> lastBefore = new HashMap<>();
  private final Set<Object> seen = new HashSet<>();
  private final Map<Purse, CustomerEvent> purses = new HashMap<>();
  private final List<CustomerEvent> bought = new ArrayList<>();
  private final Values values = new Values();
  private final Map<String, SortedMap<String, String>> owedUnder = new HashMap<>();
  private boolean joined;

  /// Purchases that may be put together.
  private record Purse(String currency, SortedMap<String, String> values) {}

  /// What of several only the last is needed of.
  private record Kind(String name, String detail, Place place) {}

  private Thinning(Instant end) {
    this.starts = PeriodStarts.of(end);
  }

  /// What is left of events before a time, in order of their stamps.
  static List<CustomerEvent> of(List<CustomerEvent> old, Instant end) {
    var ordered = CustomerHistory.inOrder(old).stream().filter(Thinning::isItsOwn).toList();
    var thinning = new Thinning(end);
    ordered.forEach(thinning::take);
    return thinning.result(ordered);
  }

  /// What was done for the customer is no sign of it, and final with its month.
  private static boolean isItsOwn(CustomerEvent event) {
    return !(event.action() instanceof FollowedUp);
  }

  private List<CustomerEvent> result(List<CustomerEvent> ordered) {
    kept.addAll(last.values());
    kept.addAll(lastBefore.values());
    var result = new ArrayList<CustomerEvent>();
    for (CustomerEvent event : ordered) {
      if (kept.contains(event)) {
        result.add(event);
      }
    }
    bought.addAll(purses.values());
    bought.addAll(early(ordered));
    result.addAll(bought);
    result.addAll(marks(ordered, result));
    result.sort(Comparator.comparing(CustomerEvent::stamp));
    return List.copyOf(result);
  }

  /// What was bought before the year, and is not kept as it was: one event in each currency.
  private Collection<CustomerEvent> early(List<CustomerEvent> ordered) {
    var byCurrency = new TreeMap<String, CustomerEvent>();
    for (CustomerEvent event : ordered) {
      var some = Bought.of(event.action());
      if (some.isPresent() && !isLate(event) && !kept.contains(event)) {
        byCurrency.merge(
            some.get().currency(),
            alone(some.get(), event.stamp()),
            (before, _) -> together(before, some.get(), event.stamp()));
      }
    }
    return byCurrency.values();
  }

  private void take(CustomerEvent event) {
    boolean changes = !values.current().entrySet().containsAll(event.segments().entrySet());
    values.take(event.segments());
    event.segments().keySet().forEach(name -> keepLastBefore(event, "value", name));
    if (changes && isLate(event)) {
      kept.add(event);
    }
    Bought.of(event.action()).ifPresent(some -> buy(event, changes, some));
    switch (event.action()) {
      case Joined _ -> join(event);
      case Left _ -> leave(event);
      case Revenue(_, var currency) -> owe(event, currency);
      case Active(var activity) -> act(event, activity);
      case Complained(var ticket) -> complain(event, ticket);
      case Rewarded rewarded -> reward(event, rewarded);
      case Reached reached -> keepFirst(event, reached);
      case CustomerAction _ -> {}
    }
  }

  private boolean isLate(CustomerEvent event) {
    return !event.stamp().time().isBefore(starts.earliest());
  }

  private void keepFirst(CustomerEvent event, Object kind) {
    if (seen.add(kind)) {
      kept.add(event);
    }
  }

  private void keepLast(CustomerEvent event, String name, String detail) {
    last.put(new Kind(name, detail, Place.TOTAL), event);
  }

  private void keepLastBefore(CustomerEvent event, String name, String detail) {
    if (!isLate(event)) {
      lastBefore.put(new Kind(name, detail, Place.TOTAL), event);
    }
  }

  private void keepLastOfPlaces(
      CustomerEvent event, String name, SortedMap<String, String> segments) {
    if (isLate(event)) {
      for (Place place : Place.of(segments)) {
        last.put(new Kind(name, "", place), event);
      }
    }
  }

  /// Joining again changes nothing unless it has left.
  private void join(CustomerEvent event) {
    keepFirst(event, "joined");
    if (!joined) {
      keepLastBefore(event, "joined", "");
      if (isLate(event)) {
        kept.add(event);
      }
      var active = last.get(new Kind("absent", "", Place.TOTAL));
      if (active != null && isSoonAfter(event, active)) {
        kept.add(active);
      }
    }
    joined = true;
  }

  private static boolean isSoonAfter(CustomerEvent event, CustomerEvent other) {
    return event.stamp().time().isBefore(other.stamp().time().plus(QUARTER_HOUR));
  }

  /// Leaving ends recurring revenue even if it is not there.
  private void leave(CustomerEvent event) {
    joined = false;
    keepLastBefore(event, "left", "");
    if (isLate(event)) {
      kept.add(event);
    }
  }

  private void act(CustomerEvent event, String activity) {
    keepLastOfPlaces(event, joined ? "active" : "absent", values.current());
    keepLastOfPlaces(event, (joined ? "active " : "absent ") + activity, values.current());
  }

  private void complain(CustomerEvent event, SortedMap<String, String> ticket) {
    if (joined) {
      var segments = new TreeMap<>(values.current());
      segments.putAll(ticket);
      keepLastOfPlaces(event, "complained", segments);
    }
  }

  private void reward(CustomerEvent event, Rewarded rewarded) {
    keepFirst(event, "rewarded " + rewarded.plan());
    if (!rewarded.tier().isEmpty()) {
      keepLast(event, "tier", rewarded.plan());
    }
  }

  /// An amount that is in force at the start of no period is not needed, except the last, and what
  /// was paid last in a segment that it moved out of.
  private void owe(CustomerEvent event, String currency) {
    var kind = new Kind("revenue", currency, Place.TOTAL);
    var before = last.put(kind, event);
    var under = owedUnder.put(currency, values.current());
    boolean moved = !values.current().equals(under);
    if (before != null && isLate(event) && (moved || isInForce(before, event))) {
      kept.add(before);
    }
  }

  private boolean isInForce(CustomerEvent event, CustomerEvent next) {
    var span = new Span(event.stamp().time(), next.stamp().time());
    return !starts.told(span).isNever();
  }

  /// A purchase that brings values is told with them.
  private void buy(CustomerEvent event, boolean changes, Bought some) {
    keepFirst(event, "purchased");
    keepFirst(event, "purchased " + some.currency());
    if (!isLate(event) || changes || kept.contains(event)) {
      return;
    }
    var purse = new Purse(some.currency(), values.current());
    var before = purses.remove(purse);
    if (before == null || starts.divide(before.stamp().time(), event.stamp().time())) {
      if (before != null) {
        bought.add(before);
      }
      purses.put(purse, event);
    } else {
      purses.put(purse, together(before, some, event.stamp()));
    }
  }

  private static CustomerEvent together(CustomerEvent before, Bought some, Stamp stamp) {
    var earlier = Bought.of(before.action()).orElseThrow();
    return alone(
        new Bought(
            Math.addExact(earlier.purchases(), some.purchases()),
            earlier.amount().add(some.amount()),
            some.currency()),
        stamp);
  }

  /// Without the values that it came with: what brought them last is kept.
  private static CustomerEvent alone(Bought some, Stamp stamp) {
    return new CustomerEvent(stamp, new TreeMap<>(), some);
  }

  /// Marks in place of what was dropped, so that nothing looks like silence that was none. Leaving
  /// brings nobody back who was silent; what it comes with at one moment does.
  private List<CustomerEvent> marks(List<CustomerEvent> ordered, List<CustomerEvent> stay) {
    var told = new HashSet<Instant>();
    stay.stream()
        .filter(event -> !(event.action() instanceof Left))
        .forEach(event -> told.add(event.stamp().time()));
    var marks = new ArrayList<CustomerEvent>();
    var heardAt = Instant.MIN;
    var before = Instant.MIN;
    for (int i = 0; i < ordered.size(); i++) {
      var time = ordered.get(i).stamp().time();
      var next = i + 1 < ordered.size() ? ordered.get(i + 1).stamp().time() : Instant.MAX;
      boolean needed = isSilence(before, time) || isSilence(heardAt, next);
      boolean leaves = ordered.get(i).action() instanceof Left;
      if (isUpToTheYear(next) && !told.contains(time) && needed && !leaves) {
        marks.add(CustomerEvent.heard(time));
        told.add(time);
      }
      heardAt = told.contains(time) || leaves ? time : heardAt;
      before = time;
    }
    return marks;
  }

  /// Of what was before the year only the last must be known.
  private boolean isUpToTheYear(Instant next) {
    return !next.isBefore(starts.earliest());
  }

  private static boolean isSilence(Instant from, Instant to) {
    return from.equals(Instant.MIN)
        || to.equals(Instant.MAX)
        || !Duration.between(from, to).minus(SHORTEST_SILENCE).isNegative();
  }
}
