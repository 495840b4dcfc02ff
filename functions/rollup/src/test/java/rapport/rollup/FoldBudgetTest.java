package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.rollup.RollupWorld.TENANT;
import static rapport.rollup.RollupWorld.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import rapport.period.UtcHour;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;

/// Tenants that have spent what folding may cost them in an hour.
class FoldBudgetTest {

  private static final String OTHER = "other";

  /// Some ten folds of one fact cost as much.
  private static final int BUDGET = 400;

  private final RollupWorld world = new RollupWorld();
  private final List<String> lines = new ArrayList<>();
  private final Rollup rollup = instance();
  private int facts;

  private Rollup instance() {
    return world.rollup(BUDGET, lines::add);
  }

  private void record(String tenant) {
    String time = world.now.minusSeconds(30).toString();
    world.record(tenant, List.of(answer("f" + facts++, time, facts % 11)));
  }

  private Optional<Job> pause(String tenant) {
    return new Jobs(world.events).find(tenant, FoldBudget.JOB);
  }

  private boolean isMarked(String tenant) {
    return !world.marks.of(tenant).isEmpty();
  }

  /// A minute of a tenant that sends all the time, and of one that sends now and then.
  private Rollup.Report minute(int number) {
    world.now = world.now.plusSeconds(60);
    record(TENANT);
    if (number % 10 == 0) {
      record(OTHER);
    }
    return rollup.run();
  }

  private void spendAll() {
    for (int i = 1; pause(TENANT).isEmpty(); i++) {
      minute(i);
    }
  }

  @Test
  void whoSpendsTooMuchIsFoldedSeldomAndNobodyElseIsAffected() {
    var folds = new ArrayList<Instant>();
    for (int i = 1; i <= 100; i++) {
      minute(i);
      assertThat(isMarked(OTHER)).isFalse();
      if (!isMarked(TENANT)) {
        folds.add(world.now);
      }
    }

    var gaps = new ArrayList<Long>();
    for (int i = 1; i < folds.size(); i++) {
      gaps.add(Duration.between(folds.get(i - 1), folds.get(i)).toMinutes());
    }
    System.out.println("minutes between folds: " + gaps);
    assertThat(gaps.subList(0, 5)).containsOnly(1L);
    assertThat(gaps).allMatch(gap -> gap == 1 || gap >= 15 && gap <= 60).anyMatch(gap -> gap >= 15);
    assertThat(folds).hasSizeLessThan(50);
    assertThat(pause(OTHER)).isEmpty();
  }

  @Test
  void whenTheWaitIsOverAllIsFoldedAndNothingIsMissing() {
    spendAll();
    for (int i = 1; i <= 5; i++) {
      minute(i);
    }
    assertThat(isMarked(TENANT)).isTrue();

    world.now = world.now.plus(Duration.ofHours(1));
    rollup.run();
    world.now = world.now.plus(Duration.ofHours(3));
    rollup.run();

    assertThat(isMarked(TENANT)).isFalse();
    assertThat(pause(TENANT)).isEmpty();
    world.assertRecordsAreTheLog(
        RollupWorld.calendar(1, "UTC"), LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 1), "all");
  }

  @Test
  void whileATenantWaitsItsFiguresStayAsTheyWere() {
    spendAll();
    record(TENANT);
    var before = world.summary.consumed();

    world.now = world.now.plusSeconds(60);
    var report = rollup.run();

    assertThat(report.waiting()).isEqualTo(1);
    assertThat(report.marks()).isZero();
    assertThat(report.oldestMark()).isZero();
    assertThat(world.summary.consumed()).isEqualTo(before);
  }

  /// They are as old as the wait, and the alarm on the oldest mark is about the others.
  @Test
  void whenTheWaitIsOverItsMarksAreNotTakenForForgottenOnes() {
    spendAll();
    record(TENANT);
    var until = pause(TENANT).orElseThrow().dueAt();
    world.now = until.minusSeconds(120);
    record(OTHER);
    world.now = until;

    var report = rollup.run();

    assertThat(report.waiting()).isZero();
    assertThat(report.removed()).isEqualTo(2);
    assertThat(report.oldestMark()).isEqualTo(Duration.ofSeconds(120));
  }

  @Test
  void aLineNamesWhoWaitsAndUntilWhen() {
    spendAll();

    var until = pause(TENANT).orElseThrow().dueAt();
    assertThat(lines)
        .singleElement()
        .asString()
        .contains("the budget for folding is spent", "\"tenant\":\"demo\"", until.toString());
    assertThat(Duration.between(world.now, until)).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void anotherInstanceLetsItWaitToo() {
    spendAll();
    record(TENANT);

    assertThat(instance().run().waiting()).isEqualTo(1);
  }

  @Test
  void instancesThatTakeTurnsSpendAboutTheBudgetTogether() {
    var instances = List.of(instance(), instance(), instance());
    int minutes = 0;
    while (pause(TENANT).isEmpty()) {
      world.now = world.now.plusSeconds(60);
      record(TENANT);
      instances.get(minutes++ % 3).run();
      assertThat(minutes).isLessThan(120);
    }

    assertThat(minutes).isLessThan(2 * minutesAlone());
  }

  private static int minutesAlone() {
    var alone = new FoldBudgetTest();
    alone.spendAll();
    return alone.facts;
  }

  @Test
  void whatTheWorkQueueDoesCountsAsWell() {
    int messages = 0;
    while (pause(TENANT).isEmpty()) {
      record(TENANT);
      var hours = new TreeSet<UtcHour>();
      world.marks.of(TENANT).forEach(mark -> hours.add(mark.hour()));
      rollup.run(TENANT, hours);
      assertThat(messages++).isLessThan(100);
    }

    assertThat(isMarked(TENANT)).isFalse();
  }

  @Test
  void aWaitThatIsOverGoesEvenIfNothingIsMarked() {
    spendAll();
    world.now = world.now.plus(Duration.ofHours(2));

    rollup.run();

    assertThat(pause(TENANT)).isEmpty();
    assertThat(world.toRecorder.messages()).isEmpty();
  }

  @Test
  void withinTheBudgetNothingMoreIsReadOrWritten() {
    record(TENANT);
    var generous = world.rollup(5_000_000, lines::add);
    var events = world.events.consumed();
    generous.run();
    var spent = world.events.consumed().since(events);
    var twin = new RollupWorld();
    twin.record(TENANT, List.of(answer("f0", world.now.minusSeconds(30).toString(), 1)));
    var before = twin.events.consumed();
    twin.rollup(20_000, lines::add).run();

    assertThat(twin.events.consumed().since(before)).isEqualTo(spent);
    assertThat(pause(TENANT)).isEmpty();
  }
}
