package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.rollup.RollupWorld.SCORES;
import static rapport.rollup.RollupWorld.TENANT;
import static rapport.rollup.RollupWorld.answer;
import static rapport.rollup.RollupWorld.open;
import static rapport.rollup.RollupWorld.voidOf;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.bytes.ByteWriter;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.period.UtcHour;
import rapport.store.Jobs;
import rapport.store.SummaryKey.Level;

/// A run makes every record the fold of its log.
class RollupTest {

  private static final LocalDate FIRST = LocalDate.of(2025, 12, 30);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 2);

  private final RollupWorld world = new RollupWorld();

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({
    "UTC,1",
    "Europe/Berlin,2",
    "Asia/Kolkata,3",
    "Asia/Kathmandu,4",
    "Pacific/Apia,5",
    "America/St_Johns,6"
  })
  void daysMonthsAndYearsEqualAFoldOfTheLog(String zone, long seed) {
    world.zone(zone);
    var random = new Random(seed);
    for (int run = 0; run < 4; run++) {
      world.record(TENANT, random(random, 80));
      world.rollup.run();
      world.workOff();
      if (random.nextBoolean()) {
        world.rollup = world.another();
      }
    }

    assertThat(world.marks()).isEmpty();
    world.assertRecordsAreTheLog(RollupWorld.calendar(1, zone), FIRST, LAST, "seed " + seed);
  }

  /// Answers, corrections and retractions, and tickets, from the end of 2025 to March 2026.
  static List<LoggedFact> random(Random random, int count) {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < count; i++) {
      var time =
          Instant.parse("2025-12-31T00:00:00Z")
              .plus(Duration.ofMinutes(random.nextInt(60 * 24 * 60)));
      var id = "f" + random.nextInt(60);
      switch (random.nextInt(4)) {
        case 0 -> facts.add(open(id, time.toString(), random.nextBoolean() ? 1 : -1));
        case 1 ->
            facts.add(
                answer(
                    id,
                    new Version(random.nextInt(4), false),
                    time.toString(),
                    random.nextInt(11)));
        case 2 -> {
          var fact = answer(id + "v", time.toString(), random.nextInt(11));
          facts.add(fact);
          if (random.nextBoolean()) {
            facts.add(voidOf(fact, 1));
          }
        }
        default -> facts.add(answer(id, time.toString(), random.nextInt(11)));
      }
    }
    return facts;
  }

  @Test
  void aMarkSetAgainWhileItsDayIsFoldedStays() {
    world.record(answer("1", "2026-03-01T08:00:00Z", 9));
    world.steps.restart(
        step -> {
          if (step.call().equals("before delete")) {
            world.steps.rest();
            world.record(answer("2", "2026-03-01T08:30:00Z", 3));
          }
        });

    world.rollup.run();

    assertThat(world.marks()).hasSize(1);
    assertThat(scores("2026-03-01")).isEqualTo(Map.of(9, 1L));
    world.rollup.run();
    assertThat(world.marks()).isEmpty();
    assertThat(scores("2026-03-01")).isEqualTo(Map.of(3, 1L, 9, 1L));
  }

  @Test
  void aFactLoggedButNotYetMarkedIsNotLostWhenItsHourIsWorkedOffMeanwhile() {
    world.record(answer("1", "2026-03-01T08:00:00Z", 9));
    world.steps.restart(
        step -> {
          if (step.call().equals("after query") && step.sort().startsWith("00#")) {
            world.steps.rest();
            world.log.append(TENANT, List.of(answer("2", "2026-03-01T08:30:00Z", 3)), world.now);
          }
        });

    world.rollup.run();
    world.mark(TENANT, UtcHour.of(Instant.parse("2026-03-01T08:00:00Z")));
    world.rollup.run();

    assertThat(scores("2026-03-01")).isEqualTo(Map.of(3, 1L, 9, 1L));
  }

  /// At each step of a run, another run does everything with more facts; the first goes on with
  /// what it had read.
  @Test
  void aRunThatReadTheLogEarlierNeverOverwritesANewerRecord() {
    var calendar = RollupWorld.calendar(1, "UTC");
    int n = 1;
    for (boolean more = true; more; n++) {
      assertThat(n).isLessThan(1000);
      var test = new RollupTest();
      var at = test.world;
      at.record(answer("1", "2026-03-01T08:00:00Z", 9), open("2", "2026-02-28T08:00:00Z", 1));
      if (n % 2 == 0) {
        at.rollup.run();
        at.record(answer("3", "2026-03-01T08:10:00Z", 5));
      }
      int when = n;
      at.steps.restart(
          step -> {
            if (step.number() == when) {
              at.record(
                  answer("4", "2026-03-01T08:30:00Z", 3), open("5", "2026-02-28T09:00:00Z", 1));
              at.rival().run();
            }
          });
      at.rollup.run();
      more = at.steps.count() >= n;
      at.steps.rest();
      assertThat(test.scores("2026-03-01").containsKey(3)).as("step %d", n).isEqualTo(more);

      at.rollup.run();
      at.rollup.run();

      assertThat(at.marks()).as("step %d", n).isEmpty();
      at.assertRecordsAreTheLog(calendar, LocalDate.of(2026, 2, 1), LAST, "step " + n);
    }
  }

  private Map<Integer, Long> scores(String day) {
    return world.day(day).state(0).values("score:0-10");
  }

  @Test
  void whatLiesAheadIsCountedWhenItsTimeHasCome() {
    world.record(
        answer("1", "2026-03-01T10:00:00Z", 9),
        answer("2", "2026-03-01T10:08:20Z", 8),
        answer("3", "2026-03-01T10:09:40Z", 7));

    world.rollup.run();

    assertThat(world.marks()).isEmpty();
    assertThat(scores("2026-03-01")).isEqualTo(Map.of(9, 1L));
    world.now = Instant.parse("2026-03-01T10:08:59Z");
    world.rollup.run();
    assertThat(scores("2026-03-01")).isEqualTo(Map.of(9, 1L));
    world.now = Instant.parse("2026-03-01T10:09:00Z");
    world.rollup.run();
    world.rollup.run();
    assertThat(scores("2026-03-01")).isEqualTo(Map.of(8, 1L, 9, 1L));
    world.now = Instant.parse("2026-03-01T10:10:00Z");
    world.rollup.run();
    world.rollup.run();
    assertThat(scores("2026-03-01")).isEqualTo(Map.of(7, 1L, 8, 1L, 9, 1L));
    assertThat(world.marks()).isEmpty();
  }

  @Test
  void moreDaysThanOneRunCanDoAreHandedToTheWorkQueueAndDoneByTheSameHandler() {
    var facts = new ArrayList<LoggedFact>();
    for (int day = 0; day < Rollup.MAX_DAYS_A_RUN + 30; day++) {
      facts.add(
          answer(
              "d" + day,
              Instant.parse("2025-12-01T12:00:00Z").plus(Duration.ofDays(day)).toString(),
              9));
    }
    world.record(TENANT, facts);

    var answer = world.handle(RollupWorld.fixture("schedule"));

    assertThat(answer).contains("\"marks\":90", "\"removed\":60", "\"handedOn\":2", "\"failed\":0");
    assertThat(world.marks()).hasSize(30);
    var messages = world.work.drain();
    assertThat(messages).hasSize(2).allMatch(message -> message.group().equals(TENANT));
    for (var message : messages) {
      assertThat(world.handle(records(message.body()))).isEqualTo("{\"batchItemFailures\":[]}");
    }
    assertThat(world.marks()).isEmpty();
    assertThat(world.work.messages()).isEmpty();
    world.assertRecordsAreTheLog(
        RollupWorld.calendar(1, "UTC"), LocalDate.of(2025, 12, 1), LAST, "handed on");
  }

  private static String records(String body) {
    return "{\"Records\":[{\"messageId\":\"m1\",\"body\":%s}]}"
        .formatted(rapport.edge.Json.write(new com.fasterxml.jackson.databind.node.TextNode(body)));
  }

  @Test
  void aWorkMessageDoesTheHoursItNamesAndABadOneIsReportedAlone() {
    world.record(
        answer("1", "2026-03-01T10:00:00Z", 9),
        answer("2", "2026-03-01T07:00:00Z", 9),
        answer("3", "2026-02-01T07:00:00Z", 9));

    var good = world.handle(RollupWorld.fixture("work"));
    var bad = world.handle(RollupWorld.fixture("bad-work"));

    assertThat(good).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(bad).contains("059f36b4-87a3-44ab-83d2-661970000000");
    assertThat(world.marks()).hasSize(2);
    assertThat(scores("2026-03-01")).isEqualTo(Map.of(9, 2L));
  }

  @Test
  void anIdleRunCostsSixteenReadUnitsAtMost() {
    world.record(answer("1", "2026-03-01T10:00:00Z", 9));
    world.rollup.run();
    var events = world.events.consumed();
    var summary = world.summary.consumed();

    world.rollup.run();

    assertThat(world.events.consumed().since(events).reads()).isLessThanOrEqualTo(16);
    assertThat(world.events.consumed().since(events).writes()).isZero();
    assertThat(world.summary.consumed().since(summary).reads()).isZero();
  }

  @Test
  void whatIsWrongWithOneTenantDoesNotStopTheOthers() {
    var clash =
        new LoggedFact(
            FactId.of("x"),
            Version.FIRST,
            Instant.parse("2026-03-01T08:00:00Z"),
            new LoggedFact.Origin(0, ""),
            new java.util.TreeMap<>(),
            List.of(
                new rapport.fact.Measure.Count(Family.TICKETS, "s", 1),
                new rapport.fact.Measure.Duration(Family.TICKETS, "s", 1)),
            new java.util.TreeMap<>());
    world.record("aaa", List.of(clash));
    world.record(answer("1", "2026-03-01T10:00:00Z", 9));
    world.record("zzz", List.of(answer("1", "2026-03-01T10:00:00Z", 9)));

    var report = world.rollup.run();

    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.removed()).isEqualTo(2);
    assertThat(world.marks.of("aaa")).hasSize(1);
    assertThat(world.marks()).isEmpty();
  }

  @Test
  void aRunSaysHowOldTheOldestMarkIs() {
    world.record(answer("1", "2026-03-01T10:00:00Z", 9));
    world.now = world.now.plusSeconds(125);

    assertThat(world.handle(RollupWorld.fixture("schedule")))
        .contains("\"OldestMarkAgeSeconds\":125");
  }

  @Test
  void jobsOfTheRecorderAreSentToItsQueueWhenDue() {
    var jobs = new Jobs(world.events);
    var state = new ByteWriter().writeByte(1).toBytes();
    jobs.start(TENANT, "withdraw!history", state, BigInteger.ONE);
    jobs.start(TENANT, "withdraw!later", state, BigInteger.ONE);
    var later = jobs.find(TENANT, "withdraw!later").orElseThrow();
    jobs.update(later, state, world.now.plusSeconds(60), BigInteger.TWO);

    world.rollup.run();

    assertThat(world.toRecorder.drain())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.attributes())
                  .isEqualTo(Map.of("tenant", TENANT, "job", "withdraw!history"));
              assertThat(message.group()).isEqualTo(TENANT);
            });
    world.now = world.now.plusSeconds(60);
    world.rollup.run();
    assertThat(world.toRecorder.messages()).hasSize(2);
  }

  @Test
  void aFailingQueueStopsNeitherJobsNorMarks() {
    world.toRecorder.fail(true);
    new Jobs(world.events)
        .start(TENANT, "withdraw!history", new ByteWriter().writeByte(1).toBytes(), BigInteger.ONE);
    world.record(answer("1", "2026-03-01T10:00:00Z", 9));

    var report = world.rollup.run();

    assertThat(report.failed()).isEqualTo(1);
    assertThat(world.marks()).isEmpty();
    assertThat(new Jobs(world.events).find(TENANT, "withdraw!history")).isPresent();
  }

  @Test
  void aYearRecordIsKeptOfRunningFamiliesOnly() {
    world.record(open("1", "2026-03-01T10:00:00Z", 1), answer("2", "2026-03-01T10:00:00Z", 9));

    world.rollup.run();

    assertThat(world.records(1, Level.YEAR).keySet())
        .allMatch(key -> key.part().family().equals(Family.BACKLOG))
        .isNotEmpty();
    assertThat(world.part(Level.MONTH, "2026-03", SCORES)).isEqualTo(world.day("2026-03-01"));
  }
}
