package rapport.local.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/// Lives the life of one customer: tries the subscription, joins and pays every month, buys, looks
/// in, collects points and may leave. Who is on the free plan only tries it.
///
/// All of it happens when the newsletter is out, on Saturday mornings: what happens on every day
/// would have every day folded, and the start wait for that. Most joined in the half year before
/// the company's three months, of which nothing but this is told.
final class SampleLife {

  private static final String CURRENCY = "EUR";
  private static final int WEEKS = 13;
  private static final int WEEKS_BEFORE = 26;
  private static final int HOUR = 9;
  private static final int MINUTES = 60;
  private static final int WEEK_AFTER_BAD_DAYS = 4;
  private static final int[] ORDERS = {0, 1, 2, 3, 5};

  private final SampleCustomer customer;
  private final LocalDate saturday;
  private final Chance chance;
  private final List<SampleEvent> events = new ArrayList<>();

  SampleLife(int number, LocalDate today) {
    this.customer = SampleCustomer.of(number);
    this.saturday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY));
    this.chance = new Chance(Integer.MAX_VALUE + 1L + number);
  }

  List<SampleEvent> events() {
    boolean isNew = chance.happens(0.2);
    if (customer.pays()) {
      subscribe(isNew ? chance.below(WEEKS) : WEEKS + chance.below(WEEKS_BEFORE), isNew);
    } else if (isNew) {
      tryOut(chance.below(WEEKS));
    }
    return events;
  }

  private void subscribe(int joinedWeek, boolean isNew) {
    Instant at = time(joinedWeek);
    if (isNew) {
      Instant triedAt = time(joinedWeek + 1 + chance.below(2));
      customer.putAttributes(reach("trial", triedAt));
      reach("checkout", at);
      reach("paid", at);
    }
    customer.putAttributes(add("joined", at));
    if (isNew) {
      money(1_800, "cost", add("acquired", at));
    }
    pay(at, customer.plan().equals("pro") ? "29.00" : "199.00");
    boolean leaves = chance.happens(0.12);
    int lastWeek = leaves ? leaving() : 0;
    if (lastWeek < joinedWeek) {
      int first = Math.min(joinedWeek, WEEKS) - 1;
      stay(first, lastWeek);
      collectPoints(at, between(first, lastWeek));
      if (leaves) {
        add("left", time(lastWeek).plus(Duration.ofHours(1)));
      }
    }
  }

  /// Many leave after the bad days.
  private int leaving() {
    return chance.happens(0.5) ? WEEK_AFTER_BAD_DAYS : chance.below(WEEKS);
  }

  private void tryOut(int week) {
    Instant at = time(week);
    customer.putAttributes(reach("trial", at));
    if (chance.happens(0.4)) {
      reach("checkout", at.plus(Duration.ofMinutes(1)));
    }
  }

  private ObjectNode reach(String stage, Instant at) {
    return add("reached", at).put("journey", "subscribe").put("stage", stage);
  }

  private void pay(Instant at, String monthly) {
    add("revenue", at).put("mrr", monthly).put("currency", CURRENCY);
  }

  /// @param first the week after joining, or the first of the three months
  private void stay(int first, int lastWeek) {
    if (chance.happens(0.1)) {
      boolean more = chance.happens(0.7);
      boolean pro = customer.plan().equals("pro");
      pay(between(first, lastWeek), more ? pro ? "39.00" : "249.00" : pro ? "19.00" : "149.00");
    }
    for (int left = ORDERS[chance.weighted(50, 25, 14, 7, 4)]; left > 0; left--) {
      money(3_900, "amount", add("purchased", between(first, lastWeek)));
    }
    for (int left = chance.below(3); left > 0; left--) {
      add("active", between(first, lastWeek))
          .put("activity", chance.happens(0.1) ? "referral" : "login");
    }
  }

  private void collectPoints(Instant joinedAt, Instant later) {
    if (chance.happens(0.3)) {
      collect(joinedAt, "silver");
      if (chance.happens(0.25)) {
        collect(later, "gold");
      }
    }
  }

  private void collect(Instant at, String tier) {
    add("rewarded", at).put("plan", "club").put("tier", tier).put("points", 100);
  }

  private void money(int cents, String field, ObjectNode data) {
    data.put(field, BigDecimal.valueOf(chance.skewed(cents), 2).toString());
    data.put("currency", CURRENCY);
  }

  /// Adds an event and gives its data, to be filled.
  private ObjectNode add(String what, Instant at) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    String id = customer.id() + "-" + events.size();
    events.add(new SampleEvent(id, "customer." + what, at, customer.id(), data));
    return data;
  }

  private Instant between(int firstWeek, int lastWeek) {
    return time(lastWeek + chance.below(firstWeek - lastWeek + 1));
  }

  /// @param week how many Saturdays before the last one
  private Instant time(int week) {
    return saturday
        .minusWeeks(week)
        .atTime(HOUR, chance.below(MINUTES), chance.below(MINUTES))
        .atZone(SampleDay.ZONE)
        .toInstant();
  }
}
