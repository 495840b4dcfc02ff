package rapport.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
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
  private static final String SAMPLE =
      "0104036f6c64026331016103616e6e0254310b600ca0c6aa9a0d7b0e6366f210b976d3d676c52798"
          + "8f5b216e0f01031001021078012661bb16c2628388a29813a19018fc8001010200782d5c4620a0fc"
          + "7b029403b0c603122b560200510078967e15c1a479715acfcef7fe459b6b3f0d0101110300780351"
          + "b9962ee4924e799e52af512b41af1400786b7f890d9eb13b3a10d1caf2aa625c3880e88887430502"
          + "780381ba75d3c5018677aa1c98af047deb6c06037802fdd48b6944d3ad606aff4c607e266f4f0700"
          + "78b8154dfab227696834cbadeff5a4b3b408007834edd5fbc1e86cc0c5a1a5a9a7eb613102000201"
          + "077468c3a46e6b7309037801817eaf2b9053437deee9e0ce899f31ef06f28c3c0700000b01000b02"
          + "000c01000d01000901";

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
  void whatVersionOneWroteIsStillRead() {
    var bytes = Bytes.of(HexFormat.of().parseHex(SAMPLE));

    assertThat(TicketCodec.decode(bytes)).isEqualTo(stored(EVERYTHING));
  }

  @Test
  void versionOneIsWrittenAsItAlwaysWas() {
    assertThat(TicketCodec.encode(stored(EVERYTHING)).toHex()).isEqualTo(SAMPLE);
  }

  @Test
  void anUnknownVersionIsRefused() {
    assertThatThrownBy(() -> TicketCodec.decode(Bytes.of(new byte[] {2, 0, 0, 0, 0})))
        .isInstanceOf(MalformedBytesException.class)
        .hasMessageContaining("version 1 expected, got 2");
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

  private static Ticket stored(String story) {
    return Story.ticket(story).publish(Ticket.empty("T1"), 1, _ -> false, false).entity();
  }
}
