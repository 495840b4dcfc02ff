package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.recorder.RecorderWorld.TENANT;
import static rapport.recorder.RecorderWorld.array;
import static rapport.recorder.RecorderWorld.event;
import static rapport.recorder.RecorderWorld.response;
import static rapport.recorder.RecorderWorld.ticket;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.ByteWriter;
import rapport.fact.Family;
import rapport.period.UtcHour;
import rapport.store.Imports;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;

/// An import that is taken back is gone from entities and log, and nothing else is.
class ImportWithdrawalTest {

  private static final Family RECOMMEND = Family.question("relationship-2026", "recommend");
  private static final String JOB = ImportWithdrawal.JOB + "bad";
  private static final LocalDate OLD = LocalDate.of(2020, 5, 4);
  private static final UtcHour CREATED = UtcHour.of(LocalDate.of(2026, 3, 1), 8);
  private static final int MAX_STEPS = 2_000;

  private static final RecorderWorld ONLY_GOOD = onlyGood();

  private final RecorderWorld world = new RecorderWorld();

  private void bring(String importName, String prefix, int score) {
    var events =
        List.of(
            response(prefix + 1, "2020-05-04T08:00:00Z", score),
            response(prefix + 2, "2020-05-05T09:00:00Z", score),
            ticket(prefix + 3, "created", "2020-05-04T07:00:00Z", prefix + "T"),
            ticket(prefix + 4, "resolved", "2020-05-04T09:00:00Z", prefix + "T"),
            event(prefix + 5, "customer.joined", "2020-05-04T10:00:00Z", "{}")
                .replace("\"c1\"", "\"" + prefix + "c\""));
    assertThat(
            world.deliver(
                world.message(array(events), Map.of("tenant", TENANT, "import", importName))))
        .isEmpty();
  }

  private void withdraw() {
    new Imports(world.events).withdraw(TENANT, "bad", world.now);
    new Jobs(world.events)
        .start(TENANT, JOB, new ByteWriter().writeByte(1).toBytes(), BigInteger.TEN);
  }

  private boolean step() {
    return world.deliver(world.message("{}", Map.of("tenant", TENANT, "job", JOB))).isEmpty();
  }

  private java.util.Optional<Job> job() {
    return new Jobs(world.events).find(TENANT, JOB);
  }

  @Test
  void whatItBroughtIsTakenOutAndWhatOthersBroughtStays() {
    bring("bad", "b", 3);
    bring("good", "g", 9);
    world.removeMarks();
    withdraw();

    assertThat(step()).isTrue();

    assertOnlyTheGoodIsLeft();
    assertThat(world.markedHours())
        .contains(
            UtcHour.of(OLD, 7),
            UtcHour.of(OLD, 8),
            UtcHour.of(OLD, 9),
            UtcHour.of(OLD, 10),
            UtcHour.of(OLD.plusDays(1), 9));
  }

  private void assertOnlyTheGoodIsLeft() {
    assertThat(world.total(OLD, RECOMMEND).values("score:0-10")).isEqualTo(Map.of(9, 1L));
    assertThat(world.total(OLD.plusDays(1), RECOMMEND).values("score:0-10"))
        .isEqualTo(Map.of(9, 1L));
    assertThat(world.total(OLD, Family.TICKETS).count("created")).isEqualTo(1);
    assertThat(world.total(OLD, Family.TICKETS).count("resolved")).isEqualTo(1);
    assertThat(world.total(OLD, Family.BACKLOG).count("open")).isZero();
    assertThat(world.total(OLD, Family.CUSTOMERS).cells().values().toString())
        .isEqualTo(ONLY_GOOD.total(OLD, Family.CUSTOMERS).cells().values().toString());
  }

  private static RecorderWorld onlyGood() {
    var test = new ImportWithdrawalTest();
    test.bring("good", "g", 9);
    return test.world;
  }

  @Test
  void anEventOfTheImportInATicketOfOthersGoesAlone() {
    world.deliver(world.message(ticket("1", "created", "2026-03-01T08:00:00Z", "T1")));
    world.deliver(
        world.message(
            ticket("2", "resolved", "2026-03-01T09:00:00Z", "T1"),
            Map.of("tenant", TENANT, "import", "bad")));
    withdraw();

    step();

    assertThat(world.total(Family.TICKETS).count("created")).isEqualTo(1);
    assertThat(world.total(Family.TICKETS).count("resolved")).isZero();
    assertThat(world.total(Family.BACKLOG).count("open")).isEqualTo(1);
  }

  @Test
  void whatIsStillQueuedIsDropped() {
    withdraw();

    bring("bad", "b", 3);

    assertThat(world.marks()).isEmpty();
    assertThat(world.quarantine()).isEmpty();
    assertThat(world.facts(OLD)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil", "calendar", "withdraw!bad"})
  void anEventWithAnAttributeOfThatNameCountsAndNoJobIsTouched(String name) {
    var calendar = new ByteWriter().writeByte(1).toBytes();
    new Jobs(world.events).start(TENANT, "calendar", calendar, BigInteger.ONE);
    var message =
        world.message(
            response("1", "2026-03-01T10:00:00Z", 9), Map.of("tenant", TENANT, "job", name));

    var failed = world.deliver(message);

    assertThat(failed).isEmpty();
    assertThat(world.total(RECOMMEND).values("score:0-10")).isEqualTo(Map.of(9, 1L));
    assertThat(new Jobs(world.events).find(TENANT, "calendar"))
        .hasValueSatisfying(job -> assertThat(job.state()).isEqualTo(calendar));
  }

  @Test
  void anEmptyMessageForNoJobOfOursIsPutAside() {
    var message = world.message("{}", Map.of("tenant", TENANT, "job", "evil"));

    assertThat(world.deliver(message)).isEmpty();

    assertThat(world.quarantine()).hasSize(1);
  }

  @Test
  void itIsGoneOverASecondTimeWhenNoRecorderCanStillBeWriting() {
    bring("good", "g", 9);
    var rival = new RecorderWorld.Rival(world);
    rival.deliver(response("9", "2026-03-01T09:00:00Z", 9)); // has read that no import is withdrawn
    withdraw();
    step();
    assertThat(job()).isPresent();
    assertThat(job().orElseThrow().dueAt()).isEqualTo(world.now.plus(Withdrawal.PAUSE));
    slowRecorder();

    step();
    assertThat(world.total(OLD, RECOMMEND).values("score:0-10")).hasSize(2);
    world.now = world.now.plus(Withdrawal.PAUSE);
    step();

    assertOnlyTheGoodIsLeft();
    assertThat(job()).isEmpty();
  }

  /// It had looked before the import was withdrawn and writes after the first pass.
  private void slowRecorder() {
    var imports = new Imports(world.events);
    assertThat(imports.state(TENANT, "bad")).isEqualTo(Imports.State.WITHDRAWN);
    var key = new rapport.store.Key("i#" + TENANT + "#bad", "state");
    world.events.delete(key, rapport.store.Condition.ALWAYS);
    bring("bad", "b", 3);
    imports.withdraw(TENANT, "bad", world.now);
  }

  @Test
  void wherverItDiesTheNextStepGoesOn() {
    int n = 1;
    for (boolean died = true; died; n++) {
      assertThat(n).isLessThan(MAX_STEPS);
      var test = new ImportWithdrawalTest();
      test.bring("bad", "b", 3);
      test.bring("good", "g", 9);

      died = test.withdrawThoughItDiesAt(n);

      test.assertOnlyTheGoodIsLeft();
    }
  }

  /// @return whether there was such a step
  private boolean withdrawThoughItDiesAt(int n) {
    withdraw();
    world.steps.dieAt(n);
    step();
    boolean died = world.steps.count() >= n;
    world.steps.rest();
    world.handler = world.another();
    assertThat(step()).isTrue();
    world.now = world.now.plus(Withdrawal.PAUSE);
    assertThat(step()).isTrue();
    assertThat(job()).as("step %d", n).isEmpty();
    return died;
  }

  /// What the import kept from counting is back: nothing is taken back by that, and yet something
  /// must be logged and its hour marked.
  @Test
  void whereverItDiesWhatTheImportHadDeletedCountsAgain() {
    int n = 1;
    for (boolean died = true; died; n++) {
      assertThat(n).isLessThan(MAX_STEPS);
      var test = new ImportWithdrawalTest();
      test.world.deliver(
          test.world.message(
              ticket("gone", "deleted", "2026-03-01T09:00:00Z", "T1"),
              Map.of("tenant", TENANT, "import", "bad")),
          test.world.message(ticket("live", "created", "2026-03-01T08:00:00Z", "T1")));
      assertThat(test.world.total(Family.TICKETS).count("created")).isZero();
      test.world.removeMarks();

      died = test.withdrawThoughItDiesAt(n);

      assertThat(test.world.total(Family.TICKETS).count("created")).as("step %d", n).isEqualTo(1);
      assertThat(test.world.markedHours()).as("step %d", n).contains(CREATED);
    }
  }

  @Test
  void aLongWithdrawalStopsAtItsTimeAndGoesOnFromThere() {
    bring("bad", "b", 3);
    bring("good", "g", 9);
    withdraw();
    world.steps.restart(_ -> world.now = world.now.plus(Duration.ofSeconds(2)));

    int steps = 0;
    for (; job().isPresent(); steps++) {
      assertThat(steps).isLessThan(MAX_STEPS);
      assertThat(step()).isTrue();
      if (world.now.isBefore(job().map(Job::dueAt).orElse(Instant.EPOCH))) {
        world.now = world.now.plus(Withdrawal.PAUSE);
      }
    }

    assertThat(steps).isGreaterThan(10);
    assertOnlyTheGoodIsLeft();
  }

  @Test
  void whatIsFinalIsLeftAsItIs() {
    bring("bad", "b", 3);
    world.removeMarks();
    for (var family :
        List.of(Family.survey("relationship-2026"), Family.TICKETS, Family.CUSTOMERS)) {
      for (var day : List.of("2020-05-04", "2020-05-05")) {
        SealedRecords.put(world, family, day, world.now.plus(RecorderWorld.RETENTION));
      }
    }
    world.now = world.now.plus(RecorderWorld.RETENTION).minus(Duration.ofDays(5));
    world.handler = world.another();
    withdraw();

    step();

    assertThat(world.marks()).isEmpty();
  }
}
