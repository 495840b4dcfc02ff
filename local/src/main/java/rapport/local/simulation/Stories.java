package rapport.local.simulation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Thinks out what happens at one tenant: answers, the lives of tickets and of customers, and what
/// is said otherwise afterwards. Events of one ticket or customer never happen at the same time.
public final class Stories {

  private static final List<String> TICKET_TURNS =
      List.of("replied", "resolved", "reopened", "paused", "resumed", "closed", "deleted");
  private static final List<String> TICKET_TURNS_OF_PROMISED =
      List.of("replied", "resolved", "reopened", "closed");
  private static final List<String> CUSTOMER_TURNS =
      List.of("active", "purchased", "left", "joined");
  private static final int QUARTER_SECONDS = 900;

  /// What a tenant has: mostly one kind of things, so that many events meet, and mostly answers,
  /// which take least.
  private static final List<List<Kind>> KINDS =
      List.of(
          List.of(Kind.ANSWERS),
          List.of(Kind.ANSWERS),
          List.of(Kind.ANSWERS),
          List.of(Kind.VOTES),
          List.of(Kind.TICKETS),
          List.of(Kind.TICKETS),
          List.of(Kind.CUSTOMERS),
          List.of(Kind.ANSWERS, Kind.TICKETS),
          List.of(Kind.TICKETS, Kind.CUSTOMERS),
          List.of(Kind.ANSWERS, Kind.TICKETS, Kind.CUSTOMERS));

  /// Over how many minutes events are spread: an hour or so, or two days.
  private static final int[] SPREADS = {60, 600, 3_000};

  private final Tenant tenant;
  private final Choices choices;
  private final List<Kind> kinds;
  private final int spread;
  private final boolean ages;
  private final boolean buys;
  private final List<Told> untold = new ArrayList<>();
  private final Map<String, Told> latest = new HashMap<>();
  private final List<String> identities = new ArrayList<>();
  private final Map<String, List<Told>> afterwards = new HashMap<>();
  private final Set<Instant> answeredAt = new HashSet<>();
  private int count;

  /// Where time makes records final, answers are enough, and none is taken back.
  Stories(Tenant tenant, World world) {
    this.tenant = tenant;
    this.choices = world.choices;
    this.ages = world.plot.ages();
    this.buys = world.aim.needsPurchases();
    var drawn = KINDS.get(ages ? 0 : choices.below(KINDS.size()));
    this.kinds = world.aim.kinds().isEmpty() ? drawn : world.aim.kinds();
    int spreads = world.aim.needsTargets() ? 1 : SPREADS.length;
    boolean days = ages || world.aim.needsDays();
    this.spread = SPREADS[days ? SPREADS.length - 1 : choices.below(spreads)];
  }

  /// What a tenant may have.
  public enum Kind {
    ANSWERS,
    /// Answers of which each customer's last one of a period counts.
    VOTES,
    TICKETS,
    CUSTOMERS
  }

  /// What it has.
  List<Kind> kinds() {
    return kinds;
  }

  /// What is told next. It has happened by now.
  ///
  /// @param importName by which import, empty for none
  Told next(Instant now, String importName) {
    var before =
        identities.stream().filter(one -> latest.get(one).importName().equals(importName)).toList();
    if (!before.isEmpty() && choices.oneIn(5)) {
      return again(before.get(choices.below(before.size())));
    }
    if (untold.isEmpty()) {
      begin(now);
    }
    var next = untold.remove(choices.below(untold.size()));
    untold.addAll(afterwards.getOrDefault(next.id(), List.of()));
    var told = next.importedBy(importName);
    latest.put(told.identity(), told);
    identities.add(told.identity());
    return told;
  }

  /// The same once more, or something else under the same identity.
  private Told again(String identity) {
    var last = latest.get(identity);
    if (ages || choices.oneIn(3)) {
      return last;
    }
    var next = revised(last);
    latest.put(next.identity(), next);
    return next;
  }

  private Told revised(Told last) {
    boolean voids = !last.voided() && choices.below(2) == 0;
    if (last.isOf("survey")) {
      return last.revised(voids, answers(last.data().get("survey")));
    }
    boolean mayGo =
        !(tenant.targets() && last.type().equals("ticket.replied"))
            && !last.type().equals("customer.active");
    return mayGo ? last.revised(voids, last.data()) : last.revised(false, last.data());
  }

  private void begin(Instant now) {
    switch (kinds.get(choices.below(kinds.size()))) {
      case ANSWERS -> untold.add(response(now, "s"));
      case VOTES -> untold.add(response(now, "v"));
      case TICKETS -> ticket(now);
      case CUSTOMERS -> customer(now);
    }
  }

  /// No two at the same time, so that it is plain which one is the last.
  private Told response(Instant now, String survey) {
    var time = ago(now, 1 + choices.below(spread));
    while (!answeredAt.add(time)) {
      time = time.minusSeconds(1);
    }
    return told("survey.response", time, "c" + choices.below(3), answers(survey));
  }

  private Map<String, String> answers(String survey) {
    var answers = new HashMap<String, String>();
    answers.put("survey", survey);
    answers.put("recommend", Integer.toString(choices.below(11)));
    if (choices.below(2) == 1) {
      answers.put("happy", Integer.toString(1 + choices.below(5)));
    }
    answers.put("region", choices.below(2) == 0 ? "EMEA" : "APAC");
    return answers;
  }

  /// What is promised a first response is neither paused nor resolved before it, and is told so
  /// only after it.
  private void ticket(Instant now) {
    var ticket = "T" + count++;
    int minutes = 1 + choices.below(spread);
    var time = ago(now, minutes);
    untold.add(
        told(
            "ticket.created",
            time,
            ticket,
            Map.of("channel", choices.below(2) == 0 ? "web" : "mail")));
    int turns = choices.below(5);
    var into = untold;
    for (int turn = 0; turn < turns; turn++) {
      time = time.plusSeconds(60L * (1 + choices.below(turn == 0 ? 100 : 1 + spread / 6)) + turn);
      if (time.isAfter(now)) {
        return;
      }
      boolean answers = tenant.targets() && turn == 0;
      var kinds = tenant.targets() ? TICKET_TURNS_OF_PROMISED : TICKET_TURNS;
      var kind = answers ? "replied" : kinds.get(choices.below(kinds.size()));
      var data = kind.equals("replied") ? Map.of("agent", "kim") : Map.<String, String>of();
      var told = told("ticket." + kind, time, ticket, data);
      into.add(told);
      if (answers) {
        into = new ArrayList<>();
        afterwards.put(told.id(), into);
      }
    }
  }

  /// Of mere activity only the quarter hour is kept, so each event has one of its own.
  private void customer(Instant now) {
    var customer = "k" + count++;
    long quarters = 2 + choices.below(2 + spread / 15);
    var quarter =
        Instant.ofEpochSecond(
            (now.getEpochSecond() / QUARTER_SECONDS - quarters) * QUARTER_SECONDS);
    untold.add(told("customer.joined", quarter.plusSeconds(61), customer, Map.of()));
    int turns = Math.max(buys ? 1 : 0, choices.below(5));
    for (int turn = 0; turn < turns; turn++) {
      quarter = quarter.plusSeconds((long) QUARTER_SECONDS * (1 + choices.below(2 + spread / 60)));
      if (quarter.plusSeconds(QUARTER_SECONDS).isAfter(now)) {
        return;
      }
      var drawn = CUSTOMER_TURNS.get(choices.below(CUSTOMER_TURNS.size()));
      var kind = buys && turn == 0 ? "purchased" : drawn;
      var data =
          switch (kind) {
            case "active" -> Map.of("activity", "login");
            case "purchased" ->
                Map.of("amount", Integer.toString(1 + choices.below(50)), "currency", "EUR");
            default -> Map.<String, String>of();
          };
      untold.add(told("customer." + kind, quarter.plusSeconds(61), customer, data));
    }
  }

  private Told told(String type, Instant time, String about, Map<String, String> data) {
    return Told.first(tenant.name(), type, "e" + count++, time, about, data);
  }

  private static Instant ago(Instant now, int minutes) {
    return now.minusSeconds(60L * minutes).truncatedTo(ChronoUnit.SECONDS);
  }
}
