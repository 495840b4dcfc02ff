package rapport.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.recorder.RecorderWorld.TENANT;
import static rapport.recorder.RecorderWorld.array;
import static rapport.recorder.RecorderWorld.event;
import static rapport.recorder.RecorderWorld.response;
import static rapport.recorder.RecorderWorld.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.fact.Family;
import rapport.fact.SubjectHash;
import rapport.fold.PartKey;
import rapport.period.UtcHour;
import rapport.survey.Question;
import rapport.survey.Survey;

/// What the recorder makes of good messages.
class RecorderTest {

  private static final Family RECOMMEND = Family.question("relationship-2026", "recommend");
  private static final String SLOT = "score:0-10";

  private final RecorderWorld world = new RecorderWorld();

  @Test
  void aBatchIsLoggedAndEveryHourWrittenIsMarked() {
    var failed =
        world.deliver(
            world.message(response("1", "2026-03-01T09:59:00Z", 9)),
            world.message(
                array(
                    List.of(
                        response("2", "2026-03-01T10:01:00Z", 3),
                        ticket("3", "created", "2026-03-01T08:00:00Z", "T1"),
                        ticket("4", "resolved", "2026-03-01T10:02:00Z", "T1")))));

    assertThat(failed).isEmpty();
    assertThat(world.quarantine()).isEmpty();
    assertThat(world.total(RECOMMEND).values(SLOT)).isEqualTo(Map.of(3, 1L, 9, 1L));
    assertThat(world.total(Family.TICKETS).count("created")).isEqualTo(1);
    assertThat(world.total(Family.TICKETS).count("resolved")).isEqualTo(1);
    assertThat(world.markedHours()).containsExactlyInAnyOrder(hour(8), hour(9), hour(10));
  }

  @Test
  void aMilestoneThatMovesMarksTheHourItLeavesToo() {
    world.deliver(
        world.message(ticket("1", "created", "2026-03-01T08:00:00Z", "T1")),
        world.message(ticket("2", "resolved", "2026-03-01T09:30:00Z", "T1")));
    world.removeMarks();

    world.deliver(
        world.message(
            event(
                "2",
                "ticket.resolved",
                "2026-03-01T09:30:00Z",
                "{\"ticket\":\"T1\",\"revision\":1,\"void\":true}")));

    assertThat(world.markedHours()).containsExactlyInAnyOrder(hour(8), hour(9));
    assertThat(world.total(Family.TICKETS).count("resolved")).isZero();
    assertThat(world.total(Family.BACKLOG).count("open")).isEqualTo(1);
  }

  /// Whoever has a public key may call his answers as he likes, and give them any revision.
  @Test
  void whatAPublicKeyBringsTakesNoPlaceOfAnything() {
    var open = Map.of("tenant", RecorderWorld.TENANT, "public", "true");
    world.deliver(world.message(answered(10, 0)));

    world.deliver(world.message(answered(0, 7), open), world.message(answered(1, 8), open));
    world.deliver(world.message(answered(9, 1)));

    assertThat(world.total(RECOMMEND).values(SLOT)).isEqualTo(Map.of(9, 1L, 1, 1L));
  }

  private static String answered(int score, int revision) {
    return event(
        "42",
        "survey.response",
        "2026-03-01T10:00:00Z",
        "{\"survey\":\"relationship-2026\",\"answers\":{\"recommend\":%d},\"revision\":%d}"
            .formatted(score, revision));
  }

  /// The oracle is the same recorder fed with everything at once and in order; a failure prints the
  /// seed that replays it.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 20_260_301})
  void anyOrderBatchSizeAndRepetitionGivesTheSameLog(long seed) {
    var random = new Random(seed);
    var made = new RandomMessages(random);
    var events = made.events(150, 60, 20);
    world.now = Instant.parse("2026-03-02T12:00:00Z");
    world.deliver(world.message(array(events)));
    var other = new RecorderWorld();
    other.now = world.now;
    java.util.Collections.shuffle(events, random);

    var messages = made.messages(other, events, 1 + random.nextInt(20));
    while (!messages.isEmpty()) {
      int size = Math.min(messages.size(), 1 + random.nextInt(10));
      var batch = messages.subList(0, size);
      if (random.nextInt(5) == 0) {
        other.handler = other.another();
      }
      assertThat(other.deliver(List.copyOf(batch))).isEmpty();
      batch.clear();
    }

    assertThat(world.quarantine()).isEmpty();
    for (int day = 28; day <= 30; day++) {
      var date = LocalDate.of(2026, 2, 27).plusDays(day - 27);
      assertThat(nonEmpty(other, date)).isEqualTo(nonEmpty(world, date));
    }
  }

  /// What a part once touched and no longer holds is as good as not there.
  private static Map<PartKey, Object> nonEmpty(RecorderWorld world, LocalDate date) {
    var left = new TreeMap<PartKey, Object>();
    world
        .fold(date)
        .forEach(
            (key, states) -> {
              if (!states.isEmpty()) {
                left.put(key, states);
              }
            });
    return left;
  }

  @Test
  void anAnswerIsJudgedByTheVersionOfTheSurveyThatIntakeJudgedItBy() {
    var second = second();
    var stamped =
        response("1", "2026-03-01T10:00:00Z", 9)
            .replace("\"specversion\"", "\"surveyversion\":1,\"specversion\"");
    world.define(second);

    world.deliver(world.message(stamped), world.message(response("2", "2026-03-01T10:00:00Z", 9)));

    assertThat(world.total(RECOMMEND).values(SLOT)).isEqualTo(Map.of(9, 1L));
    assertThat(world.quarantine())
        .singleElement()
        .satisfies(kept -> assertThat(kept.reason()).contains("/data/answers/recommend"));
  }

  @Test
  void anAnswerToAQuestionAskedAMomentAgoIsNotRefusedByWhatWasRememberedOfTheSurvey() {
    world.deliver(world.message(response("1", "2026-03-01T10:00:00Z", 9)));
    world.define(second());

    world.deliver(
        world.message(response("2", "2026-03-01T10:00:00Z", "\"answers\":{\"again\":7}")));

    assertThat(world.quarantine()).isEmpty();
    assertThat(world.total(Family.question("relationship-2026", "again")).values(SLOT))
        .isEqualTo(Map.of(7, 1L));
  }

  /// Version 2 asks another question in place of the first.
  private static Survey second() {
    return new Survey(
            "relationship-2026",
            1,
            new TreeMap<>(Map.of("en", "Again")),
            List.of(new Question.Nps("again")),
            "",
            List.of())
        .succeeding(RecorderWorld.SURVEY);
  }

  @Test
  void aResponseIsTakenBackEvenIfItNoLongerFits() {
    world.deliver(world.message(response("1", "2026-03-01T10:00:00Z", 9)));

    world.deliver(
        world.message(
            response(
                "1",
                "2026-03-01T10:00:00Z",
                "\"answers\":{\"gone\":1},\"revision\":1,\"void\":true")));

    assertThat(world.quarantine()).isEmpty();
    assertThat(world.total(RECOMMEND).values(SLOT)).isEmpty();
  }

  @Test
  void theCustomerIsKnownInTheLogByAKeyedHashOnly() {
    world.deliver(world.message(response("1", "2026-03-01T10:00:00Z", 9)));
    world.deliver(world.message(response("2", "2026-03-01T10:01:00Z", 8)));

    var subjects = world.facts().stream().map(fact -> fact.origin().subject()).distinct().toList();
    assertThat(subjects).hasSize(1).doesNotContain(SubjectHash.NOBODY);
  }

  @Test
  void anEventWithoutAnIdIsTheSameAtEveryDelivery() {
    var bare =
        response("x", "2026-03-01T10:00:00Z", 9)
            .replace("\"id\":\"x\",", "")
            .replace("\"time\":\"2026-03-01T10:00:00Z\",", "");
    var message = world.message(array(List.of(bare, bare)));

    world.deliver(message);
    world.deliver(message);

    assertThat(world.total(RECOMMEND).values(SLOT)).isEqualTo(Map.of(9, 2L));
  }

  /// It may have been recorded before it became a dead letter.
  @Test
  void anEventWithoutAnIdIsTheSameWhenItsMessageIsRedriven() {
    var bare = response("x", "2026-03-01T10:00:00Z", 9).replace("\"id\":\"x\",", "");
    var message = world.message(bare);
    var redriven = message.getAttributes().get("SentTimestamp") + " " + message.getMessageId();

    world.deliver(message);
    world.now = world.now.plusSeconds(1_000_000);
    world.deliver(world.message(bare, Map.of("tenant", TENANT, "redriven", redriven)));

    assertThat(world.total(RECOMMEND).values(SLOT)).isEqualTo(Map.of(9, 1L));
  }

  @Test
  void fixturesOfGoodMessagesAreRecorded() {
    for (var name :
        List.of(
            "array-from-intake",
            "response-from-intake",
            "from-an-aws-client",
            "wrapped-by-sns",
            "wrapped-by-eventbridge",
            "customer-events",
            "import")) {
      var fresh = new RecorderWorld();

      assertThat(fresh.deliver(RecorderWorld.fixture(name))).as(name).isEmpty();

      assertThat(fresh.quarantine(TENANT)).as(name).isEmpty();
      assertThat(fresh.marks()).as(name).isNotEmpty();
    }
  }

  private static UtcHour hour(int hourOfDay) {
    return UtcHour.of(LocalDate.of(2026, 3, 1), hourOfDay);
  }
}
