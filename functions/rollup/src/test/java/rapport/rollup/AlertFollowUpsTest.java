package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rapport.followup.Cause;
import rapport.followup.Edit;
import rapport.followup.FollowUp.State;
import rapport.queue.Message;
import rapport.queue.memory.MemoryQueue;
import rapport.store.Alerts.Alert;
import rapport.store.FollowUps;
import rapport.store.FollowUps.Stored;
import rapport.store.contract.SteppedTable;
import rapport.store.contract.Steps;
import rapport.store.memory.MemoryTable;

/// Alerts that open follow-ups and take them back, whatever comes in between.
class AlertFollowUpsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T00:10:00Z");
  private static final Duration RETENTION = Duration.ofDays(400);
  private static final Alert ALERT =
      new Alert(Instant.parse("2026-03-01T00:00:00Z"), "day#nps##0#ewma#", "{\"n\":4}");

  private final MemoryTable table = new MemoryTable();
  private final Steps steps = new Steps();
  private final FollowUps followUps = new FollowUps(table);
  private final MemoryQueue recorder = new MemoryQueue();
  private final AlertFollowUps alerts =
      new AlertFollowUps(
          new FollowUps(new SteppedTable(table, steps)),
          recorder,
          RETENTION,
          Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void anAlertOpensOneAndTheRecorderIsAskedToLookAtIt() {
    alerts.open("acme", ALERT, "nps");

    var stored = only();
    assertThat(stored.followUp().state()).isEqualTo(State.OPEN);
    assertThat(stored.followUp().cause())
        .isEqualTo(new Cause.Alerted(ALERT.start(), ALERT.name(), "nps", ALERT.text()));
    assertThat(stored.followUp().id().hour().start()).isEqualTo(ALERT.start());
    assertThat(recorder.messages())
        .extracting(Message::body, message -> message.attributes().get("followup"), Message::group)
        .containsExactly(tuple("{}", stored.followUp().id().toString(), "acme"));
  }

  @Test
  void theSameAgainOpensNoOther() {
    alerts.open("acme", ALERT, "nps");
    var once = only();

    alerts.open("acme", ALERT, "nps");

    assertThat(only()).isEqualTo(once);
  }

  @Test
  void alertsOfOnePeriodOpenOneEachAndOfAnotherTenantToo() {
    alerts.open("acme", ALERT, "nps");
    alerts.open("acme", new Alert(ALERT.start(), "day#nps##0#cusum#", "{}"), "nps");
    alerts.open("other", ALERT, "nps");

    assertThat(all("acme")).hasSize(2);
    assertThat(all("other")).hasSize(1);
  }

  @Test
  void whatIsTakenBackComesBackWithWhatWasDoneAboutIt() {
    alerts.open("acme", ALERT, "nps");
    edit(new Edit.Assign("ann"));

    alerts.withdraw("acme", ALERT);
    assertThat(only().followUp().state()).isEqualTo(State.WITHDRAWN);
    alerts.open("acme", ALERT, "nps");

    assertThat(only().followUp().state()).isEqualTo(State.OPEN);
    assertThat(only().followUp().handling().assignee()).isEqualTo("ann");
  }

  @Test
  void whatWasResolvedStaysSoWhenItIsFoundAgain() {
    alerts.open("acme", ALERT, "nps");
    edit(new Edit.Resolve());

    alerts.open("acme", ALERT, "nps");

    assertThat(only().followUp().state()).isEqualTo(State.RESOLVED);
  }

  @Test
  void whatNeverOpenedOneWithdrawsNoneAndAsksNobody() {
    alerts.withdraw("acme", ALERT);

    assertThat(all("acme")).isEmpty();
    assertThat(recorder.messages()).isEmpty();
  }

  /// A run that dies is done again as a whole.
  @Test
  void whereverARunDiesTheNextOneEndsAlike() {
    alerts.open("acme", ALERT, "nps");
    var cause = only().followUp().cause();
    for (int step = 1; step <= 4; step++) {
      alerts.withdraw("acme", ALERT);
      recorder.drain();
      steps.dieAt(step);
      assertThatThrownBy(() -> alerts.open("acme", ALERT, "nps"))
          .isInstanceOf(RuntimeException.class);
      steps.rest();

      alerts.open("acme", ALERT, "nps");

      assertThat(only().followUp().state()).as("step %d", step).isEqualTo(State.OPEN);
      assertThat(only().followUp().cause()).as("step %d", step).isEqualTo(cause);
      assertThat(recorder.messages()).as("step %d", step).isNotEmpty();
    }
  }

  @Test
  void aQueueThatFailsHasTheRunFailToo() {
    recorder.fail(true);
    assertThatThrownBy(() -> alerts.open("acme", ALERT, "nps"))
        .isInstanceOf(RuntimeException.class);
    recorder.fail(false);

    alerts.open("acme", ALERT, "nps");

    assertThat(recorder.messages()).hasSize(1);
  }

  private void edit(Edit edit) {
    var before = only();
    var next = before.followUp().with(edit, NOW);
    followUps.write("acme", before.revision(), next, NOW.plus(RETENTION));
  }

  private Stored only() {
    assertThat(all("acme")).hasSize(1);
    return all("acme").getFirst();
  }

  private List<Stored> all(String tenant) {
    return followUps.page(tenant, Optional.empty(), _ -> true, 100);
  }
}
