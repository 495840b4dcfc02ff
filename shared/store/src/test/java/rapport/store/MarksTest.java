package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.period.UtcHour;
import rapport.store.Jobs.Job;
import rapport.store.Marks.Mark;
import rapport.store.Marks.Pending;
import rapport.store.Marks.Wake;
import rapport.store.Table.Outcome;
import rapport.store.memory.MemoryTable;
import rapport.store.memory.Units;

class MarksTest {

  private static final UtcHour HOUR = SampleFacts.HOUR;
  private static final Instant NOW = Instant.parse("2026-03-01T10:20:30.123Z");

  private final MemoryTable table = new MemoryTable();
  private final Marks marks = new Marks(table);
  private final Jobs jobs = new Jobs(table);

  @Test
  void aMarkTellsWhenTheHourWasMarkedFirst() {
    marks.mark("acme", HOUR, number(5), NOW);
    marks.mark("acme", HOUR, number(7), NOW.plusSeconds(60));

    assertThat(pending("acme", NOW).marks())
        .containsExactly(new Mark("acme", HOUR, number(12), NOW));
  }

  @Test
  void aMarkIsRemovedOnlyIfItIsUnchanged() {
    marks.mark("acme", HOUR, number(5), NOW);
    var read = pending("acme", NOW).marks().getFirst();
    marks.mark("acme", HOUR, number(1), NOW);

    var stale = marks.remove(read);
    var current = marks.remove(pending("acme", NOW).marks().getFirst());
    var again = marks.remove(read);

    assertThat(List.of(stale, current, again))
        .containsExactly(Outcome.REFUSED, Outcome.DONE, Outcome.REFUSED);
    assertThat(marks.of("acme")).isEmpty();
  }

  @Test
  void aTokenThatDoesNotGrowIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> marks.mark("acme", HOUR, BigInteger.ZERO, NOW));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> marks.wake("acme", HOUR, NOW, number(-1)));
  }

  @Test
  void oneTenantsMarksAreFoundByTheirHours() {
    marks.mark("acme", hour(0), number(1), NOW);
    marks.mark("acme", hour(30), number(2), NOW);
    marks.mark("acme", hour(31), number(3), NOW);
    marks.mark("acme-2", hour(30), number(4), NOW);

    assertThat(marks.of("acme").stream().map(Mark::hour))
        .containsExactly(hour(0), hour(30), hour(31));
    assertThat(marks.of("acme", hour(1), hour(30)).stream().map(Mark::token))
        .containsExactly(number(2));
    assertThat(marks.of("nobody")).isEmpty();
  }

  @Test
  void aWakeIsPendingFromItsWholeMinuteOn() {
    var dueAt = Instant.parse("2026-03-01T12:00:30Z");
    marks.wake("acme", HOUR, dueAt, number(5));
    marks.wake("acme", hour(1), Instant.parse("2026-03-01T12:02:00Z"), number(6));

    assertThat(pending("acme", dueAt).dueWakes()).isEmpty();
    assertThat(pending("acme", dueAt.plusSeconds(30)).dueWakes())
        .containsExactly(new Wake("acme", HOUR, Instant.parse("2026-03-01T12:01:00Z"), number(5)));
    assertThat(pending("acme", Instant.parse("2026-03-01T12:02:00Z")).dueWakes()).hasSize(2);
  }

  @Test
  void aFiredWakeIsAMark() {
    marks.wake("acme", HOUR, NOW, number(5));
    var later = NOW.plus(Duration.ofMinutes(1));
    var wake = pending("acme", later).dueWakes().getFirst();

    marks.fire(wake, number(9), later);

    assertThat(pending("acme", later))
        .isEqualTo(
            new Pending(
                List.of(new Mark("acme", HOUR, number(9), later)),
                List.of(),
                List.of(),
                List.of()));
  }

  @Test
  void aWakeThatWasRenewedMeanwhileStays() {
    marks.wake("acme", HOUR, NOW, number(5));
    var later = NOW.plus(Duration.ofMinutes(1));
    var wake = pending("acme", later).dueWakes().getFirst();
    marks.wake("acme", HOUR, NOW, number(1));

    marks.fire(wake, number(9), later);

    assertThat(pending("acme", later).dueWakes()).hasSize(1);
    assertThat(pending("acme", later).marks()).hasSize(1);
  }

  @Test
  void jobsAreFoundWithTheMarksAndChangeOnlyIfUnchanged() {
    var begun = jobs.start("acme", "withdraw history", state(1), number(3));
    var twice = jobs.start("acme", "withdraw history", state(9), number(4));
    marks.mark("acme", HOUR, number(1), NOW);
    var read = pending("acme", NOW).dueJobs().getFirst();
    var updated = jobs.update(read, state(2), NOW, number(8));
    var stale = jobs.end(read);
    var current = pending("acme", NOW).dueJobs().getFirst();
    var ended = jobs.end(current);

    assertThat(read)
        .isEqualTo(Job.of("acme", "withdraw history", state(1), Instant.EPOCH, number(3)));
    assertThat(current).isEqualTo(Job.of("acme", "withdraw history", state(2), NOW, number(8)));
    assertThat(List.of(begun, updated, ended)).containsOnly(Outcome.DONE);
    assertThat(List.of(twice, stale)).containsOnly(Outcome.REFUSED);
    assertThat(pending("acme", NOW).dueJobs()).isEmpty();
    assertThat(pending("acme", NOW).marks()).hasSize(1);
  }

  @Test
  void aJobThatIsNotDueYetIsNotPendingButCanBeFound() {
    jobs.start("acme", "withdraw history", state(1), number(3));
    var job = jobs.find("acme", "withdraw history").orElseThrow();

    jobs.update(job, state(2), NOW.plusSeconds(60), number(4));

    assertThat(pending("acme", NOW).dueJobs()).isEmpty();
    assertThat(pending("acme", NOW.plusSeconds(60)).dueJobs()).hasSize(1);
    assertThat(jobs.find("acme", "withdraw history")).map(Job::state).contains(state(2));
    assertThat(jobs.find("acme", "another")).isEmpty();
  }

  @Test
  void anIdleRunReadsOneUnitOfEachPartition() {
    for (int partition = 0; partition < Marks.PARTITIONS; partition++) {
      assertThat(marks.pending(partition, NOW))
          .isEqualTo(new Pending(List.of(), List.of(), List.of(), List.of()));
    }

    assertThat(table.consumed()).isEqualTo(new Units(0, 2 * 16));
  }

  @Test
  void tenantsAreSpreadOverAllPartitions() {
    var seen = new HashSet<Integer>();
    for (int i = 0; i < 500; i++) {
      seen.add(Marks.partitionOf("tenant-" + i));
    }

    assertThat(seen).hasSize(Marks.PARTITIONS);
    assertThat(Collections.min(seen)).isZero();
  }

  /// Keys as they are stored. Never change them: items under such keys are there.
  @Test
  void keysStayAsTheyWere() {
    marks.mark("acme", HOUR, number(1), NOW);
    marks.wake("acme", HOUR, NOW, number(1));
    jobs.start("acme", "zone", state(1), number(1));

    assertThat(table.get(new Key("q#00", "0#acme#2026030110"), Table.Read.STRONG)).isPresent();
    assertThat(table.get(new Key("q#00", "1#202603011021#acme#2026030110"), Table.Read.STRONG))
        .isPresent();
    assertThat(table.get(new Key("q#00", "0!acme#zone"), Table.Read.STRONG)).isPresent();
  }

  private Pending pending(String tenant, Instant now) {
    return marks.pending(Marks.partitionOf(tenant), now);
  }

  private static Bytes state(int number) {
    return Bytes.of(new byte[] {1, (byte) number});
  }

  private static BigInteger number(long value) {
    return BigInteger.valueOf(value);
  }

  private static UtcHour hour(int later) {
    return new UtcHour(HOUR.epochHours() + later);
  }
}
