package rapport.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.ticket.Story.lines;
import static rapport.ticket.Story.named;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.entity.Frames;
import rapport.fact.Family;
import rapport.fact.Measure;

class TicketHistoryTest {

  @Test
  void aTicketGoesItsWayFromCreationToResolution() {
    assertThat(
            lines(
                """
                09:00 created group=a who=c1
                09:20 replied
                10:30 resolved
                11:00 closed
                """))
        .containsExactlyInAnyOrder(
            "created 09:00 {group=a} created=1 createdHours open=1",
            "first-response 09:20 {group=a} firstResponse=20min",
            "resolved#1 10:30 {group=a} resolved=1 firstResolution=90min firstContact=1 resolution=90min open=-1");
  }

  @ParameterizedTest
  @CsvSource({
    "10:00 resolved, 1",
    "09:10 replied;10:00 resolved, 1",
    "09:10 replied;09:20 replied by=bot;09:30 replied by=customer;09:40 replied note;10:00 resolved, 1",
    "09:10 replied;10:00 resolved;10:10 replied, 1",
    "09:10 replied;09:20 replied;10:00 resolved, 0",
    "09:10 replied;10:00 resolved;11:00 reopened, 0",
    "09:10 replied;10:00 resolved;11:00 reopened;12:00 resolved, 0",
    "09:10 closed;09:20 reopened;10:00 resolved, 0",
    "09:10 replied;10:00 closed, 0",
  })
  void firstContactIsOneReplyAtMostAndNoReopening(String story, long count) {
    assertThat(sum("firstContact", "09:00 created\n" + story.replace(';', '\n'))).isEqualTo(count);
  }

  @Test
  void aComplaintIsCountedWithItsCreationByItsReason() {
    assertThat(lines("09:00 created complaint reason=late"))
        .containsExactly(
            "created 09:00 {reason=late} created=1 createdHours complaints=1 pending=1 open=1");
  }

  @Test
  void nothingIsDerivedBeforeTheCreationIsKnown() {
    assertThat(lines("09:20 replied\n10:30 resolved")).isEmpty();
  }

  @Test
  void aDeletionTakesEverythingBackEvenIfItIsDatedFirst() {
    assertThat(lines("08:00 deleted\n09:00 created\n09:20 replied")).isEmpty();
  }

  @Test
  void aVoidedDeletionDeletesNothing() {
    assertThat(lines("09:00 created\n09:10 deleted id=d\n09:10 deleted id=d rev=1 void"))
        .containsExactly("created 09:00 {} created=1 createdHours pending=1 open=1");
  }

  @Test
  void anUnansweredTicketIsPending() {
    assertThat(lines("09:00 created\n09:05 resolved"))
        .contains("created 09:00 {} created=1 createdHours pending=1 open=1");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "09:20 replied by=bot",
    "09:20 replied by=customer",
    "09:20 replied note",
    "09:20 replied by=bot note",
    "09:20 resolved",
    "09:20 assigned"
  })
  void onlyAPublicReplyByAHumanAgentIsAResponse(String line) {
    assertThat(minutes("firstResponse", "09:00 created\n" + line)).isEmpty();
    assertThat(minutes("firstResponse", "09:00 created\n" + line + "\n09:30 replied"))
        .containsExactly(30L);
  }

  /// Every transition from every phase: what it makes of the ticket shows in what a resolution and
  /// a reopening do afterwards.
  @ParameterizedTest(name = "{0}, then {1}: {2} resolved, {3} reopened, {4} open")
  @CsvSource({
    "'', paused, 0, 0, 1",
    "'', resumed, 0, 0, 1",
    "'', resolved, 1, 0, 0",
    "'', reopened, 0, 0, 1",
    "'', closed, 0, 0, 0",
    "'', created, 0, 0, 1",
    "paused, paused, 0, 0, 1",
    "paused, resumed, 0, 0, 1",
    "paused, resolved, 1, 0, 0",
    "paused, reopened, 0, 0, 1",
    "paused, closed, 0, 0, 0",
    "resolved, paused, 1, 0, 0",
    "resolved, resumed, 1, 0, 0",
    "resolved, resolved, 1, 0, 0",
    "resolved, reopened, 1, 1, 1",
    "resolved, closed, 1, 0, 0",
    "resolved, replied, 1, 0, 0",
    "closed, paused, 0, 0, 0",
    "closed, resumed, 0, 0, 0",
    "closed, resolved, 0, 0, 0",
    "closed, reopened, 0, 1, 1",
    "closed, closed, 0, 0, 0",
    "closed, assigned, 0, 0, 0"
  })
  void aTransitionThatChangesNothingIsIgnored(
      String before, String then, long resolved, long reopened, long open) {
    var story =
        "09:00 created\n" + (before.isEmpty() ? "" : "10:00 " + before + "\n") + "11:00 " + then;

    assertThat(sum("resolved", story)).isEqualTo(resolved);
    assertThat(sum("reopened", story)).isEqualTo(reopened);
    assertThat(sum("open", story)).isEqualTo(open);
  }

  @Test
  void closingEndsTheBacklogButIsNoResolution() {
    assertThat(lines("09:00 created group=a\n10:00 closed"))
        .containsExactlyInAnyOrder(
            "created 09:00 {group=a} created=1 createdHours pending=1 open=1",
            "moved-out#1 10:00 {group=a} open=-1");
  }

  @Test
  void leavingClosedForAnOpenStateIsAReopening() {
    assertThat(lines("09:00 created\n10:00 closed\n11:00 reopened"))
        .contains("reopened#1 11:00 {} reopened=1 open=1");
  }

  @Test
  void aReopenedTicketHasNoResolutionTimeUntilItIsResolvedAgain() {
    assertThat(lines("09:00 created\n10:00 resolved\n11:00 reopened"))
        .contains(
            "resolved#1 10:00 {} resolved=1 firstResolution=60min resolvedReopened=1 open=-1");
    assertThat(lines("09:00 created\n10:00 resolved\n11:00 reopened\n11:30 closed"))
        .contains(
            "resolved#1 10:00 {} resolved=1 firstResolution=60min resolvedReopened=1 open=-1");
    assertThat(lines("09:00 created\n10:00 resolved\n11:00 reopened\n11:30 resolved"))
        .contains(
            "resolved#1 10:00 {} resolved=1 firstResolution=60min resolvedReopened=1 open=-1",
            "resolved#1 11:30 {} resolved=1 resolution=90min open=-1");
  }

  @Test
  void aSpellSpentClosedBeforeAReopeningIsTakenOut() {
    assertThat(minutes("resolution", "09:00 created\n10:00 closed\n11:00 reopened\n11:30 resolved"))
        .containsExactly(90L);
  }

  @Test
  void aPauseAtTheSameTimeAndSequenceAsAReopeningHoldsAfterIt() {
    var story = "09:00 created\n10:00 resolved\n11:00 paused seq=4\n11:00 reopened seq=4\n";

    assertThat(minutes("resolution", story + "12:00 resumed\n13:00 resolved"))
        .containsExactly(120L);
  }

  @Test
  void aPauseBeforeAReopeningInSequenceDoesNotHoldAfterIt() {
    var story = "09:00 created\n10:00 resolved\n11:00 paused seq=3\n11:00 reopened seq=4\n";

    assertThat(minutes("resolution", story + "12:00 resumed\n13:00 resolved"))
        .containsExactly(180L);
  }

  @Test
  void aPauseThatIsResumedTogetherWithAReopeningDoesNotHoldAfterIt() {
    var story = "09:00 created\n10:00 resolved\n11:00 paused\n11:00 resumed\n11:00 reopened\n";

    assertThat(minutes("resolution", story + "12:00 resolved")).containsExactly(120L);
  }

  @Test
  void sequenceOrdersEventsOfTheSameTimeBeforeTheirKindDoes() {
    var story = "09:00 created\n10:00 resolved seq=2\n10:00 reopened seq=1\n";

    assertThat(sum("reopened", story)).isZero();
    assertThat(sum("reopened", "09:00 created\n10:00 resolved\n10:00 reopened")).isOne();
  }

  @Test
  void anEventBeforeTheCreationCountsAsAtTheCreation() {
    assertThat(lines("08:30 replied agent=ann\n09:00 created\n08:45 resolved"))
        .containsExactlyInAnyOrder(
            "created 09:00 {agent=ann} created=1 createdHours",
            "moved-in#1 09:00 {} open=1",
            "first-response 09:00 {agent=ann} firstResponse=0min",
            "moved-out#1 09:00 {} open=-1",
            "moved-in#2 09:00 {agent=ann} open=1",
            "resolved#1 09:00 {agent=ann} resolved=1 firstResolution=0min firstContact=1"
                + " resolution=0min open=-1");
  }

  @Test
  void theEarliestOfTwoCreationsIsTheCreation() {
    assertThat(minutes("firstResponse", "09:30 created\n09:00 created\n10:00 replied"))
        .containsExactly(60L);
  }

  @Test
  void durationsAreExactToTheMillisecondAndRoundedDownOnce() {
    var story =
        """
        2026-03-02T09:00:00.000000001Z created
        2026-03-02T09:00:01Z paused
        2026-03-02T09:00:02.000000009Z resumed
        2026-03-02T09:00:03.0015Z resolved
        """;

    assertThat(named("resolved#1", story).measures())
        .contains(new Measure.Duration(Family.TICKETS, "resolution", 2001));
  }

  @Test
  void centuriesDoNotOverflow() {
    var story =
        "-9999-01-01T00:00:00Z created\n9999-12-31T23:59:59Z replied\n9999-12-31T23:59:59Z resolved";
    long millis =
        Instant.parse("9999-12-31T23:59:59Z").toEpochMilli()
            - Instant.parse("-9999-01-01T00:00:00Z").toEpochMilli();

    assertThat(named("first-response", story).measures())
        .contains(new Measure.Duration(Family.TICKETS, "firstResponse", millis));
  }

  private static List<Long> minutes(String slot, String story) {
    return Story.ticket(story).milestones(Frames.NOTHING_DECIDED).stream()
        .flatMap(milestone -> milestone.measures().stream())
        .filter(measure -> measure.slot().equals(slot))
        .map(measure -> ((Measure.Duration) measure).millis() / 60_000)
        .toList();
  }

  private static long sum(String slot, String story) {
    return Story.ticket(story).milestones(Frames.NOTHING_DECIDED).stream()
        .flatMap(milestone -> milestone.measures().stream())
        .filter(measure -> measure.slot().equals(slot))
        .mapToLong(measure -> ((Measure.Count) measure).amount())
        .sum();
  }
}
