package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rapport.rollup.RollupWorld.TENANT;
import static rapport.rollup.RollupWorld.answer;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.fact.LoggedFact;
import rapport.period.UtcHour;
import rapport.store.Counters;
import rapport.store.Jobs;

/// A run ends in time, though each write takes seconds, and nothing is left behind for good.
class RunTimeTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 20);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 2);

  private static final Pattern DATE = Pattern.compile("2026-\\d\\d-\\d\\d");

  private final SlowWorld slow = new SlowWorld(1);
  private final RollupWorld world = slow.world;

  /// One answer on each of 35 days.
  private static List<LoggedFact> days() {
    var facts = new ArrayList<LoggedFact>();
    for (int day = 0; day < 35; day++) {
      var time = Instant.parse("2026-01-24T20:30:00Z").plus(Duration.ofDays(day));
      facts.add(answer("d" + day, time.toString(), 9));
    }
    return facts;
  }

  @Test
  void whoseDaysTakeLongStopsNobodyAndComesToItsEndByRuns() {
    world.record(TENANT, days());
    for (String other : List.of("aaa", "zzz")) {
      world.record(other, List.of(answer("1", "2026-02-27T08:00:00Z", 9)));
    }
    slow.slow(2);

    int runs = 0;
    boolean handedOn = false;
    while (!world.marks().isEmpty()) {
      handedOn |= slow.run().handedOn() > 0;
      assertThat(++runs).isLessThan(60);
    }

    assertThat(runs).isGreaterThan(3);
    assertThat(handedOn).isTrue();
    assertThat(world.marks.of("aaa")).isEmpty();
    assertThat(world.marks.of("zzz")).isEmpty();
    world.assertRecordsAreTheLog(RollupWorld.calendar(1, "UTC"), FIRST, LAST, "slow");
  }

  /// The first one's days alone would take all the time.
  @Test
  void inTwoCalendarsAMarkGoesOnlyWhenBothAreFolded() {
    world.announce("UTC", "Asia/Kathmandu");
    world.record(TENANT, days());
    slow.slow(2);

    int runs = 0;
    while (!world.marks().isEmpty()) {
      int before = world.marks().size();
      slow.run();
      assertThat(world.marks()).hasSizeLessThan(before);
      assertThat(++runs).isLessThan(60);
    }

    assertThat(runs).isGreaterThan(3);
    world.assertRecordsAreTheLog(RollupWorld.calendar(1, "UTC"), FIRST, LAST, "old");
    world.assertRecordsAreTheLog(RollupWorld.calendar(2, "Asia/Kathmandu"), FIRST, LAST, "new");
  }

  @Test
  void aMessageOfTheWorkQueueDoesWhatThereIsTimeForAndTheRestStaysMarked() {
    world.record(TENANT, days());
    var hours = new TreeSet<UtcHour>();
    world.marks().forEach(mark -> hours.add(mark.hour()));
    slow.slow(2);
    var began = world.now;

    var report = slow.rollup.run(TENANT, hours);

    SlowWorld.assertInTime(Duration.between(began, world.now));
    assertThat(report.removed()).isBetween(1, 34);
    assertThat(world.marks()).hasSize(35 - report.removed());
    assertThat(world.work.messages()).isEmpty();
  }

  /// Each sends a message, which takes ten seconds, and stays due.
  @Test
  void stepsOfJobsAreBegunAsLongAsThereIsTimeAndNoneIsAlwaysLast() {
    var jobs = new Jobs(world.events);
    for (int job = 0; job < 20; job++) {
      jobs.start("t" + job, "withdraw!x", Bytes.of(new byte[] {1}), BigInteger.ONE);
    }
    var stepped = new HashSet<String>();
    for (int run = 0; run < 20; run++) {
      slow.run();
      var sent = world.toRecorder.drain();
      assertThat(sent).hasSizeBetween(7, 8);
      sent.forEach(message -> stepped.add(message.group()));
    }

    assertThat(stepped).hasSize(20);
  }

  /// Of charts that nobody watches the job ends, which takes half a minute each.
  @Test
  void whoWaitsForAStepOfTheRecorderDoesNotWaitForLongStepsOfOthers() {
    var jobs = new Jobs(world.events);
    for (int job = 0; job < 20; job++) {
      jobs.start("t" + job, ControlCharts.JOB, Bytes.of(new byte[] {1}), BigInteger.ONE);
    }
    jobs.start("small", "erase!0", Bytes.of(new byte[] {1}), BigInteger.ONE);
    world.steps.restart(
        step -> {
          if (step.call().equals("before delete")) {
            slow.pass(30);
          }
        });

    for (int run = 0; run < 5; run++) {
      slow.run();
      assertThat(world.toRecorder.drain()).hasSize(1);
    }
  }

  /// As Lambda does after two minutes: what was folded by then is paid for.
  @Test
  void whatAStoppedRunHasSpentIsNotForgotten() {
    world.record(TENANT, days());
    var poor = slow.rollup(1_000);
    var folded = new HashSet<String>();
    world.steps.restart(
        step -> {
          DATE.matcher(step.sort()).results().forEach(date -> folded.add(date.group()));
          if (folded.size() > Rollup.MAX_DAYS_A_MESSAGE + 2) { // in the second plan
            throw new Stopped();
          }
        });

    assertThatThrownBy(poor::run).isInstanceOf(Stopped.class);

    var hour = Instant.parse("2026-03-01T10:00:00Z");
    assertThat(new Counters(world.events).add("f#" + TENANT, hour, 0)).isGreaterThan(300);
  }

  /// No boundary in the code stops it.
  private static final class Stopped extends Error {
    private static final long serialVersionUID = 1;
  }
}
