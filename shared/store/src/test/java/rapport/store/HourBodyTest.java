package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.MalformedBytesException;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.state.Cell;
import rapport.state.State;
import rapport.store.HourRecord.SealingPart;

class HourBodyTest {

  /// A body as version 1 writes it. Never change it: bodies like it are stored.
  static final String SAMPLE_1 =
      "0109010000000000000000053230323661c0c40702076261636b6c6f67012d0001046f70656e0101000100051d733a72656c6174696f6e736869702d323032363a7265636f6d6d656e6406726567696f6e01c0989bbb0d010a73636f72653a302d313002010c010002000212ac02";

  @Test
  void aBodyOfVersion1CanStillBeRead() {
    assertThat(HourBody.read(7, HexFormat.of().parseHex(SAMPLE_1))).isEqualTo(sample());
  }

  @Test
  void whatIsWrittenNowIsVersion1() {
    assertThat(HexFormat.of().formatHex(HourBody.write(sample()))).isEqualTo(SAMPLE_1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void damagedBytesAreMalformedAndNothingElse(long seed) {
    DamagedBytes.areReadOrMalformed(
        HourBody.write(sample()), seed, bytes -> HourBody.read(1, bytes));
  }

  @Test
  void anUnknownVersionIsMalformed() {
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> HourBody.read(1, new byte[] {9}))
        .withMessageContaining("version 9");
  }

  private static HourRecord sample() {
    var scores = new Cell.Values(new TreeMap<>(Map.of(0, 2L, 9, 300L)));
    var parts = new TreeMap<PartKey, SealingPart>();
    parts.put(
        PartKey.totals(Family.BACKLOG),
        new SealingPart(Part.ofTotal(State.of("open", new Cell.Count(-3))), SummaryRecord.NEVER));
    parts.put(
        new PartKey(Family.question("relationship-2026", "recommend"), "region"),
        new SealingPart(
            new Part(new TreeMap<>(Map.of(12, State.of("score:0-10", scores)))),
            Instant.parse("2027-04-05T10:00:00Z")));
    return new HourRecord(7, BigInteger.TWO.pow(64), "2026a", 123_456, parts);
  }
}
