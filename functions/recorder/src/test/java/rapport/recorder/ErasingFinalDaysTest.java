package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.recorder.RecorderWorld.TENANT;
import static rapport.recorder.RecorderWorld.event;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rapport.erasure.ErasureProgress;
import rapport.fact.Family;
import rapport.fold.PartKey;
import rapport.period.UtcHour;

/// What an erasure does where days are final: their figures keep the count, balances that go on do
/// not.
class ErasingFinalDaysTest {

  private static final Map<String, String> IMPORT = Map.of("tenant", TENANT, "import", "history");

  private final ErasureStory story = new ErasureStory();
  private final RecorderWorld world = story.world;

  @Test
  void whatIsFinalKeepsItsCountWithoutAName() {
    story.bring("c1", "c2");
    var families = world.fold(ErasureStory.DAY).keySet().stream().map(PartKey::family).toList();
    for (Family family : families) {
      SealedRecords.put(
          world, family, ErasureStory.DAY.toString(), story.erasedAt.plus(RecorderWorld.RETENTION));
    }
    var before = ErasureStory.figures(world, ErasureStory.DAY);
    world.removeMarks();
    world.now = world.now.plus(RecorderWorld.RETENTION).minus(Duration.ofDays(5));
    world.handler = world.another();
    story.begin();

    assertThat(story.step()).isTrue();

    story.assertNameless();
    assertThat(ErasureStory.figures(world, ErasureStory.DAY)).isEqualTo(before);
    assertThat(world.markedHours())
        .doesNotContain(UtcHour.of(ErasureStory.DAY, 7), UtcHour.of(ErasureStory.DAY, 8));
    assertThat(ErasureProgress.decode(story.job().orElseThrow().state()).finalFacts()).isPositive();
  }

  /// She joined in it and would be counted for ever.
  @Test
  void whatAFinalDayHasPutIntoBalancesIsTakenBackInTheFirstThatIsNot() {
    story.bring("c1", "c2");
    var sealAt = story.erasedAt.plus(Duration.ofDays(1));
    SealedRecords.put(world, Family.CUSTOMERS, ErasureStory.OLD.toString(), sealAt);
    world.handler = world.another();
    story.begin();

    story.finish();

    assertThat(world.total(ErasureStory.OLD, Family.CUSTOMERS).count("customers")).isEqualTo(2);
    assertThat(world.total(story.firstOpen(), Family.CUSTOMERS).count("customers")).isEqualTo(-1);
    assertThat(world.markedHours()).contains(story.firstOpenHour());
    story.assertNameless();
  }

  /// Which is taken back for both, since it is one customer.
  @Test
  void whatIsFinalForOneBalanceIsNotAlsoBuriedInAnother() {
    story.bring("c1");
    var revenue = "{\"mrr\":\"100\",\"currency\":\"EUR\"}";
    var event = event("v", "customer.revenue", ErasureStory.OLD + "T12:00:00Z", revenue);
    assertThat(world.deliver(world.message(event, IMPORT))).isEmpty();
    var before = world.total(ErasureStory.OLD, Family.REVENUE);
    var sealAt = story.erasedAt.plus(Duration.ofDays(1));
    SealedRecords.put(world, Family.CUSTOMERS, ErasureStory.OLD.toString(), sealAt);
    world.handler = world.another();
    story.begin();

    assertThat(story.step()).isTrue();

    assertThat(before.cells()).isNotEmpty();
    assertThat(world.total(ErasureStory.OLD, Family.REVENUE)).isEqualTo(before);
    assertThat(world.total(story.firstOpen(), Family.REVENUE).cells()).isNotEmpty();
  }

  @Test
  void whatClosesWhileItIsErasedIsInNoFigureLikeWhatIsOpen() {
    story.bring("c1", "c2");
    var sealAt = story.erasedAt.plus(SealedHours.MARGIN).plus(Duration.ofHours(1));
    for (PartKey part : world.fold(ErasureStory.OLD).keySet()) {
      SealedRecords.put(world, part.family(), ErasureStory.OLD.toString(), sealAt);
    }
    world.handler = world.another();
    story.begin();
    world.now = world.now.plus(Duration.ofHours(2));

    assertThat(story.step()).isTrue();

    story.assertGone();
    assertThat(ErasureStory.figures(world, story.firstOpen())).isEmpty();
  }
}
