package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.rollup.RollupWorld.TENANT;
import static rapport.rollup.RollupWorld.answer;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.fact.LoggedFact;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;

/// What a run gets from queues and puts into them.
class WorkTest {

  private static final LocalDate LAST = LocalDate.of(2026, 3, 2);

  private final RollupWorld world = new RollupWorld();

  @Test
  void moreDaysThanOneRunCanDoAreHandedToTheWorkQueueAndDoneByTheSameHandler() {
    var facts = new ArrayList<LoggedFact>();
    for (int day = 0; day < Rollup.MAX_DAYS_A_RUN + 2 * Rollup.MAX_DAYS_A_MESSAGE; day++) {
      facts.add(
          answer(
              "d" + day,
              Instant.parse("2025-11-21T12:00:00Z").plus(Duration.ofDays(day)).toString(),
              9));
    }
    world.record(TENANT, facts);

    var answer = world.handle(RollupWorld.fixture("schedule"));

    assertThat(answer)
        .contains("\"marks\":100", "\"removed\":60", "\"handedOn\":2", "\"failed\":0");
    assertThat(world.marks()).hasSize(40);
    var messages = world.work.drain();
    assertThat(messages).hasSize(2).allMatch(message -> message.group().equals(TENANT));
    for (var message : messages) {
      assertThat(world.handle(records(message.body()))).isEqualTo("{\"batchItemFailures\":[]}");
    }
    assertThat(world.marks()).isEmpty();
    assertThat(world.work.messages()).isEmpty();
    world.assertRecordsAreTheLog(
        RollupWorld.calendar(1, "UTC"), LocalDate.of(2025, 11, 21), LAST, "handed on");
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
    assertThat(world.scores("2026-03-01")).isEqualTo(Map.of(9, 2L));
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

  /// Its state is opened by its own step, not while all work is looked for.
  @Test
  void aJobWhoseStateIsSpoiltFailsAloneAndStays() {
    var spoilt = Bytes.of(new byte[] {12, 1, 99});
    new Jobs(world.events).start(new Job(TENANT, "check", spoilt, Instant.EPOCH, BigInteger.ONE));
    world.record(answer("1", "2026-03-01T10:00:00Z", 9));

    var report = world.rollup.run();

    assertThat(report.failed()).isEqualTo(1);
    assertThat(world.marks()).isEmpty();
    assertThat(world.scores("2026-03-01")).isEqualTo(Map.of(9, 1L));
    assertThat(new Jobs(world.events).find(TENANT, "check")).isPresent();
  }
}
