package rapport.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.entity.Frames;
import rapport.entity.Publication;
import rapport.entity.Published;
import rapport.fact.Fact;
import rapport.fact.FactId;
import rapport.period.UtcHour;

class TicketPublicationTest {

  private static final Ticket NOTHING = Ticket.empty("T1");
  private static final String START = "09:00 created group=a\n09:20 replied\n10:30 resolved\n";

  @Test
  void aNewTicketPublishesAllItsFactsUnderItsRevision() {
    var publication = Story.ticket(START).publish(NOTHING, 7, Frames.OPEN, false);

    assertThat(publication.facts())
        .extracting(Fact::id)
        .containsExactlyInAnyOrder(id("created"), id("first-response"), id("resolved#1"));
    assertThat(publication.facts()).allMatch(fact -> fact.version().revision() == 7);
    assertThat(publication.entity().published())
        .containsExactly(
            new Published("created", hour("09:00")),
            new Published("first-response", hour("09:00")),
            new Published("resolved#1", hour("10:00")));
  }

  @Test
  void onlyTheDifferenceIsPublished() {
    var before = stored(START);
    var after = before.with(Story.events("11:00 reopened id=r"));

    var publication = after.publish(before, 2, Frames.OPEN, false);

    assertThat(publication.facts())
        .extracting(Fact::id)
        .containsExactlyInAnyOrder(id("resolved#1"), id("reopened#1"));
  }

  @Test
  void aMilestoneThatMovesToAnotherHourIsVoidedInTheOldOne() {
    var before = stored(START);
    var after = before.with(Story.events("08:10 created id=earlier"));

    var publication = after.publish(before, 2, Frames.OPEN, false);

    assertThat(voids(publication)).containsExactly(new Published("created", hour("09:00")));
    assertThat(publication.entity().published())
        .contains(new Published("created", hour("08:00")), new Published("created", hour("09:00")));
  }

  @Test
  void anEventThatChangesNoFactPublishesNothingButIsKept() {
    var before = stored(START);
    var after = before.with(Story.events("09:25 replied note id=n"));

    var publication = after.publish(before, 2, Frames.OPEN, false);

    assertThat(publication.isEmpty()).isTrue();
    assertThat(publication.entity().events()).hasSize(4);
  }

  @Test
  void aRedeliveredEventPublishesAllFactsAndAllVoidsUnderTheRevisionTheyHad() {
    var before = stored(START);
    var moved = before.with(Story.events("08:10 created id=earlier"));
    var current = moved.publish(before, 2, Frames.OPEN, false).entity();

    var publication = current.publish(current, 2, Frames.OPEN, true);

    assertThat(publication.facts()).containsAll(current.facts(2, Frames.NOTHING_DECIDED));
    assertThat(voids(publication)).containsExactly(new Published("created", hour("09:00")));
    assertThat(publication.entity()).isEqualTo(current);
  }

  @Test
  void aDeletionVoidsEverythingAndALaterEventAddsNothing() {
    var before = stored(START);
    var deleted = before.with(Story.events("12:00 deleted id=d"));

    var publication = deleted.publish(before, 2, Frames.OPEN, false);

    assertThat(voids(publication)).containsExactlyInAnyOrderElementsOf(before.published());
    assertThat(deleted.with(Story.events("13:00 reopened id=r")).milestones(Frames.NOTHING_DECIDED))
        .isEmpty();
  }

  @Test
  void whatWasVoidedOnceIsPublishedWhenItComesBack() {
    var before = stored(START);
    var deleted =
        before
            .with(Story.events("12:00 deleted id=d"))
            .publish(before, 2, Frames.OPEN, false)
            .entity();
    var restored = deleted.with(Story.events("12:00 deleted id=d rev=1 void"));

    var publication = restored.publish(deleted, 3, Frames.OPEN, false);

    assertThat(publication.facts())
        .containsExactlyInAnyOrderElementsOf(restored.facts(3, Frames.NOTHING_DECIDED));
  }

  @Test
  void factsInSealedHoursAreNeitherPublishedNorVoidedAndAreForgotten() {
    var sealed = Frames.sealed(hour -> hour.equals(hour("09:00")));
    var before = stored(START);
    var after = before.with(Story.events("11:00 deleted id=d"));

    var publication = after.publish(before, 2, sealed, false);
    var again = after.publish(before, 2, sealed, true);

    assertThat(voids(publication)).containsExactly(new Published("resolved#1", hour("10:00")));
    assertThat(again.facts()).isEqualTo(publication.facts());
    assertThat(publication.entity().published())
        .containsExactly(new Published("resolved#1", hour("10:00")));
  }

  @Test
  void sealedHoursAloneAreNoReasonToStoreATicketAgain() {
    var stored = stored(START);

    var publication = stored.publish(stored, 1, Frames.sealed(_ -> true), true);

    assertThat(publication.isEmpty()).isTrue();
    assertThat(publication.entity()).isEqualTo(stored);
  }

  @Test
  void aFactThatWasNeverPublishedIsPublishedThoughNothingChanged() {
    var derivedByOlderCode = Story.ticket(START);

    var publication = derivedByOlderCode.publish(derivedByOlderCode, 2, Frames.OPEN, false);

    assertThat(publication.facts()).hasSize(3);
    assertThat(publication.entity()).isNotEqualTo(derivedByOlderCode);
  }

  @Test
  void withdrawingTheImportThatBroughtEverythingLeavesOnlyVoids() {
    var before = stored("09:00 created import=old\n10:00 resolved import=old");

    var publication = before.withdraw("old").publish(before, 2, Frames.OPEN, false);

    assertThat(publication.entity().events()).isEmpty();
    assertThat(publication.facts()).hasSize(2).allMatch(fact -> fact.version().voided());
  }

  @Test
  void theSameEventLiveAndByAnImportIsTwoEvents() {
    var ticket = Story.ticket("09:00 created id=c\n09:00 created id=c import=old");

    assertThat(ticket.events()).hasSize(2);
    assertThat(ticket.withdraw("old").events()).hasSize(1);
  }

  private static Ticket stored(String story) {
    return Story.ticket(story).publish(NOTHING, 1, Frames.OPEN, false).entity();
  }

  private static List<Published> voids(Publication<Ticket> publication) {
    return publication.facts().stream()
        .filter(fact -> fact.version().voided())
        .map(fact -> new Published(name(fact.id(), publication.entity()), fact.hour()))
        .toList();
  }

  private static String name(FactId id, Ticket ticket) {
    return ticket.published().stream()
        .map(Published::name)
        .filter(name -> id(name).equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static FactId id(String name) {
    return FactId.of("ticket", "T1", name);
  }

  private static UtcHour hour(String time) {
    return UtcHour.of(Story.time(time));
  }
}
