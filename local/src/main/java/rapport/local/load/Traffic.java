package rapport.local.load;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import rapport.local.simulation.Told;

/// Thinks out what happens at a tenant: answers, tickets and customers, told in any order, some of
/// it again, some of it late, and some of it wrong. Safe for several threads.
///
/// Events of one ticket or customer never happen at the same time, and each activity of a customer
/// has a quarter hour of its own, so that there is one right answer to everything.
final class Traffic {

  private static final List<String> TICKET_TURNS =
      List.of("replied", "resolved", "reopened", "paused", "resumed", "closed");
  private static final List<String> CUSTOMER_TURNS =
      List.of("active", "active", "purchased", "left", "joined");
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final int MAX_TURNS = 5;
  private static final int CUSTOMERS_ANSWERING = 500;
  private static final int SECONDS_BACK = 3 * 3_600;
  private static final int LATE_HOURS_FROM = 25;
  private static final int LATE_HOURS_TO = 9 * 24;

  /// How many of the latest events may come again.
  private static final int REMEMBERED = 5_000;

  private static final List<String> NONSENSE =
      List.of(
          """
          {"specversion":"1.0","source":"load","id":"%s","type":"ticket.created","data":{}}""",
          """
          {"specversion":"1.0","source":"load","id":"%s","type":"no.such","time":"%s","data":{}}""",
          """
          {"specversion":"1.0","source":"load","id":"%s","type":"survey.response","time":"%s",\
          "data":{"survey":"s","answers":{"recommend":11}}}""");

  private final String tenant;
  private final Random random;
  private final Shares shares;
  private final List<Told> untold = new ArrayList<>();
  private final List<Told> told = new ArrayList<>();
  private final Map<String, Told> latest = new HashMap<>();
  private int count;

  Traffic(String tenant, long seed, Shares shares) {
    this.tenant = tenant;
    this.random = new Random(seed);
    this.shares = shares;
  }

  /// What is sent together next. All of it has happened by now.
  synchronized Parcel next(Instant now, int events) {
    var some = new ArrayList<Told>();
    var bodies = new ArrayList<String>();
    for (int i = 0; i < events; i++) {
      if (random.nextDouble() < shares.bad()) {
        bodies.add(nonsense(now));
      } else {
        var one = next(now);
        some.add(one);
        bodies.add(one.json());
      }
    }
    return new Parcel(some, bodies);
  }

  private String nonsense(Instant now) {
    return NONSENSE.get(random.nextInt(NONSENSE.size())).formatted("bad" + count++, now);
  }

  private Told next(Instant now) {
    if (!told.isEmpty() && random.nextDouble() < shares.again()) {
      int from = Math.max(0, told.size() - REMEMBERED);
      return again(told.get(from + random.nextInt(told.size() - from)));
    }
    if (untold.isEmpty()) {
      begin(now);
    }
    var one = untold.remove(random.nextInt(untold.size()));
    told.add(one);
    latest.put(one.identity(), one);
    return one;
  }

  private Told again(Told before) {
    var last = latest.get(before.identity());
    if (random.nextBoolean()) {
      return last;
    }
    boolean voids = !last.voided() && !last.isOf("customer") && random.nextInt(3) == 0;
    var next = last.revised(voids, last.isOf("survey") ? answers() : last.data());
    latest.put(next.identity(), next);
    return next;
  }

  private void begin(Instant now) {
    boolean late = random.nextDouble() < shares.late();
    Instant until =
        late ? now.minus(Duration.ofHours(random.nextInt(LATE_HOURS_FROM, LATE_HOURS_TO))) : now;
    switch (random.nextInt(3)) {
      case 0 -> answer(until);
      case 1 -> ticket(until);
      default -> customer(until);
    }
  }

  private void answer(Instant until) {
    var time = until.minusSeconds(1 + random.nextInt(SECONDS_BACK));
    tell("survey.response", time, "c" + random.nextInt(CUSTOMERS_ANSWERING), answers());
  }

  private Map<String, String> answers() {
    var answers = new HashMap<String, String>();
    answers.put("survey", "s");
    answers.put("recommend", Integer.toString(random.nextInt(11)));
    if (random.nextBoolean()) {
      answers.put("happy", Integer.toString(1 + random.nextInt(5)));
    }
    answers.put("region", random.nextBoolean() ? "EMEA" : "APAC");
    return answers;
  }

  private void ticket(Instant until) {
    var ticket = "T" + count++;
    var time = until.minusSeconds(SECONDS_BACK);
    tell("ticket.created", time, ticket, Map.of("channel", random.nextBoolean() ? "web" : "mail"));
    for (int turns = random.nextInt(MAX_TURNS); turns > 0; turns--) {
      time = time.plusSeconds(1 + random.nextInt(SECONDS_BACK / MAX_TURNS - 1));
      var kind = TICKET_TURNS.get(random.nextInt(TICKET_TURNS.size()));
      tell(
          "ticket." + kind,
          time,
          ticket,
          kind.equals("replied") ? Map.of("agent", "kim") : Map.of());
    }
  }

  private void customer(Instant until) {
    var customer = "k" + count++;
    var hour = until.minusSeconds(SECONDS_BACK).truncatedTo(ChronoUnit.HOURS);
    var time = hour.plusSeconds(61);
    tell("customer.joined", time, customer, Map.of());
    for (int turns = random.nextInt(MAX_TURNS); turns > 0; turns--) {
      time = time.plus(QUARTER.multipliedBy(1 + random.nextInt(2)));
      var kind = CUSTOMER_TURNS.get(random.nextInt(CUSTOMER_TURNS.size()));
      tell("customer." + kind, time, customer, details(kind));
    }
  }

  private Map<String, String> details(String kind) {
    return switch (kind) {
      case "active" -> Map.of("activity", "login");
      case "purchased" ->
          Map.of("amount", Integer.toString(1 + random.nextInt(50)), "currency", "EUR");
      default -> Map.of();
    };
  }

  private void tell(String type, Instant time, String about, Map<String, String> data) {
    var at = time.truncatedTo(ChronoUnit.SECONDS);
    untold.add(Told.first(tenant, type, "e" + count++, at, about, data));
  }
}
