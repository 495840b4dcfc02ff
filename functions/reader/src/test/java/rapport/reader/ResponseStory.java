package rapport.reader;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import rapport.event.Version;
import rapport.reader.ResponsesWorld.Said;
import rapport.reader.ResponsesWorld.Sent;

/// What was sent in some weeks before 14 March 2026, and what of it must be shown.
final class ResponseStory {

  static final Instant BEGIN = Instant.parse("2026-02-20T00:00:00Z");
  static final String RANGE = "from=2026-02-20&to=2026-03-14";

  private static final List<String> COMMENTS =
      List.of("", "Fast delivery", "STRASSE und Straße", "服务很慢，但是很友好", "too slow", "ＦＡＳＴ!");

  private ResponseStory() {}

  static Sent sent(String id, Instant time, Said said) {
    return new Sent(id, time, "", Version.FIRST, "asked", said);
  }

  private static Said anything(Random random) {
    return new Said(
        random.nextInt(11),
        COMMENTS.get(random.nextInt(COMMENTS.size())),
        List.of("", "EMEA", "APAC").get(random.nextInt(3)));
  }

  /// Answers of some customers and of nobody, many of them in the same hours; some were corrected
  /// or taken back, once or more often.
  static List<Sent> story(Random random, int count) {
    var story = new ArrayList<Sent>();
    for (int i = 0; i < count; i++) {
      int who = random.nextInt(8);
      var one =
          new Sent(
              "r" + i,
              BEGIN.plus(Duration.ofMinutes(30L * random.nextInt(20))).plusMillis(i),
              who < 3 ? "" : "c" + who,
              Version.FIRST,
              random.nextInt(4) == 0 ? "other" : "asked",
              anything(random));
      story.add(one);
      for (int revision = 1; random.nextInt(4) == 0; revision++) {
        story.add(
            random.nextInt(3) == 0
                ? one.takenBack(revision)
                : one.revised(revision, anything(random)));
      }
    }
    return story;
  }

  /// Of each answer the last revision, unless that takes it back; the newest first.
  static List<Sent> standing(List<Sent> sent, Set<String> erased) {
    return sent.stream()
        .collect(
            toMap(
                Sent::id,
                one -> one,
                (one, other) ->
                    one.version().revision() > other.version().revision() ? one : other))
        .values()
        .stream()
        .filter(one -> !one.version().voided() && !erased.contains(one.customer()))
        .sorted(Comparator.comparing(Sent::time).reversed())
        .toList();
  }

  static String shown(Sent sent) {
    return "%s %s %d %s %s"
        .formatted(
            sent.time(),
            sent.survey(),
            sent.said().score(),
            sent.said().comment(),
            sent.said().region());
  }

  static String shown(JsonNode response) {
    return "%s %s %d %s %s"
        .formatted(
            Instant.parse(response.get("time").asText()),
            response.get("survey").asText(),
            response.get("answers").get("score").intValue(),
            response.get("answers").path("why").asText(),
            response.get("segment").path("region").asText());
  }
}
