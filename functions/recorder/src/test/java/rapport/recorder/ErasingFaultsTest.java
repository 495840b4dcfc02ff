package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.recorder.RecorderWorld.TENANT;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rapport.erasure.ErasureProgress;
import rapport.fact.Family;
import rapport.period.UtcHour;
import rapport.store.Erasures;

/// An erasure may break off at any write, take long, and meet a recorder that knows nothing of it.
class ErasingFaultsTest {

  private static final Family RECOMMEND = Family.question("relationship-2026", "recommend");

  private final ErasureStory story = new ErasureStory();
  private final RecorderWorld world = story.world;

  @Test
  void whatASlowRecorderWritesIsFoundTheSecondTime() {
    story.bring("c2");
    story.begin();
    assertThat(story.step()).isTrue();
    var key = "%s#%016x".formatted("20260301100500000", story.hash("c1"));
    world.events.delete(new rapport.store.Key("z#" + TENANT, key), rapport.store.Condition.ALWAYS);
    world.handler = world.another();
    story.bring("c1", "c2");
    new Erasures(world.events).begin(TENANT, story.erasure());
    world.handler = world.another();
    assertThat(world.total(RECOMMEND).values("score:0-10")).isEqualTo(Map.of(3, 2L));

    story.finish();

    story.assertGone();
  }

  @Test
  void wherverItDiesTheNextStepGoesOn() {
    int n = 1;
    for (boolean died = true; died; n++) {
      assertThat(n).isLessThan(ErasureStory.MAX_STEPS);
      var test = new ErasureStory();
      test.bring("c1", "c2");
      test.world.removeMarks();
      test.begin();
      var marked = test.world.markedHours();
      assertThat(marked).isEmpty();
      died = dieAtWrite(test, n);

      assertThat(test.step()).isTrue();

      test.assertGone();
      assertThat(test.world.markedHours())
          .as("write %d", n)
          .containsAll(
              Set.of(
                  UtcHour.of(ErasureStory.OLD, 8),
                  UtcHour.of(ErasureStory.DAY, 7),
                  UtcHour.of(ErasureStory.DAY, 8)));
    }
    assertThat(n).isGreaterThan(40);
  }

  /// From that write on nothing works, until another process goes on.
  private static boolean dieAtWrite(ErasureStory test, int n) {
    var count = new int[1];
    test.world.steps.restart(
        step -> {
          boolean writes =
              !step.call().startsWith("after")
                  && !step.call().endsWith("query")
                  && !step.call().contains(" get");
          count[0] += writes ? 1 : 0;
          if (count[0] >= n) {
            throw new IllegalStateException("dead since " + step);
          }
        });
    test.step();
    test.world.steps.rest();
    test.world.handler = test.world.another();
    return count[0] >= n;
  }

  @Test
  void aLongErasureStopsAtItsTimeAndGoesOnFromThere() {
    story.bring("c1", "c2");
    story.begin();
    world.steps.restart(_ -> world.now = world.now.plus(Duration.ofMillis(300)));
    int steps = 0;
    for (; ErasureProgress.decode(story.job().orElseThrow().state()).pass() == 1; steps++) {
      assertThat(steps).isLessThan(ErasureStory.MAX_STEPS);
      assertThat(story.step()).isTrue();
    }
    world.steps.rest();

    assertThat(steps).isGreaterThan(10);
    story.assertGone();
  }
}
