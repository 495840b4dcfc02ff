package rapport.respondent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import rapport.entity.Erased;
import rapport.entity.EventHash;
import rapport.entity.Frames;
import rapport.entity.Milestone;
import rapport.entity.Published;
import rapport.entity.Stamp;
import rapport.event.Identity;
import rapport.event.Version;
import rapport.fact.Fact;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.period.UtcHour;
import rapport.respondent.RespondentAction.Answered;
import rapport.respondent.RespondentAction.Invited;

/// Short lives of one respondent, told by hand: minutes after ten.
class RespondentStoryTest {

  private static final RespondentId NAME = new RespondentId("rel", "c1");
  private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
  private static final Family SURVEY = Family.survey("rel");
  private static final Measure INVITED = new Measure.Count(SURVEY, "invitations", 1);
  private static final Measure ANSWERED = new Measure.Count(SURVEY, "answered", 1);
  private static final Measure.Plain NINE =
      new Measure.Value(Family.question("rel", "recommend"), "score:0-10", 9);

  @Test
  void anInvitationIsAnsweredByTheFirstAnswerAfterIt() {
    var milestones = milestones(invited(0), answered(5), answered(9));

    assertThat(milestones)
        .extracting(Milestone::name, Milestone::time, Milestone::measures)
        .containsExactly(tuple("invited#1", at(0), List.of(INVITED, ANSWERED)));
    assertThat(milestones.getFirst().origin()).isEqualTo(new Fact.Origin("c1", "sent"));
    assertThat(milestones.getFirst().segments()).containsOnly(Map.entry("region", "EMEA"));
  }

  @Test
  void anInvitationThatNothingFollowsIsNotAnswered() {
    assertThat(milestones(answered(0), invited(5)))
        .extracting(Milestone::name, Milestone::measures)
        .containsExactly(tuple("invited#1", List.of(INVITED)));
  }

  @Test
  void ofTwoInvitationsTheLaterOneIsAnswered() {
    assertThat(milestones(invited(0), invited(5), answered(9)))
        .extracting(Milestone::time, Milestone::measures)
        .containsExactly(tuple(at(0), List.of(INVITED)), tuple(at(5), List.of(INVITED, ANSWERED)));
  }

  /// Whichever of them has the greater hash.
  @Test
  void anAnswerOfTheSameMomentAnswers() {
    for (int i = 0; i < 8; i++) {
      var events = List.of(event("i" + i, 5, new Invited()), event("a" + i, 5, answer()));

      assertThat(milestones(Version.FIRST, events))
          .extracting(Milestone::measures)
          .containsExactly(List.of(INVITED, ANSWERED));
    }
  }

  @Test
  void whatIsTakenBackNeitherInvitesNorAnswers() {
    var events = List.of(invited(0), answered(5));

    assertThat(milestones(new Version(1, true), events)).isEmpty();
  }

  @Test
  void anAnswerThatSaysSomethingIsAVote() {
    var milestones = milestones(event("a", 5, new Answered(List.of(NINE))));

    assertThat(milestones)
        .extracting(Milestone::name, Milestone::time)
        .containsExactly(tuple("vote#1", at(5)));
  }

  @Test
  void itKnowsAnIdentityWithWhateverContent() {
    var respondent = respondent(invited(0));
    var other = event("e0", 0, answer());

    assertThat(respondent.knows(invited(0))).isTrue();
    assertThat(respondent.knows(other)).isTrue();
    assertThat(respondent.knows(invited(1))).isFalse();
  }

  /// Which of them is a matter of their contents alone.
  @Test
  void ofTwoContentsOfOneRevisionTheSameCountsWhicheverCameFirst() {
    var three = new Measure.Value(NINE.family(), NINE.slot(), 3);
    var nines = event("a", 5, new Answered(List.of(NINE)));
    var threes = event("a", 5, new Answered(List.of(three)));
    var elsewhere =
        new RespondentEvent(nines.stamp(), new TreeMap<>(Map.of("region", "APAC")), nines.action());

    for (var other : List.of(threes, elsewhere, event("a", 5, new Invited()))) {
      assertThat(respondent(nines).admit(List.of(other)))
          .isEqualTo(respondent(other).admit(List.of(nines)));
    }
  }

  @Test
  void whatAnImportBroughtGoesWithIt() {
    var live = event("live", 1, "", answer());
    var respondent = respondent(invited(0), live);

    assertThat(respondent.takeBack("sent").milestones(Frames.OPEN.given()))
        .isEqualTo(respondent.withdraw("sent").milestones(Frames.OPEN.given()));
    assertThat(respondent.takeBack("sent").events()).hasSize(2);
    assertThat(respondent.withdraw("sent").events()).containsExactly(live);
    assertThat(respondent.withdraw("other")).isEqualTo(respondent);
  }

  @Test
  void itIsNamedByItsSurveyAndItsCustomer() {
    var respondent = Respondent.empty(NAME);

    assertThat(respondent.kind()).isEqualTo("respondent");
    assertThat(respondent.id()).isEqualTo("rel/c1");
    assertThat(respondent.isFrozen(UtcHour.of(TEN))).isFalse();
  }

  @Test
  void whatWasErasedAndPublishedIsPartOfIt() {
    var erased = Erased.NOTHING.andAll(at(-60));
    var facts = new TreeSet<>(List.of(new Published("invited#1", UtcHour.of(TEN))));

    var respondent = respondent(invited(0)).withErased(erased).withPublished(facts);

    assertThat(respondent).isEqualTo(new Respondent(NAME, List.of(invited(0)), erased, facts));
  }

  @Test
  void eventsOutOfOrderOrFromBeforeAnErasureAreRefused() {
    var erased = Erased.NOTHING.andAll(at(1));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Respondent(NAME, List.of(invited(5), invited(0)), Collections.emptySortedSet()))
        .withMessageContaining("order");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Respondent(NAME, List.of(invited(0)), erased, Collections.emptySortedSet()))
        .withMessageContaining("gone");
  }

  private static List<Milestone> milestones(RespondentEvent... events) {
    return milestones(Version.FIRST, List.of(events));
  }

  private static List<Milestone> milestones(Version version, List<RespondentEvent> events) {
    var all = new ArrayList<RespondentEvent>();
    for (var event : events) {
      var stamp = event.stamp();
      all.add(
          new RespondentEvent(
              new Stamp(stamp.hash(), stamp.time(), version, stamp.importName()),
              event.segments(),
              event.action()));
    }
    return respondent(all.toArray(RespondentEvent[]::new)).milestones(Frames.NOTHING_DECIDED);
  }

  private static Respondent respondent(RespondentEvent... events) {
    return Respondent.empty(NAME).admit(List.of(events)).entity();
  }

  private static RespondentEvent invited(int minute) {
    return event("e" + minute, minute, new Invited());
  }

  private static RespondentEvent answered(int minute) {
    return event("e" + minute, minute, answer());
  }

  private static Answered answer() {
    return new Answered(List.of());
  }

  private static RespondentEvent event(String id, int minute, RespondentAction action) {
    return event(id, minute, "sent", action);
  }

  private static RespondentEvent event(
      String id, int minute, String importName, RespondentAction action) {
    var identity = new Identity("test", id, at(minute), importName);
    var stamp = new Stamp(EventHash.of(identity), identity.time(), Version.FIRST, importName);
    return new RespondentEvent(stamp, new TreeMap<>(Map.of("region", "EMEA")), action);
  }

  private static Instant at(int minute) {
    return TEN.plusSeconds(60L * minute);
  }
}
