package rapport.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.admin.AdminWorld.json;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.edge.SurveyJson;
import rapport.survey.Question;
import rapport.survey.Survey;

final class SurveyRoutesTest {

  private static final String BODY = AdminWorld.event("put-survey").getBody();

  private final AdminWorld world = new AdminWorld();

  @Test
  void whatIsPutIsGot() {
    var put = world.send("put-survey");
    var got = world.send("get-survey");

    assertThat(put.getStatusCode()).isEqualTo(201);
    assertThat(got.getStatusCode()).isEqualTo(200);
    assertThat(json(got)).isEqualTo(json(put));
    assertThat(got.getHeaders()).containsEntry("etag", "\"1\"");
    var expected = (ObjectNode) json(BODY);
    expected.put("id", "relationship-2026").put("version", 1);
    assertThat(json(got)).isEqualTo(expected);
  }

  @Test
  void allSurveysAreListedById() {
    world.send("put-survey");
    world.send("put-survey-form");
    world.send("put-survey-closed");

    var listed = json(world.send("get-surveys")).get("surveys");

    assertThat(listed.findValuesAsText("id")).isSorted().contains("after-visit");
    for (var one : listed) {
      var put = json(world.send(get(one.get("id").textValue())));
      assertThat(one.get("questions").intValue()).isEqualTo(put.get("questions").size());
      for (String field : List.of("version", "title", "opens", "closes", "quota")) {
        assertThat(one.path(field)).as(field).isEqualTo(put.path(field));
      }
      assertThat(one.size()).isLessThanOrEqualTo(7);
    }
  }

  @Test
  void neitherDeletedSurveysAreListedNorEarlierVersions() {
    assertThat(json(world.send("get-surveys")).get("surveys")).isEmpty();
    world.send("put-survey");
    world.send("put-survey", "{\"quota\":5," + BODY.substring(1));

    assertThat(json(world.send("get-surveys")).get("surveys").findValuesAsText("version"))
        .containsExactly("2");

    world.send("delete-survey");

    assertThat(json(world.send("get-surveys")).get("surveys")).isEmpty();
  }

  private static APIGatewayV2HTTPEvent get(String survey) {
    var event = AdminWorld.event("get-survey");
    event.setPathParameters(Map.of("survey", survey));
    return event;
  }

  @Test
  void aDefinitionOfAFormIsGotAsItWasPut() {
    var put = world.send("put-survey-form");

    assertThat(put.getStatusCode()).isEqualTo(201);
    var expected = (ObjectNode) json(AdminWorld.event("put-survey-form").getBody());
    expected.put("id", "after-visit").put("version", 1);
    assertThat(json(put)).isEqualTo(expected);
    assertThat(json(world.send("put-survey-form")).get("version").intValue()).isEqualTo(1);
  }

  @Test
  void whatIsShownMayChangeAndMakesAVersion() {
    world.send("put-survey");

    for (String change :
        List.of(
            "\"intro\":{\"en\":\"Hello\"}",
            "\"quota\":5",
            "\"invitations\":true",
            "\"invitations\":true,\"theme\":{\"accent\":\"#000000\"}")) {
      var before = world.documents().list("demo", "surveyversion#").size();

      var answer = world.send("put-survey", "{" + change + "," + BODY.substring(1));

      assertThat(answer.getStatusCode()).as(change).isEqualTo(200);
      assertThat(json(answer).get("version").intValue()).as(change).isEqualTo(before + 1);
    }
  }

  @Test
  void allErrorsOfAFormAreNamedAtOnce() {
    assertThat(json(world.send("bad-survey-form")).get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/theme/text",
            "/questions/0/look",
            "/questions/1/options",
            "/questions/1/when/question",
            "/questions/2/rows/0/id",
            "/questions/3/when/atLeast",
            "/quota");
  }

  @Test
  void aPathThatIsNoNameIsNoSurvey() {
    for (String name : List.of("x".repeat(2_000), "a#b", "\ud800", " ")) {
      for (String fixture : List.of("get-survey", "delete-survey")) {
        var event = AdminWorld.event(fixture);
        event.setPathParameters(Map.of("survey", name));

        assertThat(world.send(event).getStatusCode()).as("%s %s", fixture, name).isEqualTo(404);
      }
    }
  }

  @Test
  void puttingTheSameAgainMakesNoVersion() {
    world.send("put-survey");

    var again = world.send("put-survey");

    assertThat(again.getStatusCode()).isEqualTo(200);
    assertThat(json(again).get("version").intValue()).isEqualTo(1);
    assertThat(world.documents().list("demo", "surveyversion#")).hasSize(1);
  }

  @Test
  void everyVersionIsKept() {
    world.send("put-survey");

    var second = world.send("put-survey", BODY.replace("\"why\"", "\"because\""));

    assertThat(second.getStatusCode()).isEqualTo(200);
    assertThat(json(second).get("version").intValue()).isEqualTo(2);
    assertThat(stored("surveyversion#relationship-2026#00000001").version()).isEqualTo(1);
    assertThat(stored("surveyversion#relationship-2026#00000002").question("because")).isPresent();
    assertThat(stored("survey#relationship-2026"))
        .isEqualTo(stored("surveyversion#relationship-2026#00000002"));
  }

  @Test
  void aQuestionKeepsItsScale() {
    world.send("put-survey");

    var answer = world.send("bad-survey-scale-changed");

    assertThat(answer.getStatusCode()).isEqualTo(409);
    assertThat(json(answer).get("errors").findValuesAsText("pointer"))
        .containsExactly("/questions/1/scale");
    assertThat(json(world.send("get-survey")).get("version").intValue()).isEqualTo(1);
  }

  @Test
  void evenAQuestionNoLongerAskedKeepsItsType() {
    world.send("put-survey");
    world.send("put-survey", "{\"questions\":[{\"id\":\"why\",\"type\":\"text\"}]}");

    var answer =
        world.send("put-survey", "{\"questions\":[{\"id\":\"recommend\",\"type\":\"text\"}]}");

    assertThat(answer.getStatusCode()).isEqualTo(409);
  }

  @Test
  void aSurveyDeletedIsGoneAndGoesOnWhereItEnded() {
    world.send("put-survey");

    assertThat(world.send("delete-survey").getStatusCode()).isEqualTo(204);
    assertThat(world.send("get-survey").getStatusCode()).isEqualTo(404);
    assertThat(world.send("delete-survey").getStatusCode()).isEqualTo(404);
    assertThat(world.send("bad-survey-scale-changed").getStatusCode()).isEqualTo(409);
    var again = world.send("put-survey", BODY.replace("\"why\"", "\"because\""));
    assertThat(again.getStatusCode()).isEqualTo(201);
    assertThat(json(again).get("version").intValue()).isEqualTo(2);
  }

  @Test
  void aSurveyDeletedLeavesItsLastDefinitionForThoseWhoReadFigures() {
    world.send("put-survey");
    world.send("put-survey", "{\"questions\":[{\"id\":\"why\",\"type\":\"text\"}]}");
    var last = stored("survey#relationship-2026");

    world.send("delete-survey");

    assertThat(stored("surveydeleted#relationship-2026")).isEqualTo(last);
    assertThat(last.retired()).extracting(Question::id).contains("recommend", "happy");
  }

  @Test
  void aSurveyDeletedTwiceLeavesTheDefinitionItHadTheSecondTime() {
    world.send("put-survey");
    world.send("delete-survey");
    world.send("put-survey", BODY.replace("\"why\"", "\"because\""));

    assertThat(world.send("delete-survey").getStatusCode()).isEqualTo(204);

    assertThat(stored("surveydeleted#relationship-2026").version()).isEqualTo(2);
  }

  @Test
  void aPutThatBrokeOffHalfwayIsFinishedByTheNext() {
    world.send("put-survey");
    var head = world.documents().read("demo", "survey#relationship-2026").orElseThrow();
    var changed = BODY.replace("\"why\"", "\"because\"");
    world.send("put-survey", changed);
    world.documents().write("demo", "survey#relationship-2026", 2, head.text());

    var finished = world.send("put-survey", changed);

    assertThat(json(finished).get("version").intValue()).isEqualTo(2);
    assertThat(stored("survey#relationship-2026").version()).isEqualTo(2);
    assertThat(world.documents().list("demo", "surveyversion#")).hasSize(2);
  }

  @Test
  void whoAsksForAVersionIsToldThatItIsAnother() {
    world.send("put-survey");
    var event = AdminWorld.event("put-survey");
    event.getHeaders().put("if-match", "\"7\"");
    assertThat(world.send(event).getStatusCode()).isEqualTo(412);

    event.getHeaders().put("if-match", "\"1\"");
    assertThat(world.send(event).getStatusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "bad-survey,400",
    "bad-survey-form,400",
    "bad-survey-malformed,400",
    "bad-survey-name,400",
    "bad-survey-content-type,415",
    "bad-survey-unknown,404"
  })
  void whatIsWrongIsAProblem(String fixture, int status) {
    var answer = world.send(fixture);

    assertThat(answer.getStatusCode()).isEqualTo(status);
    assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
  }

  @Test
  void allErrorsAreNamedAtOnce() {
    assertThat(json(world.send("bad-survey")).get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/questions/0/type", "/questions/1/scale", "/questions/2/id", "/titel");
  }

  @Test
  void onlyAnAdministratorWrites() {
    for (String fixture : new String[] {"put-survey", "delete-survey"}) {
      var event = AdminWorld.event(fixture);
      var reading = AdminWorld.event("get-survey").getHeaders().get("authorization");
      event.getHeaders().put("authorization", reading);
      assertThat(world.send(event).getStatusCode()).isEqualTo(403);
    }
  }

  @Test
  void tenMegabytesAre413() {
    assertThat(world.send("put-survey", " ".repeat(10 * 1024 * 1024)).getStatusCode())
        .isEqualTo(413);
  }

  private Survey stored(String name) {
    return SurveyJson.stored(world.documents().read("demo", name).orElseThrow().text());
  }
}
