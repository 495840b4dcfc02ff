package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.recorder.RecorderWorld.array;
import static rapport.recorder.RecorderWorld.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rapport.settings.Settings;
import rapport.store.memory.Units;

/// What recording costs, by the units that the tables in memory count: for each call those that
/// DynamoDB Local reports.
class CostTest {

  private static final Instant DAY = Instant.parse("2026-03-02T23:00:00Z");
  private static final int EVENTS = 10_000;
  private static final int A_POST = 50;
  private static final long SEED = 20_260_303;

  private final RecorderWorld world = new RecorderWorld();

  /// Something that happened to a ticket.
  private record Happening(Instant at, String json) {}

  /// 10,000 events of 2,500 tickets within 24 hours, a ticket's four within two hours, arriving in
  /// order, 50 a POST, each recorded by itself, no targets.
  @Test
  void aDayOfTickets() {
    world.settings(Settings.DEFAULT);
    world.now = DAY.plus(Duration.ofHours(24));
    world.handler = world.another();
    var events = tickets();
    var before = consumed();

    for (int from = 0; from < EVENTS; from += A_POST) {
      var body = array(events.subList(from, from + A_POST));
      assertThat(world.deliver(world.message(body))).isEmpty();
    }

    var used = consumed().since(before);
    System.out.printf(
        "10,000 events of 2,500 tickets, recorder: %.4f write and %.4f read units each%n",
        (double) used.writes() / EVENTS, used.reads() / EVENTS);
    assertThat(world.quarantine()).isEmpty();
    assertThat((double) used.writes() / EVENTS).isBetween(1.0, 1.5);
    assertThat(used.reads() / EVENTS).isBetween(0.5, 1.25);
  }

  private Units consumed() {
    var events = world.events.consumed();
    var summary = world.summary.consumed();
    return new Units(events.writes() + summary.writes(), events.halfReads() + summary.halfReads());
  }

  private static List<String> tickets() {
    var random = new Random(SEED);
    var happenings = new ArrayList<Happening>();
    for (int i = 0; i < EVENTS / 4; i++) {
      var ticket = "T" + i;
      var at = DAY.plusSeconds(random.nextInt(22 * 3_600));
      var routed =
          "\"channel\":\"channel%d\",\"group\":\"group%d\",\"priority\":\"priority%d\""
              .formatted(random.nextInt(4), random.nextInt(5), random.nextInt(3));
      happenings.add(happening("created", ticket, at, routed));
      var agent = "\"agent\":\"agent%d\"".formatted(random.nextInt(10));
      for (String type : List.of("replied", "resolved", "closed")) {
        at = at.plusSeconds(60 + random.nextInt(2_340));
        happenings.add(happening(type, ticket, at, agent));
      }
    }
    happenings.sort(Comparator.comparing(Happening::at));
    return happenings.stream().map(Happening::json).toList();
  }

  private static Happening happening(String type, String ticket, Instant at, String more) {
    var data = "{\"ticket\":\"%s\",%s}".formatted(ticket, more);
    var json = event(ticket + "-" + type, "ticket." + type, at.toString(), data);
    return new Happening(at, json.replace("\"subject\":\"c1\",", ""));
  }
}
