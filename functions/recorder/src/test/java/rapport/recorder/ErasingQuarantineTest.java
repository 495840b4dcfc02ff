package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.recorder.RecorderWorld.event;
import static rapport.recorder.RecorderWorld.response;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What an erasure does to what was put aside, and to what would be: only what is of others or
/// later stays.
class ErasingQuarantineTest {

  private static final String NAMES_TWO =
      response("two", "2026-03-01T10:00:00Z", 9)
          .replace("\"subject\":\"c1\"", "\"subject\":\"c1\",\"subject\":\"c2\"");

  private final ErasureStory story = new ErasureStory();
  private final RecorderWorld world = story.world;

  @Test
  void whatIsInQuarantineGoesUnlessItIsOfOthersOrLater() {
    putAside("2026-03-01T10:00:00Z");
    putAside("2026-03-01T10:08:00Z", "2027-03-01T10:00:00Z");
    world.deliver(
        world.message(
            event("3", "no.such.type", "2026-03-01T10:00:00Z", "{}").replace("c1", "c12")),
        world.message("[{\"subject\":\"c1\",\"time\":\"2026-03-01T10:00:00Z\", nonsense"),
        world.message("{\"detail-type\":\"x\",\"detail\":{\"subject\":\"c1\"}}"),
        world.message(response("4", "2026-03-01T10:00:00Z", 9)));
    assertThat(world.quarantine()).hasSize(6);
    world.now = world.now.plusSeconds(1);
    story.begin();
    world.now = world.now.plusSeconds(1);
    putAside("2028-03-01T10:00:00Z");

    assertThat(story.step()).isTrue();

    assertThat(world.quarantine())
        .extracting(kept -> kept.body().contains("2028") ? "later" : "of another")
        .containsExactlyInAnyOrder("later", "of another");
  }

  /// What is dated ahead is refused for that.
  private void putAside(String... times) {
    for (String time : times) {
      world.deliver(world.message(event("of-" + time, "no.such.type", time, "{}")));
    }
  }

  @Test
  void whatNamesHerBeforeAnotherGoesFromQuarantine() {
    world.deliver(world.message(NAMES_TWO));
    assertThat(world.quarantine()).hasSize(1);
    world.now = world.now.plusSeconds(1);
    story.begin();

    assertThat(story.step()).isTrue();

    assertThat(world.quarantine()).isEmpty();
  }

  @Test
  void whatWasSentBeforeAndIsRefusedAfterwardsIsNotPutIntoQuarantine() {
    story.bring("c2");
    var sent =
        List.of(
            world.message(response("ahead", "2027-03-01T10:00:00Z", 9)),
            world.message(event("ahead", "no.such.type", "2027-03-01T10:00:00Z", "{}")),
            world.message(NAMES_TWO),
            world.message("[{\"subject\":\"c1\", nonsense"));
    world.now = world.now.plusSeconds(1);
    story.begin();

    assertThat(world.deliver(sent)).isEmpty();
    assertThat(world.quarantine()).isEmpty();

    assertThat(world.deliver(world.message(NAMES_TWO))).isEmpty();
    assertThat(world.quarantine()).isEmpty();

    world.deliver(world.message(response("new life", "2027-03-01T10:00:00Z", 9)));
    assertThat(world.quarantine()).hasSize(1);
  }
}
