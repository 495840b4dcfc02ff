package rapport.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.edge.Front;
import rapport.edge.Throttle.Whose;
import rapport.limit.Limit;
import rapport.shelf.AnswerCounts;

/// Who gets no form, and what is said instead. It is 10:05 on the first of March.
class RefusedVisitTest {

  private static final String QUESTIONS = "\"questions\":[{\"id\":\"recommend\",\"type\":\"nps\"}]";

  private final FormsWorld world = new FormsWorld();

  private void define(String more) {
    world.define("{\"title\":{\"en\":\"Ours\",\"zh\":\"我们的\"}" + more + "," + QUESTIONS + "}");
  }

  private static void assertSays(APIGatewayV2HTTPResponse answer, int status, String text) {
    assertThat(answer.getStatusCode()).isEqualTo(status);
    assertThat(answer.getHeaders())
        .containsEntry("content-type", "text/html; charset=utf-8")
        .containsEntry("cache-control", "no-store");
    assertThat(answer.getBody()).contains("<h1>", text).doesNotContain("<form");
  }

  @Test
  void anAddressThatOpensNothingSaysSo() {
    define("");

    for (String query :
        new String[] {
          "", "k=", "k=pub_" + "1".repeat(43), "k=nonsense", "t=lnk_" + "A".repeat(99)
        }) {
      assertSays(world.get(query), 401, "This address does not open this survey.");
    }
    for (String query : new String[] {"k=" + FormsWorld.SRV, "k=" + FormsWorld.READ}) {
      assertSays(world.get(query), 403, "This address does not open this survey.");
    }
    assertSays(
        world.get("third", "k=" + FormsWorld.PUB, Map.of()),
        403,
        "This address does not open this survey.");
  }

  @Test
  void beforeASurveyOpensItIsSeenByALinkThatOnlyLooksAndByNothingElse() {
    define(",\"opens\":\"2026-03-01T10:05:00.001Z\"");
    String link = "language=en&t=" + world.token(world.link(Map.of()));

    assertThat(world.get(link + "&preview").getBody()).contains("<form", "Ours");
    assertSays(world.get(link), 409, "This survey has not opened yet.");
    assertSays(
        world.get("k=" + FormsWorld.PUB + "&preview"), 409, "This survey has not opened yet.");
  }

  @Test
  void aSurveyThatIsNotThereOrNoLongerSaysSo() {
    assertSays(world.get("k=" + FormsWorld.PUB), 404, "This survey does not exist, or no longer.");
    assertSays(
        world.get("other", "k=" + FormsWorld.PUB + "&language=zh", Map.of()), 404, "此问卷不存在或已删除。");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"opens\":\"2026-03-01T10:05:00.001Z\"', This survey has not opened yet.",
    "'\"closes\":\"2026-03-01T10:05:00Z\"', This survey is closed.",
  })
  void aSurveyThatTakesNoAnswersNowSaysSo(String when, String text) {
    define("," + when);

    assertSays(world.get("k=" + FormsWorld.PUB), 409, text);
  }

  @Test
  void aSurveyThatJustOpensIsShown() {
    define(",\"opens\":\"2026-03-01T10:05:00Z\",\"closes\":\"2026-03-01T10:05:00.001Z\"");

    assertThat(world.get("k=" + FormsWorld.PUB).getStatusCode()).isEqualTo(200);
  }

  /// What is remembered for a minute may not keep anybody out.
  @Test
  void aSurveyThatWasOpenedAgainIsShownAtOnce() {
    define(",\"closes\":\"2026-03-01T10:00:00Z\"");
    assertSays(world.get("k=" + FormsWorld.PUB), 409, "closed");

    define("");

    assertThat(world.get("k=" + FormsWorld.PUB).getStatusCode()).isEqualTo(200);
  }

  @Test
  void aSurveyWithAllItsAnswersSaysSo() {
    define(",\"quota\":2");
    assertThat(world.get("k=" + FormsWorld.PUB).getStatusCode()).isEqualTo(200);

    world.count(2);
    assertThat(world.get("k=" + FormsWorld.PUB).getStatusCode())
        .as("remembered for a minute")
        .isEqualTo(200);
    world.now = world.now.plus(AnswerCounts.REMEMBERED);

    assertSays(world.get("k=" + FormsWorld.PUB), 409, "This survey has all the answers it needs");
  }

  @Test
  void aLinkThatWasUsedOrIsOverSaysSo() {
    define("");
    var link = world.link(Map.of());
    String token = world.token(link);
    assertThat(world.get("t=" + token).getStatusCode()).isEqualTo(200);

    world.answer(link, true);
    assertSays(world.get("t=" + token), 409, "此链接已使用过。");
    world.now = link.expiresAt();
    assertSays(world.get("t=" + token), 410, "This link has expired.");
  }

  /// Whether its answer is in the queue is not known, so it may be sent again.
  @Test
  void aLinkWhoseAnswerMayBeLostIsShownAgain() {
    define("");
    var link = world.link(Map.of());
    world.answer(link, false);

    assertThat(world.get("t=" + world.token(link)).getStatusCode()).isEqualTo(200);
  }

  @Test
  void aLinkOpensNoOtherSurvey() {
    define("");

    assertSays(
        world.get("other", "t=" + world.token(world.link(Map.of())), Map.of()),
        403,
        "This address does not open this survey.");
  }

  @Test
  void whereThereIsOneTenantItsFormsOpenWithoutAKey() {
    var alone = new FormsWorld(new Wiring.Bounds(Map.of(), FormsWorld.TENANT));
    alone.define("{" + QUESTIONS + "}");

    var answer = alone.get("");

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).contains("name=\"id\"").doesNotContain("name=\"key\"");
    assertSays(alone.get("nothing", "", Map.of()), 404, "This survey does not exist");
    assertSays(alone.get("k=pub_" + "1".repeat(43)), 401, "This address does not open");
  }

  /// The API sees the address of CloudFront in the place of all visitors'.
  @Test
  void visitorsOfOneDistributionAreNotTakenForOne() {
    var limited =
        new FormsWorld(
            new Wiring.Bounds(Map.of(Whose.ADDRESS, Limit.of("1/min burst 1").orElseThrow()), ""));
    limited.define("{" + QUESTIONS + "}");
    String nobodys = "k=pub_" + "1".repeat(43);

    for (String visitor : new String[] {"198.51.100.1", "198.51.100.2"}) {
      var headers = Map.of(Front.SECRET_HEADER, FormsWorld.SECRET, Front.VISITOR_HEADER, visitor);
      assertThat(limited.get(FormsWorld.SURVEY, nobodys, headers).getStatusCode()).isEqualTo(401);
      assertThat(limited.get(FormsWorld.SURVEY, nobodys, headers).getStatusCode()).isEqualTo(429);
    }
  }

  @Test
  void whoTriesManyKeysIsStoppedButNotWhoHasOne() {
    var limited =
        new FormsWorld(
            new Wiring.Bounds(Map.of(Whose.ADDRESS, Limit.of("1/min burst 3").orElseThrow()), ""));
    limited.define("{" + QUESTIONS + "}");
    assertThat(limited.get("k=" + FormsWorld.PUB).getStatusCode()).isEqualTo(200);

    for (int round = 0; round < 3; round++) {
      assertThat(limited.get("k=pub_" + "1".repeat(43)).getStatusCode()).isEqualTo(401);
    }

    var stopped = limited.get("k=pub_" + "1".repeat(43));
    assertSays(stopped, 429, "Something is busy just now.");
    assertThat(stopped.getHeaders()).containsKey("retry-after");
    assertThat(limited.get("k=" + FormsWorld.PUB).getStatusCode()).isEqualTo(200);
  }
}
