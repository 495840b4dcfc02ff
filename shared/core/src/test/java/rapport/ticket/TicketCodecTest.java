package rapport.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.entity.Frames;
import rapport.entity.Milestone;
import rapport.entity.Spoiling;

class TicketCodecTest {

  private static final int WRITE_UNIT_SHARE_BYTES = 450;

  private static final String TYPICAL =
      """
      2026-03-02T09:00:00.123Z created id=01JNB2E7Q1W3 channel=email group=support priority=3 \
      language=en who=customer-4711
      2026-03-02T09:20:10.456Z replied id=01JNB2E7Q1W4 agent=ann.smith who=customer-4711
      2026-03-02T10:30:20Z resolved id=01JNB2E7Q1W5 agent=ann.smith who=customer-4711
      2026-03-02T11:00:00Z rated id=01JNB2E7Q1W6 score=4 who=customer-4711
      """;

  private static final String EVERYTHING =
      """
      2026-03-02T09:00:00.123Z created complaint import=old group=a who=c1 id=a
      2026-03-02T09:01:00.000000001Z replied by=bot id=b
      2026-03-02T09:02:00Z replied by=customer note id=c
      2026-03-02T09:03:00Z assigned agent=ann seq=-7 id=d
      2026-03-02T09:04:00Z paused id=e
      2026-03-02T09:05:00Z resumed seq=9000000000 id=f
      2026-03-02T09:06:00Z resolved rev=3 id=g
      2026-03-02T09:07:00Z reopened rev=2 void id=h
      2026-03-02T09:08:00Z closed id=i
      2026-03-02T09:09:00Z rated score=1 scale=good-bad says=thänks id=j
      2026-03-02T09:10:00Z deleted rev=1 void id=k
      """;

  /// Written by version 1. It must decode for ever.
  private static final String VERSION_ONE =
      "0104036f6c64026331016103616e6e0254310b600ca0c6aa9a0d7b0e6366f210b976d3d676c52798"
          + "8f5b216e0f01031001021078012661bb16c2628388a29813a19018fc8001010200782d5c4620a0fc"
          + "7b029403b0c603122b560200510078967e15c1a479715acfcef7fe459b6b3f0d0101110300780351"
          + "b9962ee4924e799e52af512b41af1400786b7f890d9eb13b3a10d1caf2aa625c3880e88887430502"
          + "780381ba75d3c5018677aa1c98af047deb6c06037802fdd48b6944d3ad606aff4c607e266f4f0700"
          + "78b8154dfab227696834cbadeff5a4b3b408007834edd5fbc1e86cc0c5a1a5a9a7eb613102000201"
          + "077468c3a46e6b7309037801817eaf2b9053437deee9e0ce899f31ef06f28c3c0700000b01000b02"
          + "000c01000d01000901";

  /// Written by version 2. It must decode for ever.
  private static final String VERSION_TWO =
      "0204036f6c64026331016103616e6e0254310b600ca0c6aa9a0d7b0e6366f210b976d3d676c52798"
          + "8f5b216e01610f01031001021078012661bb16c2628388a29813a19018fc80016201010200782d5c"
          + "4620a0fc7b029403b0c603122b5601630200510078967e15c1a479715acfcef7fe459b6b3f01640d"
          + "0101110300780351b9962ee4924e799e52af512b41af01651400786b7f890d9eb13b3a10d1caf2aa"
          + "625c38016680e88887430502780381ba75d3c5018677aa1c98af047deb6c016706037802fdd48b69"
          + "44d3ad606aff4c607e266f4f0168070078b8154dfab227696834cbadeff5a4b3b4016908007834ed"
          + "d5fbc1e86cc0c5a1a5a9a7eb6131016a02000201077468c3a46e6b7309037801817eaf2b9053437d"
          + "eee9e0ce899f31ef016b06f28c3c0700000b01000b02000c01000d01000901";

  @Test
  void aTicketOfFourEventsTakesLessThanHalfAWriteUnit() {
    var stored = stored(TYPICAL);

    assertThat(stored.published()).hasSizeGreaterThan(5);
    assertThat(TicketCodec.encode(stored).length()).isLessThan(WRITE_UNIT_SHARE_BYTES);
  }

  @Test
  void everythingAnEventCanSayComesBack() {
    var stored = stored(EVERYTHING);

    assertThat(TicketCodec.decode(TicketCodec.encode(stored))).isEqualTo(stored);
  }

  @Test
  void theEmptyTicketComesBack() {
    var empty = Ticket.empty("T1");

    assertThat(TicketCodec.decode(TicketCodec.encode(empty))).isEqualTo(empty);
  }

  @Test
  void whatVersionOneWroteIsStillReadWithoutIdsOfEvents() {
    var bytes = Bytes.of(HexFormat.of().parseHex(VERSION_ONE));

    assertThat(TicketCodec.decode(bytes)).isEqualTo(withoutIds(storedThen(EVERYTHING)));
  }

  @Test
  void whatVersionOneWroteIsKnownWhenItComesAgain() {
    var ticket = TicketCodec.decode(Bytes.of(HexFormat.of().parseHex(VERSION_ONE)));

    assertThat(Story.events(EVERYTHING)).allMatch(ticket::knows);
    assertThat(TicketCodec.decode(TicketCodec.encode(ticket))).isEqualTo(ticket);
  }

  @Test
  void whatVersionOneWroteKeepsTheOrderInWhichItsFactsWerePublished() {
    var story =
        """
        09:00 created
        09:10 assigned agent=ann id=a%d
        09:10 assigned agent=bob id=b%d
        10:00 resolved
        """;
    for (int i = 0; i < 20; i++) {
      var ticket = withoutIds(Story.ticket(story.formatted(i, i)));
      var byHash = ticket.events().get(2).segments();

      assertThat(ticket.milestones(Frames.NOTHING_DECIDED))
          .filteredOn(milestone -> milestone.name().equals("resolved#1"))
          .extracting(Milestone::segments)
          .containsExactly(byHash);
    }
  }

  @Test
  void whatVersionTwoWroteIsStillRead() {
    var bytes = Bytes.of(HexFormat.of().parseHex(VERSION_TWO));

    assertThat(TicketCodec.decode(bytes)).isEqualTo(storedThen(EVERYTHING));
  }

  @Test
  void versionTwoIsWrittenAsItAlwaysWas() {
    assertThat(TicketCodec.encode(storedThen(EVERYTHING)).toHex()).isEqualTo(VERSION_TWO);
  }

  @Test
  void anUnknownVersionIsRefused() {
    assertThatThrownBy(() -> TicketCodec.decode(Bytes.of(new byte[] {5, 0, 0, 0, 0})))
        .isInstanceOf(MalformedBytesException.class)
        .hasMessageContaining("version 4 expected, got 5");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void bytesThatWereNeverWrittenAreRefusedAndNothingWorseHappens(long seed) {
    spoiling().refuseOrReadWhole(seed);
  }

  @Test
  void everyShortenedFormIsRefused() {
    spoiling().refuseEveryShortenedForm();
  }

  private static Spoiling<Ticket> spoiling() {
    return new Spoiling<>(
        TicketCodec.encode(stored(EVERYTHING)), TicketCodec::encode, TicketCodec::decode);
  }

  private static Ticket withoutIds(Ticket ticket) {
    var events =
        ticket.events().stream()
            .map(
                event ->
                    new TicketEvent(
                        event.stamp(),
                        "",
                        event.subject(),
                        event.segments(),
                        event.sequence(),
                        event.action()))
            .toList();
    return new Ticket(ticket.id(), events, ticket.published());
  }

  /// As it was stored when complaints were not yet told to customers.
  private static Ticket storedThen(String story) {
    var stored = stored(story);
    var published = new TreeSet<>(stored.published());
    published.removeIf(place -> place.name().startsWith("complaint:"));
    return stored.withPublished(published);
  }

  private static Ticket stored(String story) {
    return Story.ticket(story).publish(Ticket.empty("T1"), 1, Frames.OPEN, false).entity();
  }
}
