package rapport.local.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Lives the life of one customer: tries the subscription, joins and pays every month, buys, looks
/// in, collects points and may leave. Who is on the free plan only tries it and buys.
///
/// Half of those who pay joined in the months before the company's year, of which nothing but this
/// is told.
final class SampleLife {

  private static final String CURRENCY = "EUR";
  private static final int YEAR_DAYS = 365;
  private static final int MONTHS_BEFORE = 8;
  private static final double MOST_BUSTLE = 2;
  private static final double LEAVES_A_DAY = 0.0006;
  private static final double LEAVES_BY_OUTAGE = 0.07;
  private static final double BUYS_A_DAY = 0.009;
  private static final double BUYS_NO_MORE = 0.05;
  private static final double LOOKS_IN_A_DAY = 0.018;

  private final SampleCustomer customer;
  private final LocalDate today;
  private final Chance chance;
  private final List<SampleEvent> events = new ArrayList<>();

  /// How often, as a part of what is usual, and for how much.
  private double appetite;

  private final int basketCents;

  SampleLife(int number, LocalDate today) {
    this.customer = SampleCustomer.of(number);
    this.today = today;
    this.chance = new Chance(Integer.MAX_VALUE + 1L + number);
    this.appetite = chance.skewed(1_000) / 1_000.0;
    this.basketCents = (int) chance.skewed(3_900);
  }

  List<SampleEvent> events() {
    boolean isNew = chance.happens(0.5);
    LocalDate joinedOn = isNew ? inTheYear() : before();
    if (customer.pays()) {
      subscribe(joinedOn, isNew);
    } else if (isNew) {
      tryOut(joinedOn);
    }
    return events;
  }

  /// More come when there is more to do, and nobody on a Sunday.
  private LocalDate inTheYear() {
    var date = today.minusDays(chance.below(YEAR_DAYS));
    return chance.happens(day(date).bustle() / MOST_BUSTLE) ? date : inTheYear();
  }

  private LocalDate before() {
    return today
        .minusDays(YEAR_DAYS)
        .withDayOfMonth(1)
        .minusMonths(chance.below(MONTHS_BEFORE))
        .plusDays(1);
  }

  private void subscribe(LocalDate joinedOn, boolean isNew) {
    Instant at = time(joinedOn);
    if (isNew) {
      Instant triedAt = at.minus(Duration.ofDays(3L + chance.below(11)));
      customer.putAttributes(reach("trial", SampleDay.whenOpen(triedAt, chance)));
      reach("checkout", at);
      reach("paid", at);
    }
    customer.putAttributes(add("joined", at));
    if (isNew) {
      money(1_800, "cost", add("acquired", at));
    }
    pay(at, customer.plan().equals("pro") ? "29.00" : "199.00");
    if (chance.happens(0.35)) {
      reward(at, "silver");
    }
    LocalDate date = joinedOn.isBefore(firstDay()) ? firstDay() : joinedOn.plusDays(1);
    while (!date.isAfter(today) && stays(date)) {
      live(date);
      date = date.plusDays(1);
    }
  }

  private LocalDate firstDay() {
    return today.minusDays(YEAR_DAYS - 1L);
  }

  /// Many leave in the days after the outage.
  private boolean stays(LocalDate date) {
    long since = ChronoUnit.DAYS.between(SampleDay.outageBegan(today), date);
    double more = since == 6 || since == 13 ? LEAVES_BY_OUTAGE : 0;
    boolean leaves = chance.happens(LEAVES_A_DAY + more);
    if (leaves) {
      add("left", time(date)).put("reason", more > 0 ? "outage" : "price");
    }
    return !leaves;
  }

  private void live(LocalDate date) {
    var day = day(date);
    if (chance.happens(appetite * BUYS_A_DAY * day.bustle() * (day.isDown() ? 0.2 : 1))) {
      money(basketCents, "amount", add("purchased", time(date)));
      appetite = chance.happens(BUYS_NO_MORE) ? 0 : appetite;
    }
    if (chance.happens(LOOKS_IN_A_DAY * day.bustle())) {
      add("active", time(date)).put("activity", chance.happens(0.1) ? "referral" : "login");
    }
    if (chance.happens(0.0006)) {
      boolean more = chance.happens(0.75);
      boolean pro = customer.plan().equals("pro");
      pay(time(date), more ? pro ? "39.00" : "249.00" : pro ? "19.00" : "149.00");
    }
    if (chance.happens(0.0003)) {
      reward(time(date), "gold");
    }
  }

  private void tryOut(LocalDate triedOn) {
    Instant at = time(triedOn);
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

  private void reward(Instant at, String tier) {
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

  private SampleDay day(LocalDate date) {
    return new SampleDay(date, today);
  }

  private Instant time(LocalDate date) {
    return day(date).time(customer.region(), chance);
  }
}
