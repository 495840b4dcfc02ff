package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.reader.ResponseStory.RANGE;
import static rapport.reader.ResponseStory.sent;
import static rapport.reader.ResponseStory.standing;
import static rapport.reader.ResponseStory.story;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.event.Version;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.reader.ResponsesWorld.Said;
import rapport.reader.ResponsesWorld.Sent;

/// Raw answers, on 14 March 2026 in Berlin. What must be shown is found from the list of all that
/// was sent.
class ResponsesRouteTest {

  private final ResponsesWorld responses = new ResponsesWorld();

  private void assertShown(String query, List<Sent> standing, Predicate<Sent> wanted) {
    assertThat(responses.all(query).stream().map(ResponseStory::shown))
        .as(query)
        .containsExactlyElementsOf(
            standing.stream().filter(wanted).map(ResponseStory::shown).toList());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void whatCountsIsShownTheNewestFirstByWhateverItIsNarrowed(long seed) {
    var random = new Random(seed);
    var story = story(random, 150);
    responses.recordSomehow(story, random);
    responses.erase("c3", story, false);
    responses.erase("c4", story, true);
    var left = standing(story, Set.of("c3", "c4"));

    assertShown(RANGE, left, _ -> true);
    assertShown(RANGE + "&survey=asked", left, one -> one.survey().equals("asked"));
    assertShown(RANGE + "&segment=survey:other", left, one -> one.survey().equals("other"));
    assertShown(RANGE + "&segment=region:EMEA", left, one -> one.said().region().equals("EMEA"));
    assertShown(
        RANGE + "&question=score&atLeast=3&atMost=6",
        left,
        one -> one.said().score() >= 3 && one.said().score() <= 6);
    assertShown(RANGE + "&question=score&atMost=2", left, one -> one.said().score() <= 2);
    assertShown(RANGE + "&question=why", left, one -> !one.said().comment().isEmpty());
    assertShown(RANGE + "&q=SLOW+too", left, one -> one.said().comment().equals("too slow"));
    assertShown(
        RANGE + "&q=" + URLEncoder.encode("很慢", StandardCharsets.UTF_8),
        left,
        one -> one.said().comment().contains("很慢"));
    assertShown(
        RANGE + "&q=fast",
        left,
        one -> List.of("Fast delivery", "ＦＡＳＴ!").contains(one.said().comment()));
    assertShown(RANGE + "&q=nothing", left, _ -> false);
  }

  /// Berlin is an hour ahead of UTC.
  @Test
  void daysAreThoseOfTheTenantAndNothingIsShownAheadOfItsTime() {
    responses.record(
        List.of(
            sent("before", Instant.parse("2026-02-28T22:59:59.999Z"), new Said(1, "", "")),
            sent("first", Instant.parse("2026-02-28T23:00:00Z"), new Said(2, "", "")),
            sent("last", Instant.parse("2026-03-01T22:59:59.999Z"), new Said(3, "", "")),
            sent("after", Instant.parse("2026-03-01T23:00:00Z"), new Said(4, "", "")),
            sent("now", responses.world.now, new Said(5, "", "")),
            sent("ahead", responses.world.now.plusMillis(1), new Said(6, "", ""))));

    assertThat(scores("from=2026-03-01&to=2026-03-01")).containsExactly(3, 2);
    assertThat(scores("from=2026-03-01")).containsExactly(5, 4, 3, 2);
    assertThat(scores("to=2026-02-28")).containsExactly(1);
    responses.world.now = responses.world.now.plusMillis(1);
    assertThat(scores("from=2026-03-02")).containsExactly(6, 5, 4);
  }

  private List<Integer> scores(String query) {
    return responses.all(query).stream()
        .map(response -> response.get("answers").get("score").intValue())
        .toList();
  }

  @Test
  void anAnswerHasWhatIsKnownOfIt() {
    var one =
        new Sent(
            "r1",
            Instant.parse("2026-03-01T10:00:00.500Z"),
            "c1",
            Version.FIRST,
            "asked",
            new Said(9, "fast", "EMEA"));
    var other = sent("r2", Instant.parse("2026-03-01T09:00:00Z"), new Said(1, "", ""));
    responses.record(List.of(one, other));

    var all = responses.all(RANGE);

    assertThat(all).hasSize(2);
    var first = all.getFirst();
    assertThat(first.get("time").asText()).isEqualTo("2026-03-01T10:00:00.500Z");
    assertThat(first.get("id").asText()).matches("2026030110-[0-9a-f]{32}");
    assertThat(first.get("customer").asText()).matches("[0-9a-f]{16}");
    assertThat(first.get("complete").booleanValue()).isTrue();
    assertThat(first.get("answers").toString()).isEqualTo("{\"score\":9,\"why\":\"fast\"}");
    assertThat(first.get("segment").toString()).isEqualTo("{\"region\":\"EMEA\"}");
    assertThat(first.get("attributes").toString()).isEqualTo("{}");
    assertThat(all.getLast().get("customer").isNull()).isTrue();
    assertThat(all.getLast().get("answers").toString()).isEqualTo("{\"score\":1}");
  }

  @Test
  void ratingsOfTicketsAreAnswersToTheSurveyOfTickets() {
    var rating =
        responses.world.fact(
            "rated",
            "2026-03-01T10:00:00Z",
            Map.of(),
            new Measure.Value(Family.question("tickets", "rating"), "score:1-5", 2));
    responses.world.record(
        new LoggedFact(
            rating.id(),
            rating.version(),
            rating.time(),
            new LoggedFact.Origin(7, ""),
            rating.segments(),
            rating.measures(),
            new TreeMap<>(Map.of("comment", "slow"))));

    assertThat(responses.all(RANGE + "&survey=tickets&question=rating&atMost=2&q=slow")).hasSize(1);
    assertThat(responses.all(RANGE + "&survey=tickets&question=comment")).hasSize(1);
    assertThat(responses.all(RANGE + "&survey=asked")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-03-02&to=2026-03-01, /from",
    "from=2025-01-01&to=2026-03-01, /from",
    "from=2026-02-30, /from",
    "to=2026-03, /to",
    "survey=nothing, /survey",
    "survey=, /survey",
    "survey=asked&segment=survey:other, /survey",
    "segment=survey:nothing, /segment",
    "segment=region, /segment",
    "segment=height:tall, /segment",
    "question=nothing, /question",
    "question=rating&survey=asked, /question",
    "question=score&survey=tickets, /question",
    "question=why&atLeast=3, /question",
    "question=comment&survey=tickets&atLeast=3, /question",
    "atLeast=3, /atLeast",
    "atMost=3, /atMost",
    "question=score&atLeast=3.5, /atLeast",
    "question=score&atLeast=, /atLeast",
    "question=score&atMost=many, /atMost",
    "question=score&atLeast=9999999999, /atLeast",
    "question=score&atLeast=7&atMost=6, /atLeast",
    "q=, /q",
    "q=%20, /q",
    "cursor=, /cursor",
    "cursor=!, /cursor",
    "cursor=YWJj, /cursor",
    "cursor=AQAAAZzTaeAAAAAAAAAAAAAAAAAAAAAAAAB, /cursor",
    "page=2, /page"
  })
  void whatIsWrongIsNamed(String query, String pointer) {
    var answer = responses.send(query, ResponsesWorld.PEOPLE);

    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(400);
    assertThat(Samples.json(answer.getBody()).get("errors").findValuesAsText("pointer"))
        .containsExactly(pointer);
  }

  @Test
  void onlyWhoMaySeePeopleIsLetIn() {
    assertThat(responses.send("", ResponsesWorld.PEOPLE).getStatusCode()).isEqualTo(200);
    assertThat(responses.send("", ResponsesWorld.ADMIN).getStatusCode()).isEqualTo(200);
    assertThat(responses.send("", Samples.READ).getStatusCode()).isEqualTo(403);
    assertThat(responses.send("", Samples.SRV).getStatusCode()).isEqualTo(403);
    assertThat(responses.send("", Samples.PUB).getStatusCode()).isEqualTo(403);
    assertThat(responses.send("", "nobody").getStatusCode()).isEqualTo(401);
  }
}
