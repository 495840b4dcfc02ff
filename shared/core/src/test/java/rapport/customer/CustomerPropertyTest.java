package rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.entity.Frames;
import rapport.entity.Lines;
import rapport.entity.SimulatedLog;
import rapport.entity.Stamp;
import rapport.event.Payload.CustomerAction;
import rapport.fact.Measure;

/// Laws of customers over random histories. A failure prints the seed that replays it.
class CustomerPropertyTest {

  private static final Instant START = Instant.parse("2026-03-01T22:00:00Z");
  private static final int MINUTES = 200;
  private static final int HISTORIES = 120;

  static LongStream seeds() {
    return LongStream.range(1, 6);
  }

  /// The oracle films the customer: at each minute, is it there and under which values? The number
  /// of customers must change by exactly the difference from one frame to the next.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theNumberOfCustomersFollowsTheFilm(long seed) {
    var random = new Random(seed);
    for (int history = 0; history < HISTORIES; history++) {
      var customer = Customer.empty("c1").admit(history(random)).entity();

      var changes = new TreeMap<String, Long>();
      for (var milestone : customer.milestones(Frames.NOTHING_DECIDED)) {
        for (Measure measure : milestone.measures()) {
          if (measure instanceof Measure.Count(_, var slot, long amount)
              && slot.equals("customers")) {
            changes.merge(milestone.time() + " " + milestone.segments(), amount, Long::sum);
          }
        }
      }
      changes.values().removeIf(amount -> amount == 0);

      assertThat(changes)
          .as("seed %d, history %d: %s", seed, history, customer.events())
          .isEqualTo(film(customer.events()));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyOrderAndSplitGiveTheSameCustomerAndTheLogItsFacts(long seed) {
    var random = new Random(seed);
    for (int history = 0; history < HISTORIES; history++) {
      var events = history(random);
      var whole = Customer.empty("c1").admit(events).entity();
      var delivered = new ArrayList<>(events);
      delivered.addAll(events.subList(0, events.size() / 2));
      Collections.shuffle(delivered, random);
      var log = new SimulatedLog();
      var pieces = Customer.empty("c1");
      long revision = 0;
      for (CustomerEvent event : delivered) {
        boolean known = pieces.knows(event);
        var after = pieces.admit(List.of(event)).entity();
        revision += after.equals(pieces) ? 0 : 1;
        var publication = after.publish(pieces, revision, Frames.OPEN, known);
        log.add(publication.facts());
        pieces = CustomerCodec.decode(CustomerCodec.encode(publication.entity()));
      }

      assertThat(pieces.events())
          .as("seed %d, history %d", seed, history)
          .isEqualTo(whole.events());
      assertThat(Lines.of(pieces.milestones(Frames.NOTHING_DECIDED)))
          .isEqualTo(Lines.of(whole.milestones(Frames.NOTHING_DECIDED)));
      assertThat(log.standing())
          .isEqualTo(SimulatedLog.withoutRevisions(whole.facts(1, Frames.NOTHING_DECIDED)));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aCustomerOfWhichAnImportIsTakenBackIsAsIfItHadNeverCome(long seed) {
    var random = new Random(seed);
    for (int history = 0; history < HISTORIES; history++) {
      var events =
          history(random).stream()
              .map(event -> random.nextInt(3) == 0 ? imported(event) : event)
              .toList();
      var customer = Customer.empty("c1").admit(events).entity();

      assertThat(Lines.of(customer.takeBack("old").milestones(Frames.NOTHING_DECIDED)))
          .as("seed %d, history %d", seed, history)
          .isEqualTo(Lines.of(customer.withdraw("old").milestones(Frames.NOTHING_DECIDED)));
    }
  }

  private static CustomerEvent imported(CustomerEvent event) {
    var stamp = event.stamp();
    return new CustomerEvent(
        new Stamp(stamp.hash(), stamp.time(), stamp.version(), "old"),
        event.segments(),
        event.action());
  }

  private static Map<String, Long> film(List<CustomerEvent> events) {
    var changes = new TreeMap<String, Long>();
    String before = "";
    for (int minute = 0; minute < MINUTES; minute++) {
      var time = START.plusSeconds(minute * 60L);
      String now = frame(events, time);
      if (!now.equals(before)) {
        if (!before.isEmpty()) {
          changes.merge(time + " " + before, -1L, Long::sum);
        }
        if (!now.isEmpty()) {
          changes.merge(time + " " + now, 1L, Long::sum);
        }
      }
      before = now;
    }
    return changes;
  }

  /// Looks back from a moment: what was the last thing heard of it?
  private static String frame(List<CustomerEvent> events, Instant now) {
    boolean present = false;
    var values = new TreeMap<String, String>();
    var ranked = new ArrayList<CustomerEvent>();
    for (CustomerEvent event : events) {
      if (!event.stamp().version().voided() && !event.stamp().time().isAfter(now)) {
        ranked.add(event);
      }
    }
    ranked.sort(
        (one, other) -> {
          int byTime = one.stamp().time().compareTo(other.stamp().time());
          int byRank = Integer.compare(rank(one), rank(other));
          int byHash = one.stamp().hash().compareTo(other.stamp().hash());
          return byTime != 0 ? byTime : byRank != 0 ? byRank : byHash;
        });
    for (CustomerEvent event : ranked) {
      values.putAll(event.segments());
      present =
          event.action() instanceof CustomerAction.Joined
              || present && !(event.action() instanceof CustomerAction.Left);
    }
    return present ? values.toString() : "";
  }

  private static int rank(CustomerEvent event) {
    return event.action() instanceof CustomerAction.Joined
        ? -1
        : event.action() instanceof CustomerAction.Left ? 1 : 0;
  }

  private static List<CustomerEvent> history(Random random) {
    var events = new ArrayList<CustomerEvent>();
    int size = random.nextInt(15);
    for (int i = 0; i < size; i++) {
      var time = START.plusSeconds(random.nextInt(MINUTES) / 5 * 5 * 60L);
      String kind = List.of("joined", "left", "purchased", "active").get(random.nextInt(4));
      String values = random.nextInt(3) == 0 ? " plan=p" + random.nextInt(3) : "";
      String version =
          switch (random.nextInt(6)) {
            case 0 -> " rev=1 void";
            case 1 -> " rev=1";
            default -> "";
          };
      events.add(
          CustomerStory.event(time + " " + kind + values + version, "e" + random.nextInt(12)));
    }
    return events;
  }
}
