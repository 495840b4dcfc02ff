package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.entity.Frame;
import rapport.entity.Given;
import rapport.entity.SimulatedLog;
import rapport.event.Version;
import rapport.fact.Fact;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fold.Fold;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.settings.CustomerRules;
import rapport.settings.CustomerRules.ChurnDenominator;
import rapport.settings.EntityRules;
import rapport.settings.ServiceRules;
import rapport.state.Cell;
import rapport.state.State;

/// What the facts of customers add up to, in every period of three calendars, in total and by
/// segment, against an oracle that looks at each customer's events period by period. Events come in
/// any order, twice, revised and voided.
class CustomerFiguresTest {

  static final Instant START = Instant.parse("2025-11-20T00:00:00Z");
  static final Instant END = Instant.parse("2026-03-20T00:00:00Z");
  private static final int CUSTOMERS = 8;
  private static final List<Calendar> CALENDARS =
      List.of(
          new Calendar(1, ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY),
          new Calendar(1, ZoneId.of("Asia/Kathmandu"), DayOfWeek.SUNDAY),
          new Calendar(1, ZoneId.of("Pacific/Apia"), DayOfWeek.SATURDAY));
  private static final List<String> KINDS =
      List.of(
          "joined",
          "left",
          "purchased amount=12.50",
          "purchased amount=3",
          "purchased amount=700.001",
          "purchased amount=0",
          "revenue amount=49",
          "revenue amount=9.5",
          "revenue amount=0",
          "active",
          "active activity=referral",
          "complained",
          "rewarded to=club tier=gold",
          "rewarded to=club");
  private static final List<String> RESTLESS =
      List.of("joined", "joined", "left", "active", "rewarded to=club", "revenue amount=49");
  private static final List<Instant> STARTS =
      Stream.of("2025-12-01", "2025-12-29", "2026-01-01", "2026-02-01", "2026-03-01")
          .map(day -> Instant.parse(day + "T00:00:00Z"))
          .toList();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 2);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void sumsOfFactsAreWhatEachPeriodSees(long seed) {
    compare(seed, 0);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theyAreSoWhereSilenceIsLeaving(long seed) {
    compare(seed, 6);
  }

  private static void compare(long seed, int inactivityDays) {
    var random = new Random(seed);
    var given = given(inactivityDays);
    var facts = new ArrayList<Fact>();
    var oracles = new ArrayList<CustomerOracle>();
    for (int i = 0; i < CUSTOMERS; i++) {
      var events = history(random);
      facts.addAll(recorded("c" + i, events, given, random));
      var whole = Customer.empty("c" + i).admit(events).entity();
      oracles.add(new CustomerOracle(whole.events(), inactivityDays, END));
    }
    var numbers = new TreeMap<String, Integer>();
    var logged = facts.stream().map(fact -> logged(fact, numbers)).toList();
    for (Calendar calendar : CALENDARS) {
      var days = days(logged, calendar);
      for (Granularity granularity : Granularity.values()) {
        if (granularity != Granularity.HOUR) {
          var counted = counted(days, granularity, calendar, numbers);
          var wanted = expected(oracles, granularity, calendar, counted);
          counted.entrySet().removeIf(entry -> entry.getValue().equals(wanted.get(entry.getKey())));
          wanted.keySet().retainAll(counted.keySet());
          assertThat(counted)
              .as("seed %d, %s, by %s", seed, calendar, granularity)
              .isEqualTo(wanted);
        }
      }
    }
  }

  static Given given(int inactivityDays) {
    var rules =
        new CustomerRules(
            inactivityDays,
            new TreeMap<>(Map.of("buy", List.of("cart", "paid"))),
            new TreeMap<>(Map.of("club", List.of("gold"))),
            ChurnDenominator.START,
            0);
    return new Given(new EntityRules(ServiceRules.NONE, rules), END);
  }

  /// Distinct quarter hours, so that no two events are of one moment. Every other customer is
  /// restless: it joins, moves, moves back and leaves, several times in a period and around starts
  /// of periods.
  static List<CustomerEvent> history(Random random) {
    boolean restless = random.nextBoolean();
    var kinds = restless ? RESTLESS : KINDS;
    var events = new ArrayList<CustomerEvent>();
    var taken = new HashSet<Instant>();
    for (int i = 0; i < 60; i++) {
      var time = time(restless && random.nextBoolean(), random);
      if (!taken.add(time)) {
        continue;
      }
      var kind = i == 0 ? "joined" : kinds.get(random.nextInt(kinds.size()));
      var values =
          switch (random.nextInt(restless ? 4 : 8)) {
            case 0 -> " plan=p" + random.nextInt(2);
            case 1 -> " plan=p" + random.nextInt(2) + " region=r" + random.nextInt(2);
            default -> "";
          };
      events.add(CustomerStory.event(time + " " + kind + values, "e" + i));
      if (random.nextInt(6) == 0) {
        var version = random.nextBoolean() ? " rev=1 void" : " rev=1";
        var other = version.endsWith("void") ? kind : "purchased amount=5";
        events.add(CustomerStory.event(time + " " + other + values + version, "e" + i));
      }
    }
    return events;
  }

  private static Instant time(boolean aroundAStart, Random random) {
    if (aroundAStart) {
      int quarter = random.nextInt(-2 * 96, 2 * 96);
      return STARTS.get(random.nextInt(STARTS.size())).plusSeconds(quarter * 900L);
    }
    int quarters = (int) Duration.between(START, END).toHours() * 4;
    return START.plusSeconds(random.nextInt(quarters) * 900L);
  }

  /// In pieces, shuffled and doubled, through the difference of what was and what is.
  private static List<Fact> recorded(
      String id, List<CustomerEvent> events, Given given, Random random) {
    var delivered = new ArrayList<>(events);
    delivered.addAll(events.subList(0, events.size() / 3));
    Collections.shuffle(delivered, random);
    var log = new SimulatedLog();
    var customer = Customer.empty(id);
    var frame = new Frame(given, (_, _) -> false, given.now());
    long revision = 0;
    for (int from = 0; from < delivered.size(); from += 4) {
      var some = delivered.subList(from, Math.min(delivered.size(), from + 4));
      boolean known = some.stream().anyMatch(customer::knows);
      var after = customer.admit(some).entity();
      revision++;
      var publication = after.publish(customer, revision, frame, known);
      log.add(publication.facts());
      customer = CustomerCodec.decode(CustomerCodec.encode(publication.entity()));
    }
    return List.copyOf(log.standing());
  }

  private static LoggedFact logged(Fact fact, Map<String, Integer> numbers) {
    var segments = new TreeMap<String, Integer>();
    fact.segments()
        .forEach(
            (dimension, value) ->
                segments.put(
                    dimension,
                    numbers.computeIfAbsent(dimension + ":" + value, _ -> numbers.size() + 1)));
    return new LoggedFact(
        fact.id(),
        Version.FIRST,
        fact.time(),
        new LoggedFact.Origin(1, ""),
        segments,
        fact.measures(),
        fact.texts());
  }

  private static SortedMap<LocalDate, Map<PartKey, Part>> days(
      List<LoggedFact> facts, Calendar calendar) {
    var days = new TreeMap<LocalDate, Map<PartKey, Part>>();
    var last = calendar.dayOf(END);
    for (var day = calendar.dayOf(START); !day.isAfter(last); day = day.plusDays(1)) {
      var fold = Fold.ofDay(day, calendar, END);
      var from = calendar.startOf(day);
      var to = calendar.endOf(day);
      facts.stream()
          .filter(fact -> !fact.time().isBefore(from) && fact.time().isBefore(to))
          .forEach(fold::add);
      days.put(day, fold.result().parts());
    }
    return days;
  }

  /// By period, place and slot, with the balances that the periods open with.
  private static SortedMap<String, Object> counted(
      SortedMap<LocalDate, Map<PartKey, Part>> days,
      Granularity granularity,
      Calendar calendar,
      Map<String, Integer> numbers) {
    var places = new HashMap<Integer, String>();
    numbers.forEach((place, number) -> places.put(number, place));
    var states = new TreeMap<String, State>();
    days.forEach(
        (day, parts) ->
            parts.forEach(
                (key, part) ->
                    part.states()
                        .forEach(
                            (number, state) -> {
                              var place =
                                  key.dimension().equals(PartKey.TOTALS) ? ":" : places.get(number);
                              var name = Period.of(granularity, day, calendar).text() + " " + place;
                              states.merge(name, prefixed(key.family(), state), State::merge);
                            })));
    var counted = new TreeMap<String, Object>();
    states.forEach(
        (name, state) ->
            CustomerOracle.SLOTS.forEach(
                slot ->
                    counted.put(name + " " + slot, CustomerOracle.read(state, granularity, slot))));
    return counted;
  }

  /// Slots of two families may have one name.
  private static State prefixed(Family family, State state) {
    var cells = new TreeMap<String, Cell>();
    state.cells().forEach((slot, cell) -> cells.put(family.key() + "/" + slot, cell));
    return new State(cells);
  }

  private static SortedMap<String, Object> expected(
      List<CustomerOracle> oracles,
      Granularity granularity,
      Calendar calendar,
      SortedMap<String, Object> counted) {
    var expected = new TreeMap<String, Object>();
    for (String name : counted.keySet()) {
      var words = name.split(" ", 3);
      var period = Period.parse(granularity, words[0], calendar).orElseThrow();
      var place = words[1].split(":", -1);
      var seen = new ArrayList<CustomerOracle.Seen>();
      oracles.forEach(
          oracle ->
              seen.add(
                  oracle.see(
                      period.start(calendar),
                      period.end(calendar),
                      new Place(place[0], place[1]))));
      expected.put(name, CustomerOracle.expected(words[2], seen));
    }
    return expected;
  }
}
