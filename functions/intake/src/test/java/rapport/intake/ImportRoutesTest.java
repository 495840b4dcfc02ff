package rapport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.intake.IntakeWorld.json;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.store.Marks;

final class ImportRoutesTest {

  private final IntakeWorld world = new IntakeWorld();

  @Test
  void historyIsTakenHoweverOldItIs() {
    var answer = world.send("post-import");

    assertThat(answer.getStatusCode()).isEqualTo(202);
    assertThat(json(answer).get("ids").toString()).isEqualTo("[\"T3-1\",\"T3-2\"]");
    assertThat(world.message().attributes()).containsEntry("import", "desk-2016");
    assertThat(world.queued().at("/0/time").textValue()).isEqualTo("2016-02-29T00:16:00Z");
  }

  @Test
  void evenHistoryLiesNotAhead() {
    var event = IntakeWorld.event("post-import");
    event.setBody(event.getBody().replace("2016-", "2096-"));

    assertThat(world.send(event).getStatusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"bad-import-name,/import", "bad-import-unnamed,/import"})
  void anImportHasAName(String fixture, String pointer) {
    var answer = world.send(fixture);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(json(answer).get("errors").findValuesAsText("pointer")).containsExactly(pointer);
  }

  @Test
  void anImportTakenBackIsWorkedOffAndItsNameSpent() {
    var taken = world.send("delete-import");

    assertThat(taken.getStatusCode()).isEqualTo(202);
    var jobs = new Marks(world.events).pending(Marks.partitionOf("demo"), world.now).dueJobs();
    assertThat(jobs)
        .singleElement()
        .satisfies(job -> assertThat(job.name()).isEqualTo("withdraw!desk-2016"));
    assertThat(world.send("post-import").getStatusCode()).isEqualTo(409);
    assertThat(world.queue.messages()).isEmpty();
  }

  /// What it brought may still be in the queue, so nobody can tell that it is unknown.
  @Test
  void whatNobodyHasHeardOfIsTakenBackTooAndItsNameSpent() {
    var event = IntakeWorld.event("delete-import");
    event.setPathParameters(Map.of("name", "never-sent"));

    assertThat(world.send(event).getStatusCode()).isEqualTo(202);
    var later = IntakeWorld.event("post-import");
    later.setRawQueryString("import=never-sent");
    assertThat(world.send(later).getStatusCode()).isEqualTo(409);
    assertThat(world.send("post-import").getStatusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a#b", "\ud800", "-x", "ü"})
  void whatIsNoNameIsNoImportToTakeBack(String name) {
    for (String path : List.of(name, "x".repeat(65), "x".repeat(5_000))) {
      var event = IntakeWorld.event("delete-import");
      event.setPathParameters(Map.of("name", path));

      assertThat(world.send(event).getStatusCode()).as(path).isEqualTo(400);
    }
  }

  @Test
  void takingBackTwiceIsTheSame() {
    world.send("delete-import");

    assertThat(world.send("delete-import").getStatusCode()).isEqualTo(202);
  }

  @Test
  void onlyAServersKeyImportsAndTakesBack() {
    for (String fixture : new String[] {"post-import", "delete-import"}) {
      var event = IntakeWorld.event(fixture);
      event.getHeaders().put("authorization", "Bearer " + IntakeWorld.PUB);
      assertThat(world.send(event).getStatusCode()).isEqualTo(403);
      event.getHeaders().remove("authorization");
      assertThat(world.send(event).getStatusCode()).isEqualTo(401);
    }
  }
}
