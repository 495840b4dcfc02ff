package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.recorder.RecorderWorld.array;
import static rapport.recorder.RecorderWorld.event;
import static rapport.recorder.RecorderWorld.response;
import static rapport.recorder.RecorderWorld.ticket;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rapport.fact.Family;
import rapport.period.UtcHour;

/// A process may die, or a table fail, at any step. What was acknowledged is in the log and marked;
/// what was not is delivered again, and then all is as if nothing had happened.
class RepairTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final int MAX_STEPS = 1_000;

  private static List<SQSMessage> scenario(RecorderWorld world) {
    return List.of(
        world.message(
            array(
                List.of(
                    response("1", "2026-03-01T08:10:00Z", 9),
                    response(
                        "2",
                        "2026-03-01T09:10:00Z",
                        "\"answers\":{\"recommend\":3},"
                            + "\"attributes\":{\"region\":\"EMEA\",\"plan\":\"pro\"}")))),
        world.message(
            array(
                List.of(
                    ticket("3", "created", "2026-03-01T07:00:00Z", "T1"),
                    ticket("4", "resolved", "2026-03-01T09:30:00Z", "T1"),
                    "{\"type\":\"nothing\"}"))),
        world.message(ticket("5", "created", "2026-03-01T06:00:00Z", "T2")));
  }

  /// The second event of a ticket comes by another message, whose redelivery may be much later.
  private static List<SQSMessage> later(RecorderWorld world) {
    return List.of(world.message(ticket("6", "reopened", "2026-03-01T09:45:00Z", "T1")));
  }

  @Test
  void whereverTheProcessDiesRedeliveryRepairsTheLog() {
    dieEverywhere(true);
  }

  @Test
  void whereverOneCallFailsRedeliveryRepairsTheLog() {
    dieEverywhere(false);
  }

  private static void dieEverywhere(boolean forGood) {
    var oracle = new RecorderWorld();
    oracle.deliver(scenario(oracle));
    oracle.deliver(later(oracle));
    var wanted = oracle.fold(DAY);
    int n = 1;
    for (boolean died = true; died; n++) {
      assertThat(n).isLessThan(MAX_STEPS);
      var world = new RecorderWorld();
      var messages = scenario(world);
      if (forGood) {
        world.steps.dieAt(n);
      } else {
        world.steps.failAt(n);
      }
      var failed = world.deliver(messages);
      died = world.steps.count() >= n;
      world.steps.rest();
      if (forGood) {
        world.handler = world.another();
      }
      assertAcknowledgedIsMarked(world, messages, failed, n);

      assertThat(world.deliver(later(world))).as("step %d", n).isEmpty();
      assertThat(world.deliver(named(messages, failed))).as("step %d", n).isEmpty();

      assertThat(world.fold(DAY)).as("step %d", n).isEqualTo(wanted);
      assertThat(world.quarantine()).as("step %d", n).hasSize(1);
      assertThat(world.markedHours()).as("step %d", n).isEqualTo(oracle.markedHours());
    }
    assertThat(n).as("steps of the scenario").isGreaterThan(20);
  }

  /// All that is in the log of an acknowledged message's hours has a mark.
  private static void assertAcknowledgedIsMarked(
      RecorderWorld world, List<SQSMessage> messages, Set<String> failed, int n) {
    var marked = world.markedHours();
    if (!failed.contains(messages.get(0).getMessageId())) {
      assertThat(marked).as("step %d", n).contains(hour(8), hour(9));
    }
    if (!failed.contains(messages.get(1).getMessageId())) {
      assertThat(marked).as("step %d", n).contains(hour(7), hour(9));
    }
    if (!failed.contains(messages.get(2).getMessageId())) {
      assertThat(marked).as("step %d", n).contains(hour(6));
    }
  }

  /// The entity has the event, the log has not, and the correction makes the same facts: whoever
  /// brings it is told that it is recorded, so it must be.
  @Test
  void aCorrectionIsLoggedThoughItsEventBrokeOffBeforeItWas() {
    var world = new RecorderWorld();
    world.steps.restart(
        step -> {
          if (step.call().equals("before putAll")) {
            throw new IllegalStateException("the log can't be written");
          }
        });
    var created = ticket("1", "created", "2026-03-01T07:00:00Z", "T1");
    assertThat(world.deliver(List.of(world.message(created)))).hasSize(1);
    world.steps.rest();

    var corrected =
        event("1", "ticket.created", "2026-03-01T07:00:00Z", "{\"ticket\":\"T1\",\"revision\":1}");
    assertThat(world.deliver(List.of(world.message(corrected)))).isEmpty();

    assertThat(world.total(Family.TICKETS).count("created")).isEqualTo(1);
    assertThat(world.markedHours()).contains(hour(7));
  }

  @Test
  void marksComeAfterEverythingThatWasLogged() {
    var world = new RecorderWorld();
    var calls = new ArrayList<String>();
    world.steps.restart(step -> calls.add(step.call()));

    world.deliver(scenario(world));

    int firstMark = calls.indexOf("before add");
    assertThat(firstMark).isGreaterThan(calls.lastIndexOf("after putAll"));
    assertThat(calls.subList(firstMark, calls.size()))
        .filteredOn(call -> call.equals("before add"))
        .hasSize(4);
  }

  @Test
  void aMessageThatFailsKeepsNoNeighbourFromBeingRecorded() {
    var world = new RecorderWorld();
    var messages = scenario(world);
    world.steps.restart(
        step -> {
          if (step.call().equals("before put") && step.sort().equals("T2")) {
            throw new IllegalStateException("T2 can't be written");
          }
        });

    var failed = world.deliver(messages);

    assertThat(failed).containsExactly(messages.get(2).getMessageId());
    assertThat(world.total(Family.TICKETS).count("created")).isEqualTo(1);
    assertThat(world.total(Family.survey("relationship-2026")).count("complete")).isEqualTo(2);
  }

  @Test
  void anEntityThatAnotherWroteMeanwhileIsReadAgain() {
    var world = new RecorderWorld();
    var rival = new RecorderWorld.Rival(world);
    world.deliver(world.message(ticket("1", "created", "2026-03-01T07:00:00Z", "T1")));
    world.steps.restart(
        step -> {
          if (step.call().equals("before put") && step.sort().equals("T1")) {
            world.steps.rest();
            rival.deliver(ticket("2", "resolved", "2026-03-01T08:00:00Z", "T1"));
          }
        });

    var failed =
        world.deliver(world.message(ticket("3", "reopened", "2026-03-01T09:00:00Z", "T1")));

    assertThat(failed).isEmpty();
    assertThat(world.total(Family.TICKETS).count("reopened")).isEqualTo(1);
    assertThat(world.total(Family.TICKETS).count("resolvedReopened")).isEqualTo(1);
    assertThat(world.total(Family.BACKLOG).count("open")).isEqualTo(1);
  }

  @Test
  void anEntityThatChangesUnderEveryAttemptFailsTheMessage() {
    var world = new RecorderWorld();
    var rival = new RecorderWorld.Rival(world);
    var ids = new HashSet<String>();
    world.steps.restart(
        step -> {
          if (step.call().equals("before put") && step.sort().equals("T1")) {
            var id = "rival-" + ids.size();
            ids.add(id);
            rival.deliver(ticket(id, "created", "2026-03-01T07:00:00Z", "T1"));
          }
        });
    var message = world.message(ticket("1", "created", "2026-03-01T08:00:00Z", "T1"));

    var failed = world.deliver(message);

    assertThat(failed).containsExactly(message.getMessageId());
    assertThat(ids).hasSize(EntityRecorder.MAX_ATTEMPTS);
  }

  private static List<SQSMessage> named(List<SQSMessage> messages, Set<String> ids) {
    return messages.stream().filter(message -> ids.contains(message.getMessageId())).toList();
  }

  private static UtcHour hour(int hourOfDay) {
    return UtcHour.of(DAY, hourOfDay);
  }
}
