package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.recorder.RecorderWorld.TENANT;
import static rapport.recorder.RecorderWorld.array;
import static rapport.recorder.RecorderWorld.event;
import static rapport.recorder.RecorderWorld.response;
import static rapport.recorder.RecorderWorld.ticket;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rapport.erasure.ErasureProgress;
import rapport.fact.Family;
import rapport.period.UtcHour;
import rapport.store.Erasures;
import rapport.store.Jobs;
import rapport.store.contract.Steps.Step;

/// An erasure may break off at any write, take long, and meet recorders, one that knows nothing of
/// it among them.
class ErasingFaultsTest {

  private static final Family RECOMMEND = Family.question("relationship-2026", "recommend");
  private static final int SOME_WRITES = 6;

  /// What another customer does.
  private static final List<String> MEANWHILE =
      Stream.of(
              response("m1", "2026-03-01T08:10:30Z", 7),
              ticket("m2", "resolved", "2026-03-01T09:35:00Z", "S"),
              event("m3", "customer.active", "2026-03-01T09:05:00Z", "{\"activity\":\"y\"}"))
          .map(one -> one.replace("\"c1\"", "\"c2\""))
          .toList();

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
  void whereverItDiesTheNextStepGoesOn() {
    story.bring("c1", "c2");
    world.removeMarks();
    story.begin();
    assertThat(world.markedHours()).isEmpty();
    var left = leftByTheDead(story);

    assertThat(left).hasSizeGreaterThan(40);
    for (int n = 0; n < left.size(); n++) {
      var test = left.get(n);
      assertThat(test.step()).isTrue();

      test.assertGone();
      assertThat(test.world.markedHours())
          .as("died after write %d", n)
          .containsAll(
              Set.of(
                  UtcHour.of(ErasureStory.OLD, 8),
                  UtcHour.of(ErasureStory.DAY, 7),
                  UtcHour.of(ErasureStory.DAY, 8)));
    }
  }

  /// All that the ticket has to say once it is erased is that it is in the backlog no more.
  @Test
  void whereverItDiesATicketThatWasOpenOnAFinalDayLeavesTheBacklog() {
    story.bringAnOpenTicketOfAFinalDay();
    story.begin();
    var left = leftByTheDead(story);

    assertThat(left).hasSizeGreaterThan(5);
    for (int n = 0; n < left.size(); n++) {
      var test = left.get(n);
      assertThat(test.step()).isTrue();

      assertThat(test.world.total(test.firstOpen(), Family.BACKLOG).count("open"))
          .as("died after write %d", n)
          .isEqualTo(-1);
      assertThat(test.world.markedHours())
          .as("died after write %d", n)
          .contains(test.firstOpenHour());
    }
  }

  /// Nothing is taken back by that, and yet something must be logged and its hour marked.
  @Test
  void whereverItDiesATicketThatTheErasedHadDeletedCountsAgain() {
    var created = ticket("d1", "created", "2026-03-01T08:00:00Z", "O").replace("c1", "c2");
    var deleted = ticket("d2", "deleted", "2026-03-01T09:00:00Z", "O");
    world.deliver(world.message(array(List.of(created, deleted))));
    assertThat(world.total(Family.TICKETS).count("created")).isZero();
    story.begin();
    var left = leftByTheDead(story);

    assertThat(left).hasSizeGreaterThan(5);
    for (int n = 0; n < left.size(); n++) {
      var test = left.get(n);
      assertThat(test.step()).isTrue();

      assertThat(test.world.total(Family.TICKETS).count("created"))
          .as("died after write %d", n)
          .isEqualTo(1);
      assertThat(test.world.markedHours())
          .as("died after write %d", n)
          .contains(UtcHour.of(ErasureStory.DAY, 8));
    }
  }

  /// Whatever a step can leave behind where its process dies: the tables are the same from one
  /// write to the next, however far it came with reading. Who goes on is another process.
  private static List<ErasureStory> leftByTheDead(ErasureStory story) {
    var left = new ArrayList<ErasureStory>();
    left.add(story.copy());
    story.world.steps.restart(
        step -> {
          if (step.hasWritten()) {
            left.add(story.copy());
          }
        });
    assertThat(story.step()).isTrue();
    story.world.steps.rest();
    return left;
  }

  private static boolean isWrite(Step step) {
    return !step.call().startsWith("after")
        && !step.call().endsWith("query")
        && !step.call().contains(" get");
  }

  /// Into the same hours, blocks and tickets; and what was hers comes again meanwhile.
  @Test
  void whatOthersDoMeanwhileCountsAndWhatWasHersDoesNot() {
    var without = ErasureStory.withoutHer();
    without.deliver(without.message(array(MEANWHILE)));
    var expected = ErasureStory.figures(without, ErasureStory.DAY);
    int n = 1;
    for (boolean met = true; met; n += SOME_WRITES) {
      assertThat(n).isLessThan(ErasureStory.MAX_STEPS);
      var test = new ErasureStory();
      test.bring("c1", "c2");
      test.begin();
      met = meetAtWrite(test, n);
      if (!met) {
        break;
      }

      assertThat(test.step()).isTrue(); // not due yet, or what the first left

      assertThat(ErasureStory.figures(test.world, ErasureStory.DAY))
          .as("write %d", n)
          .isEqualTo(expected);
      test.assertNameless();
    }
    assertThat(n).isGreaterThan(40);
  }

  private static boolean meetAtWrite(ErasureStory test, int n) {
    var rival = new RecorderWorld.Rival(test.world);
    var count = new int[1];
    test.world.steps.restart(
        step -> {
          count[0] += isWrite(step) ? 1 : 0;
          if (isWrite(step) && count[0] == n) {
            rival.deliver(array(MEANWHILE));
            rival.deliver(array(ErasureStory.did("c1")));
          }
        });
    assertThat(test.step()).isTrue();
    test.world.steps.rest();
    return count[0] >= n;
  }

  /// Whoever has moved a fact and died before the log may be the only one to know where it was.
  @Test
  void whatARecorderMovedBeforeItDiedIsTakenBackWhenItsMessageComesAgain() {
    var replied = replied("r1", "2026-03-01T09:20:00Z");
    var repliedEarlier = replied("r2", "2026-03-01T08:20:00Z");
    var without = ErasureStory.withoutHer();
    without.deliver(without.message(array(List.of(replied, repliedEarlier))));
    story.bring("c1", "c2");
    world.deliver(world.message(replied));
    story.begin();
    var met = new boolean[1];
    world.steps.restart(
        step -> {
          if (!met[0] && step.call().equals("after put") && step.sort().equals("S")) {
            met[0] = true;
            new RecorderWorld.Rival(world, "S").deliver(repliedEarlier);
          }
        });
    assertThat(story.step()).isTrue();
    world.steps.rest();

    world.deliver(world.message(repliedEarlier));
    story.finish();

    assertThat(met[0]).isTrue();
    assertThat(ErasureStory.figures(world, ErasureStory.DAY))
        .isEqualTo(ErasureStory.figures(without, ErasureStory.DAY));
    story.assertNameless();
  }

  private static String replied(String id, String time) {
    return ticket(id, "replied", time, "S").replace("\"c1\"", "\"c2\"");
  }

  /// Recorders look an hour back for what they have not learnt yet.
  @Test
  void whatWasAskedForAgainBeforeTheCallDiedIsNotedThoughTheFirstIsUnderWay() {
    story.bring("c1");
    story.begin();
    world.steps.restart(_ -> world.now = world.now.plus(Duration.ofMillis(300)));
    assertThat(story.step()).isTrue();
    story.askAgainAndDie();

    assertThat(story.step()).isTrue();
    world.steps.rest();

    var progress = ErasureProgress.decode(story.job().orElseThrow().state());
    assertThat(progress.isAskedAgain()).isTrue();
    assertThat(new Erasures(world.events).find(TENANT, story.erasure())).isPresent();
  }

  @Test
  void aDayThatTakesTooLongIsDoneHourByHour() {
    story.bring("c1");
    story.erasedAt = world.now;
    var from = ErasureProgress.start("c1", world.now);
    while (from.part() != ErasureProgress.Part.LOG) {
      from = from.nextStep();
    }
    new Jobs(world.events)
        .start(TENANT, story.name(), from.after("2026-02-28").encode(), BigInteger.ONE);
    world.steps.restart(_ -> world.now = world.now.plus(Duration.ofSeconds(20)));
    var done = new ArrayList<String>();
    for (int steps = 0; !done.contains("2026-03-01"); steps++) {
      assertThat(steps).isLessThan(20);
      assertThat(story.step()).isTrue();
      done.add(ErasureProgress.decode(story.job().orElseThrow().state()).after());
    }

    assertThat(done).containsSubsequence("2026-03-01T08", "2026-03-01T09", "2026-03-01");
    assertThat(world.facts()).noneMatch(fact -> fact.origin().subject() == story.hash("c1"));
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
