package rapport.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.event.LowScores;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.period.UtcHour;

class FollowUpCodecTest {

  private static final Instant TIME = Instant.parse("2026-03-01T10:20:30.456789Z");
  private static final FollowUpId ID =
      new FollowUpId(UtcHour.of(TIME), new FactId(-1, Long.MAX_VALUE));

  private static final List<Cause> CAUSES =
      List.of(
          new Cause.Nothing(),
          new Cause.Alerted(TIME, "week#nps##0#ewma#", "nps", "{\"metric\":\"nps\"}"),
          new Cause.LowAnswer(
              "Zoë",
              TIME,
              "old",
              "relationship",
              new TreeMap<>(
                  Map.of(
                      "recommend", new Cause.LowScore(0, new LowScores(0, 6)),
                      "effort", new Cause.LowScore(5, new LowScores(4, 5))))));

  @Test
  void everythingAFollowUpCanSayComesBack() {
    var done =
        new Handling(
            "ann",
            "called, will call again",
            List.of(new Resolution(TIME, true), new Resolution(TIME.plusMillis(1), false)));
    for (Cause cause : CAUSES) {
      var followUp = new FollowUp(ID, cause, new Word(new Version(3, true), -5), done, 300);

      assertThat(FollowUpCodec.decode(FollowUpCodec.encode(followUp))).isEqualTo(followUp);
    }
  }

  /// Without the text of alerts, and without how often it was withdrawn.
  @Test
  void whatTheFirstVersionWroteIsReadAgain() {
    var alert = new Cause.Alerted(Instant.parse("2026-03-01T10:20:30Z"), "chart", "nps", "{}");
    var followUp = new FollowUp(ID, alert, Word.numbered(0, false), Handling.NONE);
    var written = HexFormat.of().formatHex(FollowUpCodec.encode(followUp).toArray());
    var first =
        written
            .replace(
                "03dccba09a0d0005636861727403" + "6e7073" + "027b7d" + "00000000",
                "02dccba09a0d0005636861727403" + "6e7073" + "000000")
            .replaceFirst("^02", "01");

    assertThat(first).hasSize(written.length() - 8);
    assertThat(FollowUpCodec.decode(Bytes.of(HexFormat.of().parseHex(first)))).isEqualTo(followUp);
  }

  /// Bytes that are cut off, changed or lengthened anywhere.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void bytesThatWereNeverWrittenAreRefusedAndNothingWorseHappens(long seed) {
    var random = new Random(seed);
    byte[] good =
        FollowUpCodec.encode(
                new FollowUp(ID, CAUSES.getLast(), new Word(Version.FIRST, 7), Handling.NONE))
            .toArray();
    for (int round = 0; round < 2_000; round++) {
      byte[] bad = Arrays.copyOf(good, 1 + random.nextInt(good.length + 2));
      bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      try {
        FollowUpCodec.decode(Bytes.of(bad));
      } catch (MalformedBytesException _) {
        continue; // as it should be, unless it happens to be another follow-up
      }
    }
  }

  @Test
  void anUnknownVersionIsRefused() {
    assertThatThrownBy(() -> FollowUpCodec.decode(Bytes.of(new byte[] {9, 0, 0})))
        .isInstanceOf(MalformedBytesException.class);
  }

  @Test
  void anIdIsReadAsItIsWritten() {
    assertThat(ID).hasToString("2026030110-ffffffffffffffff7fffffffffffffff");
    assertThat(FollowUpId.read(ID.toString())).contains(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026030110",
        "2026030110-",
        "2026033210-ffffffffffffffff7fffffffffffffff",
        "2026022910-ffffffffffffffff7fffffffffffffff",
        "2026030124-ffffffffffffffff7fffffffffffffff",
        "2026030110-FFFFFFFFFFFFFFFF7FFFFFFFFFFFFFFF",
        "2026030110-ffffffffffffffff7fffffffffffffff0",
        "٢026030110-ffffffffffffffff7fffffffffffffff"
      })
  void whatIsNoIdIsNone(String text) {
    assertThat(FollowUpId.read(text)).isEqualTo(Optional.empty());
  }
}
