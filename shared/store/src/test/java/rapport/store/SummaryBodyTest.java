package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.MalformedBytesException;
import rapport.fold.Part;
import rapport.state.Cell;
import rapport.state.State;

class SummaryBodyTest {

  /// A body as version 1 writes it. Never change it: bodies like it are stored.
  static final String SAMPLE_1 =
      "0101c0989bbb0d0d4575726f70652f4265726c696e053230323661c0c40703046f70656e010a7265"
          + "736f6c7574696f6e030a73636f72653a302d3130020200030005010304055d4a80071cc6e836ae40"
          + "000080b899290102dc0b01c802010203000212ac0202010c00";

  static final String SAMPLE_1_LATER =
      "01000d4575726f70652f4265726c696e0532303236610902076d72723a455552040b7370656e743a"
          + "455552406d05010002000102010a09c0000000000000000001010100121000000000000000000000"
          + "000000000000000102070ed8048fa10f";

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20_260_101})
  void whatIsWrittenIsReadAgain(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      var summary =
          new SummaryRecord(
              1 + random.nextLong(1000),
              SampleParts.anything(random),
              random.nextBoolean() ? SummaryRecord.NEVER : Instant.ofEpochSecond(random.nextInt()),
              "Asia/Kathmandu",
              "2026a",
              random.nextLong(1L << 40));

      assertThat(SummaryBody.read(summary.revision(), SummaryBody.write(summary)))
          .isEqualTo(summary);
    }
  }

  @Test
  void aBodyOfVersion1CanStillBeRead() {
    assertThat(SummaryBody.read(7, HexFormat.of().parseHex(SAMPLE_1))).isEqualTo(sample());
  }

  @Test
  void whatIsWrittenNowIsVersion1() {
    assertThat(HexFormat.of().formatHex(SummaryBody.write(sample()))).isEqualTo(SAMPLE_1);
  }

  /// Kinds of cells that came later. Never change it either.
  @Test
  void cellsThatCameLaterCanStillBeRead() {
    assertThat(SummaryBody.read(7, HexFormat.of().parseHex(SAMPLE_1_LATER))).isEqualTo(later());
    assertThat(HexFormat.of().formatHex(SummaryBody.write(later()))).isEqualTo(SAMPLE_1_LATER);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void damagedBytesAreMalformedAndNothingElse(long seed) {
    DamagedBytes.areReadOrMalformed(
        SummaryBody.write(sample()), seed, bytes -> SummaryBody.read(1, bytes));
  }

  @Test
  void anUnknownVersionIsMalformed() {
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> SummaryBody.read(1, new byte[] {9}))
        .withMessageContaining("version 9");
  }

  private static SummaryRecord later() {
    var cells = new TreeMap<String, Cell>();
    cells.put("spent:EUR@m", new Cell.Values(new TreeMap<>(Map.of(-4, 7L, 300, -125_000L))));
    cells.put(
        "mrr:EUR",
        new Cell.Rows(
            -1,
            List.of(BigInteger.TEN, BigInteger.TWO.pow(70).negate()),
            List.of(BigInteger.ONE, BigInteger.ZERO, BigInteger.TWO.pow(140))));
    return new SummaryRecord(
        7, Part.ofTotal(new State(cells)), SummaryRecord.NEVER, "Europe/Berlin", "2026a", 9);
  }

  private static SummaryRecord sample() {
    var cells = new TreeMap<String, Cell>();
    cells.put("open", new Cell.Count(-3));
    cells.put("score:0-10", new Cell.Values(new TreeMap<>(Map.of(0, 2L, 9, 300L, 10, 1L))));
    cells.put(
        "resolution",
        new Cell.Durations(
            3,
            BigInteger.valueOf(90_000_000),
            BigInteger.valueOf(90_000_000).pow(2),
            0,
            86_400_000,
            1,
            new TreeMap<>(Map.of(750, 1L, 914, 1L))));
    var states = new TreeMap<>(Map.of(0, new State(cells), 12, State.EMPTY));
    return new SummaryRecord(
        7,
        new Part(states),
        Instant.parse("2027-04-05T10:00:00Z"),
        "Europe/Berlin",
        "2026a",
        123_456);
  }
}
