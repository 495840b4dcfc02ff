package rapport.recorder;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Made-up events of two days: responses with corrections and retractions, tickets through their
/// lives, and customers.
final class RandomMessages {

  static final Instant FROM = Instant.parse("2026-02-28T00:00:00Z");
  private static final int MINUTES = 2 * 24 * 60;
  private static final List<String> STEPS =
      List.of("replied", "assigned", "paused", "resumed", "resolved", "reopened", "closed");
  private static final List<String> REGIONS = List.of("EMEA", "APAC", "AMER");

  private final Random random;

  RandomMessages(Random random) {
    this.random = random;
  }

  List<String> events(int responses, int tickets, int customers) {
    var events = new ArrayList<String>();
    for (int i = 0; i < responses; i++) {
      response("r" + i, events);
    }
    for (int i = 0; i < tickets; i++) {
      ticket("T" + i, events);
    }
    for (int i = 0; i < customers; i++) {
      customer("c" + i, events);
    }
    return events;
  }

  /// The events in messages of some size, some of them twice.
  List<SQSMessage> messages(RecorderWorld world, List<String> events, int size) {
    var messages = new ArrayList<SQSMessage>();
    for (int from = 0; from < events.size(); from += size) {
      var some = events.subList(from, Math.min(events.size(), from + size));
      messages.add(world.message(RecorderWorld.array(some)));
    }
    var twice = new ArrayList<>(messages);
    messages.stream().filter(_ -> random.nextInt(4) == 0).forEach(twice::add);
    Collections.shuffle(twice, random);
    return twice;
  }

  private void response(String id, List<String> events) {
    var time = time();
    events.add(answer(id, time, 0, false));
    if (random.nextInt(4) == 0) {
      events.add(answer(id, time, 1, false));
    }
    if (random.nextInt(6) == 0) {
      events.add(answer(id, time, 1, random.nextBoolean()));
    }
  }

  private String answer(String id, Instant time, int revision, boolean voided) {
    return RecorderWorld.response(
        id,
        time.toString(),
"""
"answers":{"recommend":%d,"happy":%d,"why":"text %d"},"attributes":{"region":"%s","plan":"%s","shoe":"%d"},\
"channel":"web","complete":%b,"revision":%d,"void":%b"""
            .formatted(
                random.nextInt(11),
                1 + random.nextInt(5),
                random.nextInt(3),
                REGIONS.get(random.nextInt(3)),
                random.nextBoolean() ? "pro" : "free",
                36 + random.nextInt(10),
                random.nextBoolean(),
                revision,
                voided));
  }

  private void ticket(String id, List<String> events) {
    var time = time();
    events.add(
        RecorderWorld.event(
            id + "-created",
            "ticket.created",
            time.toString(),
            "{\"ticket\":\"%s\",\"channel\":\"mail\",\"group\":\"g%d\"}"
                .formatted(id, random.nextInt(3))));
    int steps = random.nextInt(7);
    for (int i = 0; i < steps; i++) {
      time = time.plus(Duration.ofMinutes(random.nextInt(300)));
      var type = STEPS.get(random.nextInt(STEPS.size()));
      events.add(
          RecorderWorld.event(
              id + "-" + i,
              "ticket." + type,
              time.toString(),
              type.equals("replied") || type.equals("assigned")
                  ? "{\"ticket\":\"%s\",\"agent\":\"a%d\"}".formatted(id, random.nextInt(4))
                  : "{\"ticket\":\"%s\"}".formatted(id)));
    }
    if (random.nextInt(10) == 0) {
      events.add(RecorderWorld.ticket(id + "-deleted", "deleted", time.toString(), id));
    }
  }

  private void customer(String id, List<String> events) {
    var joined = time();
    events.add(customer(id, "joined", joined));
    if (random.nextBoolean()) {
      events.add(customer(id, "left", joined.plus(Duration.ofMinutes(random.nextInt(600)))));
    }
  }

  private static String customer(String id, String type, Instant time) {
    return RecorderWorld.event(id + "-" + type, "customer." + type, time.toString(), "{}")
        .replace("\"subject\":\"c1\"", "\"subject\":\"" + id + "\"");
  }

  private Instant time() {
    return FROM.plus(Duration.ofMinutes(random.nextInt(MINUTES - 24 * 60)));
  }
}
