package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload.Answer;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Scale;
import rapport.event.Version;
import rapport.fact.Measure;
import rapport.survey.Question;
import rapport.survey.Question.Feed;
import rapport.survey.Question.Rating;
import rapport.survey.Survey;

/// Metrics of several ratings of one response, as they are answered.
class ComposedTest {

  private static final Scale FIVE = new Scale(1, 5, false);
  private static final Survey SERVICE =
      survey(
          "service",
          csi("fast", "delivery", "3"),
          csi("cheap", "price", "1"),
          kano("with", "functional"),
          kano("without", "dysfunctional"));

  private final ReaderWorld world = new ReaderWorld();

  @Test
  void anIndexShowsItsDimensionsAndWhoWasLeftOut() {
    world.admin.define(SERVICE);
    answer(SERVICE, "1", Map.of("fast", 5, "cheap", 1));
    answer(SERVICE, "2", Map.of("fast", 3, "cheap", 1));
    answer(SERVICE, "3", Map.of("fast", 1));

    var point = world.point("metric=csi&period=month&from=2026-03&to=2026-03");

    assertThat(point.get("n").intValue()).isEqualTo(2);
    assertThat(point.get("value").doubleValue()).isEqualTo(56.25);
    assertThat(point.get("method").asText()).isEqualTo("t");
    assertThat(point.get("parts").toString())
        .isEqualTo("{\"dimension:delivery\":75,\"dimension:price\":0,\"dropped\":1}");
  }

  @Test
  void aWeightThatWasChangedCountsAtOnce() {
    world.admin.define(SERVICE);
    answer(SERVICE, "1", Map.of("fast", 5, "cheap", 1));
    world.settle();

    world.admin.define(survey("service", csi("fast", "delivery", "1"), csi("cheap", "price", "1")));
    world.reader = world.another();

    assertThat(world.point("metric=csi&from=2026-03&to=2026-03").get("value").doubleValue())
        .isEqualTo(50);
  }

  @Test
  void eachItemHasASeriesWithItsCategoryAsAWord() {
    world.admin.define(SERVICE);
    answer(SERVICE, "1", Map.of("with", 1, "without", 5));

    var series = world.get("metric=kano&from=2026-03&to=2026-03&item=lift").get("series");

    assertThat(series).hasSize(1);
    assertThat(series.get(0).get("item").asText()).isEqualTo("lift");
    var parts = series.get(0).at("/points/0/parts");
    assertThat(parts.get("category").asText()).isEqualTo("one-dimensional");
    assertThat(parts.get("worse").doubleValue()).isEqualTo(-1);
  }

  @Test
  void surveysOfOtherDimensionsAreRefusedNamingBoth() {
    var other = survey("other", csi("fast", "delivery", "3"));
    world.admin.define(SERVICE);
    world.admin.define(other);
    answer(SERVICE, "1", Map.of("fast", 5, "cheap", 1));
    answer(other, "2", Map.of("fast", 5));

    var answer = world.send("metric=csi&from=2026-03&to=2026-03");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody())
        .contains("/metric", "delivery + price on 1-5", "delivery on 1-5", "survey");
    assertThat(world.point("metric=csi&survey=other&from=2026-03&to=2026-03").get("n").intValue())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "metric=csi&survey=relationship-2026, /survey, csi needs ratings that feed csi",
    "metric=csi&survey=tickets, /survey, csi needs ratings that feed csi",
    "metric=completion_rate&survey=tickets, /survey, completion_rate needs",
    "metric=csi&question=recommend, /question, leave the question out",
    "metric=csi&item=lift, /item, none of these metrics",
    "metric=kano&item=, /item, must not be empty"
  })
  void whatASurveyCantAnswerIsRefusedByName(String query, String pointer, String message) {
    var answer = world.send(query);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains(pointer, message);
  }

  @Test
  void completionCountsTheResponsesOfAllSurveys() {
    world.admin.define(SERVICE);
    answer(SERVICE, "1", Map.of("fast", 5));
    answer(SERVICE, "2", Map.of());

    var point = world.point("metric=completion_rate&from=2026-03&to=2026-03");

    assertThat(point.get("parts").toString()).isEqualTo("{\"complete\":2,\"started\":2}");
    assertThat(point.get("value").doubleValue()).isEqualTo(1);
  }

  private void answer(Survey survey, String id, Map<String, Integer> scores) {
    var time = Instant.parse("2026-03-05T10:00:00Z");
    var answers = new TreeMap<String, Answer>();
    scores.forEach((question, score) -> answers.put(question, new Answer.Score(score)));
    var response = new SurveyResponse(survey.id(), 1, true, answers);
    var identity = new Identity("test", id, time, "");
    var event = new Event(identity, "", Version.FIRST, new TreeMap<>(), response);
    var measures = survey.fact(event, response).measures();
    world.record(world.fact(id, time, Map.of(), measures.toArray(Measure[]::new)));
  }

  private static Rating csi(String id, String dimension, String weight) {
    return new Rating(id, FIVE, new Feed("csi", "", dimension, new BigDecimal(weight), ""));
  }

  private static Rating kano(String id, String role) {
    return new Rating(id, FIVE, new Feed("kano", role, "", BigDecimal.ZERO, "lift"));
  }

  private static Survey survey(String id, Question... questions) {
    return new Survey(id, 1, new TreeMap<>(), List.of(questions), "", List.of());
  }
}
