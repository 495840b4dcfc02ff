package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;

/// What a run costs that finds nothing to do. It reads the jobs that wait for their time, since
/// they lie beside the marks.
final class IdleRunTest {

  /// What waits at most of a tenant that has something folded every day.
  private static final Map<String, Bytes> WAITING =
      Map.of(
          RecordCheck.JOB,
              new CheckProgress(1, 3, LocalDate.of(2026, 2, 20), true, List.of()).encode(),
          ControlCharts.JOB, new ByteWriter().writeByte(1).toBytes(),
          ValuePredictions.JOB, PredictionProgress.WAITING.encode());

  private final RollupWorld world = new RollupWorld();

  @ParameterizedTest(name = "{0} tenants, {1} read units")
  @CsvSource({"0, 16", "100, 16", "200, 16", "10000, 414"})
  void anIdleRunReadsTheJobsThatWaitFourKilobytesAUnit(int tenants, int most) {
    wait(tenants);
    var before = world.events.consumed();
    var beforeSummary = world.summary.consumed();

    var report = world.rollup.run();

    var events = world.events.consumed().since(before);
    var summary = world.summary.consumed().since(beforeSummary);
    System.out.printf("an idle run of %d tenants: %.1f read units%n", tenants, events.reads());
    assertThat(report.failed()).isZero();
    assertThat(events.reads()).isLessThanOrEqualTo(most);
    assertThat(summary.reads()).isZero();
    assertThat(List.of(events.writes(), summary.writes())).containsOnly(0L);
  }

  private void wait(int tenants) {
    var jobs = new Jobs(world.events);
    var random = Randomness.of(new Random(1));
    var dueAt = world.now.plus(Duration.ofHours(9));
    for (int i = 0; i < tenants; i++) {
      var tenant = "tenant-%05d".formatted(i);
      WAITING.forEach(
          (name, state) -> jobs.start(Job.of(tenant, name, state, dueAt, random.next())));
    }
  }
}
