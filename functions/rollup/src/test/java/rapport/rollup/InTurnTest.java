package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.rollup.RollupWorld.TENANT;
import static rapport.rollup.RollupWorld.answer;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;
import rapport.period.UtcHour;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;

/// Where each run has too little time for all, nothing is always what is left.
class InTurnTest {

  private static final int RUNS = 30;

  private static void start(SlowWorld slow, String tenant) {
    new Jobs(slow.world.events)
        .start(tenant, "withdraw!x", Bytes.of(new byte[] {1}), BigInteger.ONE);
  }

  private static Instant noon(String day) {
    return Instant.parse(day + "T12:00:00Z");
  }

  /// One day and its month take 80 seconds, after which no step is begun.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aTenantWhoseFoldTakesTheTimeOfEveryRunDoesNotStopJobs(long seed) {
    var slow = new SlowWorld(seed);
    slow.world.record(answer("1", "2026-02-27T12:00:00Z", 9));
    start(slow, "other");
    slow.slow(10);

    int steps = 0;
    for (int run = 0; run < RUNS; run++) {
      slow.run();
      assertThat(slow.world.marks()).isEmpty();
      steps += slow.world.toRecorder.drain().size();
      slow.world.mark(TENANT, UtcHour.of(noon("2026-02-27")));
    }

    assertThat(steps).isBetween(RUNS / 4, RUNS * 3 / 4);
  }

  /// Each sends a message, which takes ten seconds, and stays due.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void moreJobsThanThereIsTimeForDoNotStopFolding(long seed) {
    var slow = new SlowWorld(seed);
    slow.world.record(answer("1", "2026-02-27T12:00:00Z", 9));
    for (int job = 0; job < 20; job++) {
      start(slow, "t" + job);
    }
    slow.slow(2);

    for (int run = 0; run < RUNS; run++) {
      slow.run();
      assertThat(slow.world.marks()).isEmpty();
      assertThat(slow.world.toRecorder.drain()).hasSizeBetween(5, 6);
      slow.world.mark(TENANT, UtcHour.of(noon("2026-02-27")));
    }
  }

  /// Each day takes four times as many seconds as a put, and late events mark the older ones again
  /// each minute. 20 days are one plan; what is no part of the first one begun is not even handed
  /// on when that takes a minute.
  @ParameterizedTest(name = "{0} older days, the newest on {1}, {2} seconds a put, seed {3}")
  @CsvSource({
    "2, 2026-02-28, 4, 1",
    "2, 2026-03-01, 4, 2",
    "2, 2026-03-01, 4, 3",
    "20, 2026-02-28, 8, 4"
  })
  void theNewestDayIsFoldedAlthoughOlderOnesAreMarkedAgainAllTheTime(
      int older, LocalDate newest, int seconds, long seed) {
    var slow = new SlowWorld(seed);
    var days = newest.minusDays(older).datesUntil(newest).toList();
    days.forEach(day -> slow.world.record(answer("f" + day, day + "T12:00:00Z", 9)));
    slow.world.record(answer("new", newest + "T08:00:00Z", 9));
    slow.slow(seconds);

    int runs = 0;
    while (slow.world.scores(newest.toString()).isEmpty()) {
      assertThat(runs++).isLessThan(RUNS);
      slow.run();
      days.forEach(day -> slow.world.mark(TENANT, UtcHour.of(noon(day.toString()))));
    }
  }

  /// Whichever of its days is folded first: the oldest one is over, so charts are drawn soon.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void howSoonChartsAreDrawnIsNoMatterOfChance(long seed) {
    var slow = new SlowWorld(seed);
    for (var day : new String[] {"2026-01-20", "2026-01-21", "2026-02-28", "2026-03-01"}) {
      slow.world.record(answer(day, day + "T08:00:00Z", 9));
    }

    slow.run();

    assertThat(new Jobs(slow.world.events).find(TENANT, ControlCharts.JOB).map(Job::dueAt))
        .contains(slow.world.now.plus(Watching.AFTER_CHANGE));
  }

  /// A day and its month take 40 seconds in each calendar.
  @Test
  void inTwoCalendarsARunEndsInTimeAndTakesMarksAway() {
    var slow = new SlowWorld(1);
    slow.world.announce("UTC", "Asia/Kathmandu");
    var days = new ArrayList<LocalDate>();
    for (int day = 0; day < 5; day++) {
      days.add(LocalDate.of(2026, 2, 10).plusDays(day));
      slow.world.record(answer("f" + day, days.getLast() + "T08:00:00Z", 9));
    }
    slow.slow(5);

    for (int left = 4; left >= 0; left--) {
      slow.run();
      assertThat(slow.world.marks()).hasSize(left);
    }

    slow.world.assertRecordsAreTheLog(
        RollupWorld.calendar(2, "Asia/Kathmandu"), days.getFirst(), days.getLast(), "new");
  }
}
