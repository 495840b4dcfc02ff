package rapport.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.entity.Frame;
import rapport.entity.Frames;
import rapport.entity.Lines;
import rapport.entity.Spoiling;
import rapport.fact.Family;
import rapport.fact.Measure;

/// What a customer did is gone from tickets; a ticket of its own is gone as a whole.
class ErasedTicketTest {

  private static final Instant ERASED_AT = Instant.parse("2026-03-02T12:00:00Z");

  private static final String OWN =
      """
      09:00 created complaint who=c1 id=a
      09:20 replied agent=ann id=b
      10:30 resolved agent=ann id=c
      11:00 rated score=2 says=slow who=c1 id=d
      """;

  private static final String OF_TWO =
      """
      09:00 created who=c2 id=a
      09:20 replied agent=ann id=b
      11:00 rated score=2 says=slow who=c1 id=d
      11:10 rated score=5 says=fine who=c2 id=e
      """;

  /// Written by version 4. It must decode for ever.
  private static final String VERSION_FOUR =
      "0403076261636b6c6f67046f70656e066572617365640254318098dbe69567018098dbe695670001"
          + "c0feaa9a0d00010e0f00010004f48c3c1001000800000b01000c01";

  /// Written by version 3. It must decode for ever.
  private static final String VERSION_THREE =
      "03000254318098dbe69567018098dbe69567010200a0a7ac9a0d19685efdd987aa190a3ed8ff678b"
          + "a829017a000100";

  @Test
  void aTicketOfTheCustomersOwnLosesEverythingAndTakesNothingOfItAgain() {
    var erased = Story.ticket(OWN).erase("c1", ERASED_AT, Frames.NOTHING_DECIDED);

    assertThat(erased.events()).isEmpty();
    assertThat(erased.with(Story.events(OWN))).isEqualTo(erased);
    assertThat(erased.admit(Story.events(OWN)).refused()).isEmpty();
    assertThat(Story.events(OWN)).noneMatch(erased::knows);
  }

  @Test
  void aTicketBelongsToWhomItNamesFirstThoughItWasOpenedWithoutAName() {
    var erased =
        Story.ticket("09:00 created id=a\n11:00 rated who=c1 id=d")
            .erase("c1", ERASED_AT, Frames.NOTHING_DECIDED);

    assertThat(erased.events()).isEmpty();
  }

  @Test
  void anIncompleteOrDeletedTicketBelongsToWhomItNamesFirst() {
    var late = "09:20 replied id=b\n11:00 rated who=c1 id=d";
    var deleted = "09:00 created who=c1 id=a\n09:10 replied id=b\n09:20 deleted id=c";

    assertThat(Story.ticket(late).erase("c1", ERASED_AT, Frames.NOTHING_DECIDED).events())
        .isEmpty();
    assertThat(Story.ticket(deleted).erase("c1", ERASED_AT, Frames.NOTHING_DECIDED).events())
        .isEmpty();
  }

  @Test
  void ofAnothersTicketOnlyWhatNamesTheCustomerGoes() {
    var erased = Story.ticket(OF_TWO).erase("c1", ERASED_AT, Frames.NOTHING_DECIDED);

    var without =
        Story.ticket(
            """
            09:00 created who=c2 id=a
            09:20 replied agent=ann id=b
            11:10 rated score=5 says=fine who=c2 id=e
            """);
    assertThat(erased.events()).isEqualTo(without.events());
    assertThat(Lines.of(erased.milestones(Frames.NOTHING_DECIDED)))
        .isEqualTo(Lines.of(without.milestones(Frames.NOTHING_DECIDED)));
    assertThat(erased.erased().lastAt()).isEqualTo(ERASED_AT);
    assertThat(erased.erased().before()).isEqualTo(Instant.MIN);
  }

  @Test
  void aTicketThatDoesNotNameTheCustomerOrOnlyLaterIsLeftAsItIs() {
    var ticket = Story.ticket(OWN);

    assertThat(ticket.erase("c2", ERASED_AT, Frames.NOTHING_DECIDED)).isSameAs(ticket);
    assertThat(ticket.erase("c1", Instant.parse("2026-03-02T09:00:00Z"), Frames.NOTHING_DECIDED))
        .isSameAs(ticket);
  }

  @Test
  void whatIsDatedLaterStays() {
    var story = OWN + "12:00 created who=c1 id=x\n";

    var erased = Story.ticket(story).erase("c1", ERASED_AT, Frames.NOTHING_DECIDED);

    assertThat(erased.events()).extracting(TicketEvent::id).containsExactly("x");
  }

  @Test
  void theCustomersNameIsForgottenWhenItsComplaintIsKnownToBeVoid() {
    var stored = Story.ticket(OWN).publish(Ticket.empty("T1"), 1, Frames.OPEN, false).entity();
    var erased =
        stored.erase("c1", ERASED_AT, Frames.NOTHING_DECIDED).publish(stored, 2, Frames.OPEN, true);

    assertThat(erased.facts()).hasSize(stored.published().size());
    assertThat(erased.facts()).allMatch(fact -> fact.version().voided());
    assertThat(erased.entity().published().toString()).contains("c1");
    assertThat(erased.entity().withoutVoids(Frames.NOTHING_DECIDED).published()).isEmpty();
  }

  @Test
  void whatWasErasedComesBackFromItsBytes() {
    var whole =
        Story.ticket(OWN + "13:00 replied id=z").erase("c1", ERASED_AT, Frames.NOTHING_DECIDED);
    var part = Story.ticket(OF_TWO).erase("c1", ERASED_AT, Frames.NOTHING_DECIDED);
    var unopened = whole.withErased(whole.erased().settled(Frames.OPEN));

    assertThat(TicketCodec.encode(unopened).toHex()).isEqualTo(VERSION_THREE);
    for (Ticket erased : List.of(whole, unopened, part)) {
      var hex = TicketCodec.encode(erased).toHex();
      assertThat(TicketCodec.decode(Bytes.of(HexFormat.of().parseHex(hex)))).isEqualTo(erased);
      var spoiling =
          new Spoiling<>(TicketCodec.encode(erased), TicketCodec::encode, TicketCodec::decode);
      spoiling.refuseOrReadWhole(1);
      spoiling.refuseEveryShortenedForm();
    }
  }

  @Test
  void anOpenTicketOfFinalDaysLeavesTheBacklog() {
    var openFrom = Instant.parse("2026-03-02T10:40:00Z");
    var frame =
        new Frame(Frames.NOTHING_DECIDED, (hour, _) -> hour.start().isBefore(hour("10")), openFrom);
    var stored =
        Story.ticket("09:00 created who=c1 id=a\n10:30 replied agent=ann id=b")
            .publish(Ticket.empty("T1"), 1, Frames.OPEN, false)
            .entity();

    var erased =
        stored.erase("c1", ERASED_AT, Frames.NOTHING_DECIDED).publish(stored, 2, frame, true);

    var backlog = new Measure.Count(Family.BACKLOG, "open", -1);
    assertThat(erased.facts())
        .filteredOn(fact -> !fact.version().voided())
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.measures()).containsExactly(backlog);
              assertThat(fact.time()).isEqualTo(hour("10"));
              assertThat(fact.origin().subject()).isEmpty();
            });
    var bytes = TicketCodec.encode(erased.entity());
    assertThat(TicketCodec.decode(bytes)).isEqualTo(erased.entity());
    assertThat(bytes.toHex()).isEqualTo(VERSION_FOUR);
  }

  private static Instant hour(String hour) {
    return Instant.parse("2026-03-02T" + hour + ":00:00Z");
  }
}
