package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;
import rapport.erasure.ErasureProgress;
import rapport.recorder.JobTurns.Asked;
import rapport.store.Documents;
import rapport.store.Erasures;
import rapport.store.Erasures.Erasure;
import rapport.store.Jobs;
import rapport.store.SubjectSecrets;

/// Nobody's job waits for the many or the long ones of others.
class JobTurnsTest {

  private static final int MANY = 40;

  private Instant now = RecorderWorld.START;
  private final Map<Asked, Duration> left = new HashMap<>();
  private final Map<String, Duration> had = new HashMap<>();

  private JobTurns turns(long seed) {
    InstantSource time = () -> now;
    Clock clock = time.withZone(ZoneOffset.UTC);
    return new JobTurns(Randomness.of(new Random(seed)), clock);
  }

  private void ask(String tenant, int jobs, Duration each) {
    for (int job = 0; job < jobs; job++) {
      left.put(new Asked(tenant, "job" + job), each);
    }
  }

  /// Goes on by tenths of a second.
  private boolean step(Asked job, Instant until) {
    do {
      var tenth = Duration.ofMillis(100);
      now = now.plus(tenth);
      had.merge(job.tenant(), tenth, Duration::plus);
      left.merge(job, tenth.negated(), Duration::plus);
    } while (left.get(job).isPositive() && now.isBefore(until));
    return left.get(job).isPositive();
  }

  private void take(long seed) {
    turns(seed).take(List.copyOf(left.keySet()), this::step);
    left.values().removeIf(duration -> !duration.isPositive());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void eachTenantHasTheSameTimeHoweverManyAndLongItsJobsAre(long seed) {
    ask("many", MANY, Duration.ofSeconds(1));
    ask("long", 1, Duration.ofHours(1));

    take(seed);

    assertThat(had.get("many")).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
    assertThat(had.get("long")).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatOneNeedsLessIsLeftToOthers(long seed) {
    ask("short", 2, Duration.ofSeconds(1));
    ask("long", 1, Duration.ofHours(1));

    take(seed);

    assertThat(had.get("short")).isEqualTo(Duration.ofSeconds(2));
    assertThat(had.get("long")).isBetween(Duration.ofSeconds(13), Duration.ofSeconds(14));
  }

  /// Each has a second, and who comes first is another each time.
  @Test
  void ofMoreTenantsThanThereIsTimeForEachHasItsTurnSoon() {
    for (int tenant = 0; tenant < MANY; tenant++) {
      ask("t" + tenant, 1, Duration.ofHours(1));
    }

    for (int batch = 0; batch < 20; batch++) {
      var began = now;
      take(batch);
      assertThat(Duration.between(began, now)).isEqualTo(JobTurns.TIME);
    }

    assertThat(had).hasSize(MANY);
  }

  /// All steps of a minute come in one batch, as those of the schedule do, and each call to a table
  /// takes as long as of DynamoDB.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void aSmallErasureIsDoneInAMinuteThoughAnotherTenantHasForty(long seed) {
    var world = new RecorderWorld();
    world.deliver(world.message("[]"), world.message("[]", Map.of("tenant", "small")));
    var names = new ArrayList<Asked>();
    for (int customer = 0; customer < MANY; customer++) {
      names.add(erase(world, RecorderWorld.TENANT, "c" + customer));
    }
    var small = erase(world, "small", "c1");
    names.add(small);
    var random = new Random(seed);
    world.steps.restart(_ -> world.now = world.now.plusMillis(random.nextInt(5)));

    minute(world, names);
    assertThat(inFirstPass(world, small)).isFalse();
    minute(world, names);
    assertThat(names).filteredOn(job -> !inFirstPass(world, job)).hasSizeGreaterThan(5);
  }

  @Test
  void aStepThatThrowsFailsTheMessageThatAskedFirstAndKeepsNobodyWaiting() {
    var world = new RecorderWorld();
    world.deliver(world.message("[]"));
    var good = erase(world, RecorderWorld.TENANT, "c1");
    var bad = new Asked(RecorderWorld.TENANT, ErasureProgress.job(7));
    var spoilt = Bytes.of(new byte[] {99});
    new Jobs(world.events).start(bad.tenant(), bad.name(), spoilt, BigInteger.TEN);
    var messages =
        Stream.of(bad, good, bad, good)
            .map(job -> world.message("{}", Map.of("tenant", job.tenant(), "job", job.name())))
            .toList();

    var failed = world.deliver(messages);

    assertThat(failed).containsExactly(messages.getFirst().getMessageId());
    assertThat(inFirstPass(world, good)).isFalse();
  }

  private static Asked erase(RecorderWorld world, String tenant, String customer) {
    var secrets = new SubjectSecrets(new Documents(world.summary));
    long hash = secrets.findOrMake(tenant, new Random(1)).of(customer);
    var name = ErasureProgress.job(hash);
    new Erasures(world.events).begin(tenant, new Erasure(hash, world.now));
    new Jobs(world.events)
        .start(tenant, name, ErasureProgress.start(customer, world.now).encode(), BigInteger.TEN);
    return new Asked(tenant, name);
  }

  private static boolean inFirstPass(RecorderWorld world, Asked job) {
    var state = new Jobs(world.events).find(job.tenant(), job.name()).orElseThrow().state();
    return ErasureProgress.decode(state).pass() == 1;
  }

  private static void minute(RecorderWorld world, List<Asked> jobs) {
    var next = world.now.plusSeconds(60);
    var messages =
        jobs.stream()
            .filter(job -> inFirstPass(world, job))
            .map(job -> world.message("{}", Map.of("tenant", job.tenant(), "job", job.name())))
            .toList();
    assertThat(world.deliver(messages)).isEmpty();
    assertThat(world.now).isBefore(next);
    world.now = next;
  }
}
