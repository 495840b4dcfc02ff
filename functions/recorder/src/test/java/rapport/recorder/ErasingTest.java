package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.recorder.RecorderWorld.TENANT;
import static rapport.recorder.RecorderWorld.array;
import static rapport.recorder.RecorderWorld.event;
import static rapport.recorder.RecorderWorld.response;
import static rapport.recorder.RecorderWorld.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rapport.erasure.ErasureProgress;
import rapport.fact.Family;
import rapport.period.UtcHour;
import rapport.respondent.RespondentCodec;
import rapport.store.Documents;
import rapport.store.Entities;
import rapport.store.Entities.EntityKey;
import rapport.store.Erasures;
import rapport.store.Erasures.Erasure;
import rapport.store.Erasures.Noted;

/// An erased customer is in no figure that is not final and nowhere by name, whatever comes again.
class ErasingTest {

  private static final Family RECOMMEND = Family.question("relationship-2026", "recommend");
  private static final Map<String, String> IMPORT = Map.of("tenant", TENANT, "import", "history");

  private final ErasureStory story = new ErasureStory();
  private final RecorderWorld world = story.world;

  @Test
  void sheIsGoneFromAllFiguresAndByNameAndNobodyElseIs() {
    story.bring("c1", "c2");
    world.removeMarks();
    story.begin();

    assertThat(story.step()).isTrue();

    story.assertGone();
    assertThat(world.markedHours())
        .contains(
            UtcHour.of(ErasureStory.OLD, 8),
            UtcHour.of(ErasureStory.OLD, 10),
            UtcHour.of(ErasureStory.DAY, 7),
            UtcHour.of(ErasureStory.DAY, 8),
            UtcHour.of(ErasureStory.DAY, 9),
            UtcHour.of(ErasureStory.DAY, 10));
    assertThat(world.lines).noneMatch(line -> line.contains("c1"));
    assertThat(story.stored("ticket")).noneMatch(text -> text.contains("complaint:c1"));
    assertThat(story.stored("customer"))
        .filteredOn(text -> text.contains("id=c1"))
        .singleElement()
        .satisfies(text -> assertThat(text).contains("events=[]"));
    assertThat(story.stored("respondent"))
        .filteredOn(text -> text.contains("vote/c1"))
        .singleElement()
        .satisfies(text -> assertThat(text).contains("events=[]"));
  }

  @Test
  void itIsGoneOverFourTimesAndThenThereIsNoJob() {
    story.bring("c1", "c2");
    story.begin();
    var dues = new ArrayList<Instant>();

    assertThat(story.step()).isTrue();
    for (int pass = 1; pass < ErasureProgress.PASSES; pass++) {
      dues.add(story.job().orElseThrow().dueAt());
      world.now = dues.getLast();
      assertThat(story.step()).isTrue();
    }

    assertThat(dues)
        .containsExactly(
            story.erasedAt.plus(Duration.ofMinutes(15)),
            story.erasedAt.plus(Duration.ofDays(1)),
            story.erasedAt.plus(Duration.ofDays(22)));
    assertThat(story.job()).isEmpty();
    assertThat(new Erasures(world.events).find(TENANT, story.erasure()))
        .hasValueSatisfying(
            noted -> {
              assertThat(((Noted.Done) noted).result().doneAt()).isEqualTo(world.now);
              assertThat(((Noted.Done) noted).result().finalFacts()).isZero();
            });
    story.assertGone();
  }

  @Test
  void whatIsSentAgainByWhateverWayIsDroppedAndNotEvenPutAside() {
    story.bring("c1", "c2");
    story.begin();
    story.finish();
    world.now = world.now.plus(Duration.ofDays(3));
    world.handler = world.another();
    world.removeMarks();

    story.bring("c1", "c2");
    world.deliver(world.message(array(ErasureStory.did("c1"))));
    world.deliver(world.message(response("new-id", "2026-03-01T08:11:00Z", 9), IMPORT));
    world.deliver(world.message(event("bad", "no.such.type", "2026-03-01T08:11:00Z", "{}")));
    world.deliver(
        world.message(event("voided", "customer.left", "2026-03-01T08:11:00Z", "{\"void\":true}")));

    assertThat(world.quarantine()).noneMatch(kept -> kept.body().contains("\"c1\""));
    story.assertGone();
  }

  @Test
  void whatIsDatedLaterCounts() {
    story.bring("c1", "c2");
    story.begin();
    assertThat(story.step()).isTrue();
    var without = ErasureStory.withoutHer();
    for (RecorderWorld one : List.of(world, without)) {
      one.now = story.erasedAt.plus(Duration.ofMinutes(40));
      for (String later : later()) {
        assertThat(one.deliver(one.message(later))).isEmpty();
      }
    }

    story.finish();

    assertThat(ErasureStory.figures(world, ErasureStory.DAY))
        .isEqualTo(ErasureStory.figures(without, ErasureStory.DAY));
    assertThat(world.total(RECOMMEND).values("score:0-10")).containsEntry(10, 1L);
    assertThat(world.quarantine()).isEmpty();
  }

  /// In the hour of the erasure, under the names of what was erased in it.
  private static List<String> later() {
    return List.of(
        response("later", "2026-03-01T10:05:00Z", 10),
        event(
            "l2",
            "customer.purchased",
            "2026-03-01T10:20:00Z",
            "{\"amount\":\"3\",\"currency\":\"EUR\"}"),
        ticket("l3", "created", "2026-03-01T10:21:00Z", "Tc1"));
  }

  @Test
  void whatSheDoesMeanwhileIsErasedWhenItIsAskedForAgainAndWhatIsUnderWayGoesOn() {
    story.bring("c1", "c2");
    story.begin();
    var begun = story.erasedAt;
    var rival = new RecorderWorld.Rival(world);
    var asked = new boolean[1];
    world.steps.restart(
        step -> {
          if (!asked[0] && step.call().equals("before delete")) {
            asked[0] = true;
            world.now = begun.plusSeconds(9);
            rival.deliver(response("meanwhile", "2026-03-01T10:05:05Z", 10));
            world.now = begun.plusSeconds(10);
            story.askAgain();
          }
        });

    assertThat(story.step()).isTrue();
    world.steps.rest();

    assertThat(asked[0]).isTrue();
    assertThat(world.total(RECOMMEND).values("score:0-10")).containsEntry(10, 1L);
    assertThat(ErasureProgress.decode(story.job().orElseThrow().state()))
        .isEqualTo(ErasureProgress.start("c1", begun.plusSeconds(10)));
    assertThat(story.step()).isTrue();
    story.assertGone();
    assertThat(ErasureProgress.decode(story.job().orElseThrow().state()).pass()).isEqualTo(2);
  }

  @Test
  void whatSheWasAskedAndAnsweredGoesInTheFirstPartThoughTheSurveyIsGone() {
    story.bring("c1", "c2");
    new Documents(world.summary).delete(TENANT, "survey#vote", 1);
    var key = new EntityKey(TENANT, "respondent", "vote/c1");
    var entities = new Entities(world.events);
    var keys = List.of(key);
    story.begin();
    world.steps.restart(_ -> world.now = world.now.plusSeconds(1));

    assertThat(story.step()).isTrue();
    world.steps.rest();

    assertThat(ErasureProgress.decode(story.job().orElseThrow().state()).part())
        .isEqualTo(ErasureProgress.Part.CUSTOMER);
    assertThat(RespondentCodec.decode(entities.readAll(keys).get(key).content()).events())
        .isEmpty();
  }

  @Test
  void aBatchReadsOneUnitMoreHoweverManyWereErased() {
    world.deliver(world.message(array(ErasureStory.did("c2"))));
    var erasures = new Erasures(world.events);
    for (int i = 0; i < 300; i++) {
      erasures.begin(TENANT, new Erasure(i + 1, world.now.plusMillis(i)));
    }
    world.deliver(world.message("[]"));
    world.now = world.now.plus(Duration.ofHours(2));
    world.deliver(world.message("[]"));

    var before = world.events.consumed();
    world.deliver(world.message("[]"));

    assertThat(world.events.consumed().since(before).reads()).isEqualTo(1);
  }

  @Test
  void aProcessThatHasAskedBeforeLearnsWhoIsErasedSinceByASlowClock() {
    world.deliver(world.message(response("1", "2026-03-01T09:00:00Z", 9)));
    world.now = world.now.plus(Duration.ofHours(2));
    world.deliver(world.message("[]"));
    var erasedAt = world.now.minus(Duration.ofMinutes(50));
    new Erasures(world.events).begin(TENANT, new Erasure(story.hash("c1"), erasedAt));

    world.deliver(world.message(response("2", "2026-03-01T09:00:00Z", 10)));

    assertThat(world.total(RECOMMEND).values("score:0-10")).isEqualTo(Map.of(9, 1L));
  }

  @Test
  void theShardsOfAnErasureAreThoseOfTheEntities() {
    assertThat(ErasureProgress.SHARDS).isEqualTo(Entities.SHARDS);
  }

  @Test
  void aMessageThatOnlyLooksLikeAStepIsAnEventLikeAnyOther() {
    var message =
        world.message(
            response("1", "2026-03-01T10:00:00Z", 9), Map.of("tenant", TENANT, "job", "erase!x"));

    assertThat(world.deliver(message)).isEmpty();

    assertThat(world.total(RECOMMEND).values("score:0-10")).isEqualTo(Map.of(9, 1L));
  }
}
