package rapport.customer;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import rapport.event.Payload.CustomerAction;
import rapport.period.Granularity;
import rapport.state.Cell;
import rapport.state.DurationBuckets;
import rapport.state.State;

/// What one customer did in a period, found by looking at all of its events again for every
/// question, in the words of the documentation: lost in a segment is who was there at the start and
/// left in the period as a customer of that segment, wherever it was in between.
final class CustomerOracle {

  static final List<String> SLOTS =
      List.of(
          "customers/entered",
          "customers/lost",
          "plans/lost:club",
          "activity/active",
          "activity/engaged",
          "activity/referrers",
          "activity/complainers",
          "purchases/buyers",
          "purchases/returning",
          "purchases/squares",
          "spending/spending:EUR",
          "revenue/change:EUR");

  /// How things stand after an event. Only who was a customer until then can have left.
  private record Step(
      Instant time,
      CustomerAction action,
      boolean present,
      boolean member,
      SortedMap<String, String> values,
      long owed) {

    boolean in(Place place) {
      return place.equals(Place.TOTAL) || place.value().equals(values.get(place.dimension()));
    }

    boolean there(Place place) {
      return present && in(place);
    }
  }

  /// What a period sees of the customer in one place.
  record Seen(
      boolean entered,
      boolean lost,
      boolean lostMember,
      List<Boolean> did,
      long purchases,
      BigDecimal spent,
      long startOwed,
      long endOwed) {}

  private final List<Step> steps = new ArrayList<>();

  CustomerOracle(List<CustomerEvent> events, int inactivityDays, Instant now) {
    boolean joined = false;
    boolean member = false;
    boolean silent = false;
    long owed = 0;
    var values = new TreeMap<String, String>();
    var heardAt = Instant.MAX;
    for (CustomerEvent event : events) { // in order of time, all of different times
      if (event.stamp().version().voided()) {
        continue;
      }
      var time = event.stamp().time();
      if (isSilence(heardAt, time, inactivityDays) && joined && !silent) {
        silent = true;
        var due = heardAt.plus(Duration.ofDays(inactivityDays));
        steps.add(new Step(due, new CustomerAction.Left(), false, member, copy(values), 0));
      }
      heardAt = time;
      boolean leaves = event.action() instanceof CustomerAction.Left;
      if (leaves) {
        var action = joined && !silent ? event.action() : new CustomerAction.Heard();
        owed = 0;
        joined = false;
        steps.add(new Step(time, action, false, member, copy(values), 0));
      }
      silent = false;
      values.putAll(event.segments());
      switch (event.action()) {
        case CustomerAction.Joined _ -> joined = true;
        case CustomerAction.Rewarded _ -> member = true;
        case CustomerAction.Revenue revenue -> owed = millionths(revenue.monthly());
        case CustomerAction _ -> {}
      }
      var action = leaves ? new CustomerAction.Heard() : event.action();
      steps.add(new Step(time, action, joined, member, copy(values), owed));
    }
    if (isSilence(heardAt, now, inactivityDays) && joined) {
      var due = heardAt.plus(Duration.ofDays(inactivityDays));
      steps.add(new Step(due, new CustomerAction.Left(), false, member, copy(values), 0));
    }
  }

  private static boolean isSilence(Instant heardAt, Instant time, int days) {
    return days > 0
        && !heardAt.equals(Instant.MAX)
        && heardAt.plus(Duration.ofDays(days)).isBefore(time);
  }

  private static SortedMap<String, String> copy(SortedMap<String, String> values) {
    return new TreeMap<>(values);
  }

  private static long millionths(BigDecimal amount) {
    return amount.movePointRight(6).longValueExact();
  }

  Seen see(Instant start, Instant end, Place place) {
    var opening = steps.stream().filter(step -> step.time().isBefore(start)).reduce((_, b) -> b);
    var inside =
        steps.stream()
            .filter(step -> !step.time().isBefore(start) && step.time().isBefore(end))
            .toList();
    boolean thereAtStart = opening.isPresent() && opening.get().there(place);
    boolean lost =
        thereAtStart
            && any(inside, step -> step.in(place) && step.action() instanceof CustomerAction.Left);
    boolean lostMember = lost && opening.get().member();
    long owedAtStart = opening.filter(step -> step.in(place)).map(Step::owed).orElse(0L);
    long owed = owedAtStart;
    for (Step step : inside) {
      owed = step.in(place) ? step.owed() : owed;
    }
    var purchases = inside.stream().filter(step -> step.in(place) && isPurchase(step)).toList();
    var did =
        List.of(
            any(inside, step -> step.in(place) && isActive(step, "")),
            any(inside, step -> step.there(place) && isActive(step, "")),
            any(inside, step -> step.there(place) && isActive(step, "referral")),
            any(
                inside,
                step -> step.there(place) && step.action() instanceof CustomerAction.Complained),
            !purchases.isEmpty(),
            any(purchases, step -> !step.equals(firstPurchase())));
    var spent =
        purchases.stream()
            .map(step -> ((CustomerAction.Purchased) step.action()).amount())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean enters = !thereAtStart && any(inside, step -> step.there(place));
    return new Seen(enters, lost, lostMember, did, purchases.size(), spent, owedAtStart, owed);
  }

  private Step firstPurchase() {
    return steps.stream().filter(CustomerOracle::isPurchase).findFirst().orElseThrow();
  }

  private static boolean any(List<Step> steps, Predicate<Step> is) {
    return steps.stream().anyMatch(is);
  }

  private static boolean isPurchase(Step step) {
    return step.action() instanceof CustomerAction.Purchased;
  }

  private static boolean isActive(Step step, String activity) {
    return step.action() instanceof CustomerAction.Active(var kind)
        && (activity.isEmpty() || activity.equals(kind));
  }

  static Object expected(String slot, List<Seen> all) {
    return switch (slot) {
      case "customers/entered" -> sum(all, seen -> seen.entered() ? 1 : 0);
      case "customers/lost" -> sum(all, seen -> seen.lost() ? 1 : 0);
      case "plans/lost:club" -> sum(all, seen -> seen.lostMember() ? 1 : 0);
      case "purchases/squares" -> sum(all, seen -> seen.purchases() * seen.purchases());
      case "spending/spending:EUR" -> buckets(all);
      case "revenue/change:EUR" -> changes(all);
      default -> {
        int place = SLOTS.indexOf(slot) - SLOTS.indexOf("activity/active");
        yield sum(all, seen -> seen.did().get(place) ? 1 : 0);
      }
    };
  }

  private static long sum(List<Seen> all, ToLongFunction<Seen> number) {
    return all.stream().mapToLong(number).sum();
  }

  private static Object buckets(List<Seen> all) {
    var buckets = new TreeMap<Integer, Long>();
    for (Seen seen : all) {
      if (seen.spent().signum() > 0) {
        buckets.merge(DurationBuckets.indexOf(millionths(seen.spent())), 1L, Long::sum);
      }
    }
    return buckets;
  }

  /// Rows (start, end, kept) of all who owed something at the start, less the same as if nothing
  /// had changed.
  private static Object changes(List<Seen> all) {
    var sums = new ArrayList<BigInteger>();
    for (int i = 0; i < 9; i++) {
      sums.add(BigInteger.ZERO);
    }
    for (Seen seen : all) {
      long start = seen.startOwed();
      if (start > 0) {
        add(sums, List.of(start, seen.endOwed(), Math.min(start, seen.endOwed())), 1);
        add(sums, List.of(start, start, start), -1);
      }
    }
    return List.copyOf(sums);
  }

  private static void add(List<BigInteger> sums, List<Long> row, long times) {
    int next = 0;
    for (int i = 0; i < 3; i++) {
      var one = BigInteger.valueOf(row.get(i)).multiply(BigInteger.valueOf(times));
      sums.set(next, sums.get(next).add(one));
      next++;
    }
    for (int i = 0; i < 3; i++) {
      for (int j = i; j < 3; j++) {
        var product = BigInteger.valueOf(row.get(i)).multiply(BigInteger.valueOf(row.get(j)));
        sums.set(next, sums.get(next).add(product.multiply(BigInteger.valueOf(times))));
        next++;
      }
    }
  }

  static Object read(State state, Granularity granularity, String slot) {
    var at = state.at(granularity);
    if (slot.startsWith("spending/")) {
      return new TreeMap<>(at.values(slot));
    }
    if (!slot.startsWith("revenue/")) {
      return at.count(slot);
    }
    var rows =
        at.rows(slot)
            .orElse(
                new Cell.Rows(
                    0,
                    Collections.nCopies(3, BigInteger.ZERO),
                    Collections.nCopies(6, BigInteger.ZERO)));
    var sums = new ArrayList<>(rows.sums());
    sums.addAll(rows.products());
    return List.copyOf(sums);
  }
}
