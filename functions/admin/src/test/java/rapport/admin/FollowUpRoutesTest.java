package rapport.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.event.LowScores;
import rapport.fact.FactId;
import rapport.followup.Cause;
import rapport.followup.FollowUp;
import rapport.followup.FollowUp.State;
import rapport.followup.FollowUpId;
import rapport.followup.Handling;
import rapport.followup.Report;
import rapport.followup.Word;
import rapport.period.UtcHour;
import rapport.queue.Message;
import rapport.store.FollowUps;

/// What is done about follow-ups, through the handler.
class FollowUpRoutesTest {

  private static final Instant TIME = Instant.parse("2026-03-01T09:00:00Z");
  private static final FollowUpId ID = new FollowUpId(UtcHour.of(TIME), new FactId(1, 2));
  private static final String RESOLVE = "{\"state\":\"resolved\",\"assignee\":\"ann\"}";

  private final AdminWorld world = new AdminWorld();
  private final FollowUps followUps = new FollowUps(world.events);

  FollowUpRoutesTest() {
    var cause =
        new Cause.LowAnswer(
            "c1",
            TIME,
            "",
            "nps",
            new TreeMap<>(Map.of("recommend", new Cause.LowScore(3, new LowScores(0, 6)))));
    write(0, new FollowUp(ID, cause, Word.numbered(0, false), Handling.NONE));
  }

  @Test
  void anUnknownOneIs404() {
    assertThat(world.send("bad-followup-unknown").getStatusCode()).isEqualTo(404);
  }

  @Test
  void resolvingAsksForTheCustomerToBeToldWhenThisFunctionHasEnded() {
    var answer = patch(RESOLVE, "");

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getHeaders()).containsEntry("etag", "\"2\"");
    assertThat(stored().state()).isEqualTo(State.RESOLVED);
    assertThat(stored().handling().assignee()).isEqualTo("ann");
    assertThat(world.queue.messages())
        .containsExactly(
            Message.of("{}", Map.of("tenant", "demo", "followup", ID.toString()), "demo")
                .heldBack(FollowUpRoutes.HELD_BACK));
  }

  @Test
  void theSameAgainChangesNothing() {
    patch(RESOLVE, "");

    assertThat(patch(RESOLVE, "").getHeaders()).containsEntry("etag", "\"2\"");
    assertThat(world.queue.messages()).hasSize(1);
  }

  @Test
  void aNoteTellsNobody() {
    assertThat(patch("{\"note\":\"called\"}", "").getStatusCode()).isEqualTo(200);
    assertThat(world.queue.messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"assignee\":null}", "{\"assignee\":\"\"}"})
  void whoeverHasItIsTakenOff(String nobody) {
    patch("{\"assignee\":\"ann\",\"note\":\"called\"}", "");

    var answer = patch(nobody, "");

    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
    assertThat(answer.getBody()).contains("\"assignee\":null");
    assertThat(stored().handling()).isEqualTo(new Handling("", "called", List.of()));
  }

  @Test
  void whatIsReadCanBeSentBack() {
    assertThat(patch("{\"assignee\":null,\"note\":\"\",\"state\":\"open\"}", "").getHeaders())
        .containsEntry("etag", "\"1\"");
  }

  @Test
  void whoKnowsAnotherVersionIsRefused() {
    assertThat(patch(RESOLVE, "\"7\"").getStatusCode()).isEqualTo(412);
    assertThat(stored().state()).isEqualTo(State.OPEN);
    assertThat(patch(RESOLVE, "\"1\"").getStatusCode()).isEqualTo(200);
  }

  @Test
  void whatIsWithdrawnIsNotThere() {
    var gone = new Report(ID, Word.numbered(1, true), new Cause.Nothing());
    write(1, FollowUp.reported(Optional.of(stored()), gone).orElseThrow());

    assertThat(patch(RESOLVE, "").getStatusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"state\":\"done\"}",
        "{\"assignee\":7}",
        "{\"state\":null}",
        "{\"assignee\":\"a\\u0000b\"}",
        "{\"colour\":\"red\"}"
      })
  void whatCantBeDoneIsRefused(String body) {
    assertThat(patch(body, "").getStatusCode()).isEqualTo(400);
    assertThat(stored().handling()).isEqualTo(Handling.NONE);
  }

  private FollowUp stored() {
    return followUps.read("demo", ID).orElseThrow().followUp();
  }

  private void write(long previous, FollowUp followUp) {
    followUps.write("demo", previous, followUp, TIME.plus(Duration.ofDays(400)));
  }

  private APIGatewayV2HTTPResponse patch(String body, String ifMatch) {
    var event = AdminWorld.event("bad-followup-unknown");
    event.setPathParameters(Map.of("followup", ID.toString()));
    event.setBody(body);
    if (!ifMatch.isEmpty()) {
      var headers = new HashMap<>(event.getHeaders());
      headers.put("if-match", ifMatch);
      event.setHeaders(headers);
    }
    return world.send(event);
  }
}
