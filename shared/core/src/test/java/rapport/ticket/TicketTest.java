package rapport.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rapport.entity.Admission;
import rapport.entity.Frames;
import rapport.entity.Lines;
import rapport.entity.Published;

class TicketTest {

  @Test
  void theHigherRevisionWinsWhateverItsOrder() {
    var first = Story.event("09:00 created group=a id=c", "");
    var second = Story.event("09:00 created group=b id=c rev=1", "");

    assertThat(ticket(first, second)).isEqualTo(ticket(second, first));
    assertThat(ticket(first, second).events()).containsExactly(second);
  }

  @Test
  void twoContentsOfOneRevisionAreDecidedByContentAndNotByOrder() {
    var one = Story.event("09:00 created group=a id=c", "");
    var other = Story.event("09:00 created group=b id=c", "");
    var voided = Story.event("09:00 created group=a id=c void", "");

    assertThat(ticket(one, other)).isEqualTo(ticket(other, one));
    assertThat(ticket(one, voided)).isEqualTo(ticket(voided, one));
    assertThat(ticket(one, other).events()).hasSize(1);
  }

  /// Among so many a hash alone would let some other win.
  @Test
  void whatIsSentAgainWithAValueOfANewDimensionReplacesWhatHasNone() {
    for (int i = 0; i < 20; i++) {
      var before = Story.event("09:00 created group=a id=c", "");
      var again = Story.event("09:00 created group=a region=r%d id=c".formatted(i), "");

      assertThat(ticket(before, again).events()).containsExactly(again);
      assertThat(ticket(again, before).events()).containsExactly(again);
    }
  }

  @Test
  void anIdCountsAgainInAnotherHour() {
    var one = Story.event("09:59 created id=c", "");
    var other = Story.event("10:00 created id=c", "");

    assertThat(ticket(one, other).events()).hasSize(2);
  }

  @Test
  void aRevisionOfAnotherMinuteOfItsHourReplacesTheEvent() {
    var ticket = Story.ticket("09:10 created id=c\n09:40 created id=c rev=1");

    assertThat(Lines.of(ticket.milestones(Frames.NOTHING_DECIDED)))
        .containsExactly("created 09:40 {} created=1 createdHours pending=1 open=1");
  }

  @Test
  void aVoidedEventStaysInTheSetAndCountsNowhere() {
    var ticket = Story.ticket("09:00 created\n09:20 replied id=r\n09:20 replied id=r rev=1 void");

    assertThat(ticket.events()).hasSize(2);
    assertThat(Lines.of(ticket.milestones(Frames.NOTHING_DECIDED)))
        .containsExactly("created 09:00 {} created=1 createdHours pending=1 open=1");
    assertThat(ticket.knows(Story.event("09:20 replied id=r", ""))).isTrue();
  }

  @Test
  void aTicketKnowsWhatCameBeforeWithWhateverContent() {
    var ticket = Story.ticket("09:00 created id=c rev=1");

    assertThat(ticket.knows(Story.event("09:00 created id=c rev=1", ""))).isTrue();
    assertThat(ticket.knows(Story.event("09:00 created id=c", ""))).isTrue();
    assertThat(ticket.knows(Story.event("09:00 created id=c rev=2", ""))).isTrue();
    assertThat(ticket.knows(Story.event("09:00 created id=d", ""))).isFalse();
  }

  @Test
  @Timeout(20)
  void aFullTicketKeepsTheEarliestEventsInAnyOrder() {
    var events = new ArrayList<TicketEvent>();
    events.add(Story.event("09:00 created id=c", ""));
    IntStream.range(0, 1500)
        .mapToObj(i -> "%02d:%02d:%02d assigned".formatted(9 + i / 3600, i / 60 % 60, i % 60))
        .forEach(line -> events.add(Story.event(line, "a" + events.size())));
    var inOrder = Ticket.empty("T1").with(events);
    Collections.shuffle(events, new Random(1));
    var shuffled = Ticket.empty("T1");
    for (int from = 0; from < events.size(); from += 19) {
      shuffled = shuffled.with(events.subList(from, Math.min(events.size(), from + 19)));
    }

    assertThat(shuffled).isEqualTo(inOrder);
    assertThat(inOrder.events()).hasSize(Ticket.EVENTS_MAX);
    assertThat(inOrder.events().getLast().stamp().time()).isEqualTo(Story.time("09:16:38"));
    assertThat(inOrder.knows(Story.event("23:00 resolved id=late", ""))).isTrue();
  }

  @Test
  void aFullTicketCanStillBeCreatedAndDeleted() {
    var full =
        Ticket.empty("T1")
            .with(
                IntStream.range(0, Ticket.EVENTS_MAX)
                    .mapToObj(i -> Story.event("09:00:00 assigned", "a" + i))
                    .toList());

    var created = full.with(Story.events("10:00 created id=c"));
    var deleted = created.with(Story.events("11:00 deleted id=d"));

    assertThat(created.milestones(Frames.NOTHING_DECIDED)).isNotEmpty();
    assertThat(deleted.milestones(Frames.NOTHING_DECIDED)).isEmpty();
    assertThat(deleted.events()).hasSize(Ticket.EVENTS_MAX);
  }

  /// A comment may have 16 KB, and a ticket is one item.
  @Test
  void aTicketOfManyLongCommentsTakesNoMoreButKnowsWhatItHasAndCanBeDeleted() {
    var ticket = Story.ticket("09:00 created id=c");
    var taken = new ArrayList<TicketEvent>();
    var refused = new ArrayList<TicketEvent>();
    for (int i = 0; i < 40; i++) {
      var rated = Story.event("10:%02d rated says=%s".formatted(i, "x".repeat(16_000)), "r" + i);
      var admission = ticket.admit(List.of(rated));
      ticket = admission.entity();
      (admission.refused().isEmpty() ? taken : refused).add(rated);
    }

    assertThat(TicketCodec.encode(ticket).length()).isLessThanOrEqualTo(Ticket.BYTES_MAX);
    assertThat(taken).hasSize(19);
    assertThat(refused).hasSize(21);
    assertThat(ticket.admit(taken)).isEqualTo(new Admission<>(ticket, List.of()));
    assertThat(
            Ticket.empty("T1").with(Story.events("09:00 created id=c")).admit(both(taken, refused)))
        .isEqualTo(new Admission<>(ticket, refused));
    assertThat(
            ticket
                .admit(Story.events("11:00 deleted id=d"))
                .entity()
                .milestones(Frames.NOTHING_DECIDED))
        .isEmpty();
  }

  @Test
  void eventsOutOfOrderOrTwiceAreABug() {
    var early = Story.event("09:00 created id=a", "");
    var late = Story.event("10:00 created id=b", "");
    var none = Collections.<Published>emptySortedSet();

    assertThatThrownBy(() -> new Ticket("T1", List.of(late, early), none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Ticket("T1", List.of(early, early), none))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<TicketEvent> both(List<TicketEvent> some, List<TicketEvent> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static Ticket ticket(TicketEvent... events) {
    var ticket = Ticket.empty("T1");
    for (TicketEvent event : events) {
      ticket = ticket.with(List.of(event));
    }
    return ticket;
  }

  @Test
  void moreEventsThanATicketMayHaveAreNoTicket() {
    var events = new ArrayList<TicketEvent>();
    for (int i = 0; i <= Ticket.EVENTS_MAX; i++) {
      var time = "%02d:%02d:%02d".formatted(9 + i / 3600, i / 60 % 60, i % 60);
      events.add(Story.event(time + " assigned", "a" + i));
    }

    assertThatThrownBy(() -> new Ticket("T1", events, Collections.emptySortedSet()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 1000 events, got 1001");
  }

  @Test
  void eventsThatAreOutOfOrderOrTwiceInAnHourAreNoTicket() {
    var one = Story.event("09:00 created id=c", "");
    var again = Story.event("09:30 created id=c", "");

    for (var events : List.of(List.of(again, one), List.of(one, one), List.of(one, again))) {
      assertThatThrownBy(() -> new Ticket("T1", events, Collections.emptySortedSet()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aDeletionFitsThoughTheTicketIsFullOfText() {
    var ticket = Story.ticket("09:00 created id=c");
    for (int i = 0; i < 40; i++) {
      var rated = Story.event("10:%02d rated says=%s".formatted(i, "x".repeat(16_000)), "r" + i);
      ticket = ticket.admit(List.of(rated)).entity();
    }
    var known = ticket.events().getLast();
    var comment = Story.event("11:00 rated says=" + "y".repeat(16_000), "late");
    var deleted = Story.event("12:00 deleted as=" + "z".repeat(16_000), "deleted");

    var admission = ticket.admit(List.of(known, comment, deleted));

    assertThat(admission.refused()).containsExactly(comment);
    assertThat(admission.entity().events()).contains(known, deleted).doesNotContain(comment);
  }
}
