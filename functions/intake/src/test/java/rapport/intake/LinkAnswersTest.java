package rapport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload.Answer;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Version;
import rapport.intake.LinkAnswers.Taking;
import rapport.link.SurveyLink;
import rapport.queue.Message;
import rapport.queue.MessageQueue;
import rapport.queue.UnsentException;
import rapport.queue.memory.MemoryQueue;
import rapport.store.AnsweredLinks;
import rapport.store.contract.SteppedTable;
import rapport.store.contract.Steps;
import rapport.store.memory.MemoryTable;

/// One link, two answers, and everything that may break off or happen at once.
final class LinkAnswersTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:05:00.123Z");
  private static final int MOST_STEPS = 20;
  private static final SurveyLink LINK =
      new SurveyLink(
          Bytes.of(new byte[SurveyLink.ID_BYTES]),
          "demo",
          "nps",
          NOW.plusSeconds(86_400),
          "",
          "",
          new TreeMap<>());

  private MemoryTable table = new MemoryTable();
  private MemoryQueue queue = new MemoryQueue();
  private final Steps steps = new Steps();
  private Instant now = NOW;

  @Test
  void theFirstAnswerIsTakenAndTheSameAgainWithoutAnotherMessage() {
    var first = (Taking.Taken) take(9);
    now = now.plusSeconds(7_200);
    var again = take(9);

    assertThat(first.event().identity())
        .isEqualTo(new Identity("page", "link-" + "00".repeat(16), NOW, ""));
    assertThat(again).isEqualTo(first);
    assertThat(queue.messages()).hasSize(1);
  }

  @Test
  void anotherAnswerIsRefusedOnceTheFirstIsInTheQueue() {
    take(9);

    assertThat(take(3)).isInstanceOf(Taking.Used.class);
    assertThat(counting()).contains(9);
  }

  @Test
  void theSameAnswerByALaterVersionOfTheSurveyIsTheSame() {
    take(9);
    var later = answer(9, 2);

    assertThat(answers().take(LINK, later)).isInstanceOf(Taking.Taken.class);
    assertThat(queue.messages()).hasSize(1);
  }

  /// Whoever was not told that the answer was taken may answer otherwise: nobody knows whether it
  /// is in the queue.
  @Test
  void whatTheQueueRefusedIsNoAnswerYet() {
    queue.fail(true);
    assertThatThrownBy(() -> take(9)).isInstanceOf(UnsentException.class);
    queue.fail(false);

    assertThat(take(3)).isInstanceOf(Taking.Taken.class);
    assertThat(take(9)).isInstanceOf(Taking.Used.class);
    assertThat(counting()).contains(3);
  }

  @Test
  void aCrashAnywhereAndTheSameAgainCountsOnce() {
    for (int step = 1; step <= MOST_STEPS; step++) {
      begin();
      steps.dieAt(step);
      crash(() -> stepped().take(LINK, answer(9, 1)));
      steps.rest();
      now = now.plusSeconds(3_600);

      assertThat(take(9)).as("died at %d", step).isInstanceOf(Taking.Taken.class);
      assertThat(counting()).as("died at %d", step).contains(9);
      assertThat(identities()).as("died at %d", step).hasSize(1);
    }
  }

  /// Of the two, who was told that it was taken is who counts.
  @Test
  void aCrashAnywhereAndThenAnotherAnswerCountsOnceToo() {
    for (int step = 1; step <= MOST_STEPS; step++) {
      begin();
      steps.dieAt(step);
      crash(() -> stepped().take(LINK, answer(9, 1)));
      steps.rest();

      int expected = take(3) instanceof Taking.Taken ? 3 : 9;
      assertThat(counting()).as("died at %d", step).contains(expected);
      assertThat(identities()).as("died at %d", step).hasSize(1);
    }
  }

  @Test
  void oneStepThatFailsWhetherItWasAppliedOrNotIsMadeGoodByTheSameAgain() {
    for (int step = 1; step <= MOST_STEPS; step++) {
      begin();
      steps.failAt(step);
      crash(() -> stepped().take(LINK, answer(9, 1)));
      steps.rest();

      assertThat(take(9)).as("failed at %d", step).isInstanceOf(Taking.Taken.class);
      assertThat(counting()).as("failed at %d", step).contains(9);
      assertThat(take(3)).as("failed at %d", step).isInstanceOf(Taking.Used.class);
    }
  }

  @Test
  void twoAnswersAtOnceCountOnceAndOneIsTakenAtMost() {
    for (int step = 1; step <= MOST_STEPS; step++) {
      begin();
      var at = step;
      var other = new ArrayList<Taking>();
      steps.restart(
          taken -> {
            if (taken.number() == at) {
              other.add(take(3));
            }
          });
      Taking own = stepped().take(LINK, answer(9, 1));
      if (other.isEmpty()) {
        other.add(take(3));
      }

      var as = "met at " + step;
      boolean ownTaken = own instanceof Taking.Taken;
      assertThat(other.getFirst() instanceof Taking.Taken).as(as).isNotEqualTo(ownTaken);
      assertThat(counting()).as(as).contains(ownTaken ? 9 : 3);
      assertThat(identities()).as(as).hasSize(1);
    }
  }

  @Test
  void theSameAnswerTwiceAtOnceIsTakenTwiceAndCountsOnce() {
    for (int step = 1; step <= MOST_STEPS; step++) {
      begin();
      var at = step;
      steps.restart(
          taken -> {
            if (taken.number() == at) {
              assertThat(take(9)).isInstanceOf(Taking.Taken.class);
            }
          });

      assertThat(stepped().take(LINK, answer(9, 1)))
          .as("met at %d", step)
          .isInstanceOf(Taking.Taken.class);
      assertThat(identities()).as("met at %d", step).hasSize(1);
      assertThat(counting()).as("met at %d", step).contains(9);
    }
  }

  /// Three at once, the first of which hangs until the others are through.
  @Test
  void whoWasOvertakenTwiceIsToldTheTruth() {
    for (int step = 1; step <= MOST_STEPS; step++) {
      begin();
      var at = step;
      steps.restart(
          taken -> {
            if (taken.number() == at) {
              queue.fail(true);
              crash(() -> take(3));
              queue.fail(false);
              crash(() -> take(9));
            }
          });
      Taking own = stepped().take(LINK, answer(9, 1));
      steps.rest();

      assertThat(own).as("met at %d", step).isInstanceOf(Taking.Taken.class);
      assertThat(counting()).as("met at %d", step).contains(9);
    }
  }

  private void begin() {
    table = new MemoryTable();
    queue = new MemoryQueue();
    now = NOW;
    steps.rest();
  }

  private Taking take(int score) {
    return answers().take(LINK, answer(score, 1));
  }

  private LinkAnswers answers() {
    return new LinkAnswers(new AnsweredLinks(table), queue, clock());
  }

  private LinkAnswers stepped() {
    var stepped = new SteppedTable(table, steps);
    MessageQueue telling =
        messages -> {
          steps.take("before send", "");
          queue.sendAll(messages);
          steps.take("after send", "");
        };
    return new LinkAnswers(new AnsweredLinks(stepped), telling, clock());
  }

  private static Event answer(int score, int definition) {
    var answers = new TreeMap<String, Answer>();
    answers.put("recommend", new Answer.Score(score));
    return new Event(
        new Identity("page", "x" + score, NOW, ""),
        "",
        Version.FIRST,
        new TreeMap<>(),
        new SurveyResponse("nps", definition, true, answers));
  }

  /// The score that counts of what is in the queue: that of the highest revision.
  private Optional<Integer> counting() {
    return events().stream()
        .max(Comparator.comparingInt(event -> event.at("/data/revision").intValue()))
        .map(event -> event.at("/data/answers/recommend").intValue());
  }

  private List<String> identities() {
    return events().stream()
        .map(event -> event.get("id").textValue() + event.get("time").textValue())
        .distinct()
        .toList();
  }

  private List<JsonNode> events() {
    var events = new ArrayList<JsonNode>();
    for (Message message : queue.messages()) {
      IntakeWorld.json(message.body()).forEach(events::add);
    }
    return events;
  }

  private static void crash(Runnable work) {
    try {
      work.run();
    } catch (Steps.Died | UnsentException _) {
      // as asked
    }
  }

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }
}
