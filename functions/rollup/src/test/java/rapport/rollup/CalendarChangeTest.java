package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.rollup.RollupWorld.TENANT;
import static rapport.rollup.RollupWorld.answer;

import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.settings.Calendars;
import rapport.settings.Settings;
import rapport.store.Jobs;
import rapport.store.SummaryKey.Level;

/// A change of the time zone folds everything anew beside the old figures, and then switches.
class CalendarChangeTest {

  private static final LocalDate FIRST = LocalDate.of(2025, 12, 30);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 2);
  private static final int MAX_RUNS = 200;

  private final RollupWorld world = new RollupWorld();

  private void start() {
    new Jobs(world.events)
        .start(TENANT, JobSteps.CALENDAR, new ByteWriter().writeByte(1).toBytes(), BigInteger.ONE);
  }

  private boolean jobIsOpen() {
    return new Jobs(world.events).find(TENANT, JobSteps.CALENDAR).isPresent();
  }

  private Jobs.Job job() {
    return new Jobs(world.events).find(TENANT, JobSteps.CALENDAR).orElseThrow();
  }

  private void runAndWork() {
    world.rollup.run();
    for (var message : world.work.drain()) {
      var task = Task.decode(message.body());
      world.rollup.run(task.tenant(), task.hours());
    }
    world.now = world.now.plusSeconds(60);
  }

  @ParameterizedTest(name = "{0} to {1}, seed {2}")
  @CsvSource({
    "UTC,America/New_York,1",
    "Europe/Berlin,Asia/Kathmandu,2",
    "Asia/Kolkata,Pacific/Auckland,3"
  })
  void figuresAfterwardsAreThoseOfATenantThatAlwaysHadTheNewZone(
      String zone, String next, long seed) {
    var random = new Random(seed);
    world.zone(zone);
    world.record(TENANT, RollupTest.random(random, 120));
    for (int run = 0; run < 5; run++) {
      runAndWork();
    }
    world.announce(zone, next);
    start();

    int runs = 0;
    for (; jobIsOpen(); runs++) {
      assertThat(runs).isLessThan(MAX_RUNS);
      if (runs < 4) {
        world.record(TENANT, RollupTest.random(random, 3));
      }
      runAndWork();
    }

    var calendar = RollupWorld.calendar(2, next);
    assertThat(world.calendars()).isEqualTo(new Calendars(calendar, List.of()));
    assertThat(world.marks()).isEmpty();
    world.assertRecordsAreTheLog(calendar, FIRST, LAST, "seed " + seed);
  }

  @Test
  void thePointerStaysWhileAMarkOfTheChangeIsLeft() {
    world.record(answer("1", "2026-01-01T08:00:00Z", 9));
    world.rollup.run();
    world.announce("UTC", "America/New_York");
    start();
    world.rollup.run();
    assertThat(world.marks()).hasSize(1);
    world.steps.restart(
        step -> {
          if (step.call().equals("before delete") && step.sort().startsWith("0#")) {
            throw new IllegalStateException("the mark can't be removed");
          }
        });

    world.now = world.now.plusSeconds(60);
    world.rollup.run();
    world.now = world.now.plusSeconds(60);
    world.rollup.run();

    assertThat(world.calendars().current().version()).isEqualTo(1);
    assertThat(world.records(2, Level.DAY)).isNotEmpty();
    world.steps.rest();
    world.rollup.run();
    assertThat(world.marks()).isEmpty();
    world.rollup.run(); // the step may have come before the fold in the first one
    assertThat(world.calendars().current().version()).isEqualTo(2);
    world.rollup.run();
    assertThat(jobIsOpen()).isFalse();
  }

  /// Two versions of this function may be at work while one takes the other's place.
  @Test
  void aChangeThatAnOlderVersionHasBegunGoesOnAndOneThatThisHasBegunIsNewToIt() {
    world.record(answer("1", "2026-01-01T08:00:00Z", 9));
    world.rollup.run();
    world.announce("UTC", "America/New_York");
    var older = new ByteWriter().writeByte(1).writeUnsigned(2).writeText("").writeUnsigned(0);
    new Jobs(world.events).start(TENANT, JobSteps.CALENDAR, older.toBytes(), BigInteger.ONE);

    world.rollup.run();

    var state = new ByteReader(job().state());
    assertThat(state.readByte()).isEqualTo(2);
    assertThat(state.readUnsigned()).as("what form 1 has begun with").isZero();
    for (int run = 0; jobIsOpen(); run++) {
      assertThat(run).isLessThan(MAX_RUNS);
      runAndWork();
    }
    assertThat(world.calendars().current().version()).isEqualTo(2);
  }

  @Test
  void bothCalendarsAreFoldedWhileTheChangeLasts() {
    world.announce("UTC", "America/New_York");
    world.record(answer("1", "2026-03-01T02:00:00Z", 9));

    world.rollup.run();

    assertThat(world.records(1, Level.DAY).keySet()).allMatch(k -> k.period().endsWith("03-01"));
    assertThat(world.records(2, Level.DAY).keySet())
        .isNotEmpty()
        .allMatch(key -> key.period().equals("2026-02-28"));
  }

  @Test
  void aChangeTakenBackEndsTheJobWithoutASwitch() {
    world.record(answer("1", "2026-03-01T02:00:00Z", 9));
    world.announce("UTC", "America/New_York");
    start();
    world.rollup.run();
    world.zone("UTC");

    world.rollup.run();

    assertThat(jobIsOpen()).isFalse();
    assertThat(world.calendars().current().version()).isEqualTo(1);
  }

  /// Or else what was folded for the zone that was given up would count in the one after it.
  @Test
  void changingOnesMindTwiceLeavesNothingOfTheZoneInBetween() {
    world.record(answer("1", "2026-03-01T02:00:00Z", 9), answer("2", "2026-01-31T22:00:00Z", 8));
    world.rollup.run();
    for (var zone : List.of("America/New_York", "UTC", "Asia/Tokyo")) {
      world.calendars(world.calendars().changed(settings(zone)));
      start();
      world.record(answer(zone, "2026-03-01T02:30:00Z", 7)); // folded for the zone at once
      world.rollup.run();
      world.now = world.now.plusSeconds(60);
    }

    for (int run = 0; jobIsOpen(); run++) {
      assertThat(run).isLessThan(MAX_RUNS);
      runAndWork();
    }

    var current = world.calendars().current();
    assertThat(current.zone().getId()).isEqualTo("Asia/Tokyo");
    world.assertRecordsAreTheLog(current, FIRST, LAST, "Tokyo");
  }

  private static Settings settings(String zone) {
    return new Settings(
        java.time.ZoneId.of(zone), java.time.DayOfWeek.MONDAY, List.of(), List.of(), "EUR", 10);
  }

  @Test
  void daysWhoseLogExpiresKeepTheirFigures() {
    world.record(answer("1", "2026-03-01T02:00:00Z", 9));
    world.rollup.run();
    world.now = world.now.plus(RollupWorld.RETENTION).minus(Duration.ofDays(3));
    world.record(answer("2", world.now.minusSeconds(3600).toString(), 5));
    world.rollup.run();
    world.announce("UTC", "America/New_York");
    start();

    for (int run = 0; jobIsOpen(); run++) {
      assertThat(run).isLessThan(MAX_RUNS);
      runAndWork();
    }

    var days = world.records(2, Level.DAY);
    assertThat(days.keySet().stream().map(key -> key.period()).distinct())
        .contains("2026-03-01")
        .doesNotContain("2026-02-28")
        .hasSize(2);
    assertThat(world.records(2, Level.MONTH).keySet().stream().map(key -> key.period()).distinct())
        .hasSize(2);
    assertThat(world.quarantine()).isEmpty();
  }
}
