package rapport.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRoundTripTest {

  private static final String[] TEXTS = {"", "a", "größer", "客户满意度", "𝄞\u0000\n", "x".repeat(300)};

  /// One thing that is written, and how to read it back.
  private record Step(
      Consumer<ByteWriter> write, Function<ByteReader, Object> read, Object value) {}

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 20_260_101})
  void whatIsWrittenIsReadBackInOrder(long seed) {
    var steps = randomSteps(new Random(seed), 200);
    var writer = new ByteWriter();
    steps.forEach(step -> step.write().accept(writer));

    var reader = new ByteReader(writer.toBytes());

    for (Step step : steps) {
      assertThat(step.read().apply(reader)).isEqualTo(step.value());
    }
    assertThat(reader.atEnd()).isTrue();
    assertThat(reader.remaining()).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 20_260_101})
  void bytesCutShortAreMalformedAndNothingElse(long seed) {
    var random = new Random(seed);
    var steps = randomSteps(random, 20);
    var writer = new ByteWriter();
    steps.forEach(step -> step.write().accept(writer));
    var whole = writer.toByteArray();

    for (int length = 0; length < whole.length; length++) {
      var reader = new ByteReader(Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> steps.forEach(step -> step.read().apply(reader)))
          .isInstanceOf(MalformedBytesException.class);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 20_260_101})
  void anyBytesAreReadOrMalformedAndNothingElse(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      var bytes = new byte[random.nextInt(24)];
      random.nextBytes(bytes);
      var reader = new ByteReader(bytes);
      try {
        for (Step step : randomSteps(random, 10)) {
          step.read().apply(reader);
        }
      } catch (MalformedBytesException _) {
        assertThat(reader.remaining()).isNotNegative();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "127, 7f",
    "128, 8001",
    "16383, ff7f",
    "16384, 808001",
    "9223372036854775807, ffffffffffffffff7f"
  })
  void smallNumbersTakeFewBytes(long value, String hex) {
    assertThat(new ByteWriter().writeUnsigned(value).toBytes().toHex()).isEqualTo(hex);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "-1, 01",
    "1, 02",
    "-64, 7f",
    "64, 8001",
    "-9223372036854775808, ffffffffffffffffff01"
  })
  void smallNumbersOfEitherSignTakeFewBytes(long value, String hex) {
    assertThat(new ByteWriter().writeSigned(value).toBytes().toHex()).isEqualTo(hex);
  }

  @Test
  void aCountBeyondItsLimitIsMalformedBeforeAnythingIsAllocated() {
    var claims = new ByteWriter().writeUnsigned(1L << 40).toByteArray();

    assertMalformed(() -> new ByteReader(claims).readCount(100));
    assertMalformed(() -> new ByteReader(claims).readBytes());
    assertMalformed(() -> new ByteReader(claims).readText());
  }

  @Test
  void aNumberThatNeverEndsIsMalformed() {
    var endless = new byte[20];
    Arrays.fill(endless, (byte) 0xFF);

    assertMalformed(() -> new ByteReader(endless).readUnsigned());
    assertMalformed(() -> new ByteReader(endless).readSigned());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffffffffffffffffff02", "80808080808080808002", "8080808080808080807f"})
  void aNumberOfMoreThan64BitsIsMalformedInsteadOfCutShort(String hex) {
    var bytes = HexFormat.of().parseHex(hex);

    assertMalformed(() -> new ByteReader(bytes).readSigned());
    assertMalformed(() -> new ByteReader(bytes).readUnsigned());
  }

  @Test
  void whatCannotHaveBeenWrittenIsMalformed() {
    var negative = new ByteWriter().writeSigned(Long.MIN_VALUE).toByteArray();

    assertMalformed(() -> new ByteReader(negative).readUnsigned());
    assertMalformed(() -> new ByteReader(new byte[] {2}).readBoolean());
    assertMalformed(() -> new ByteReader(new byte[] {0}).readBig());
  }

  @Test
  void whatTheFormCannotHoldIsRefusedWhenWritten() {
    assertThatThrownBy(() -> new ByteWriter().writeUnsigned(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ByteWriter().writeByte(256))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bytesCompareUnsignedByContent() {
    var low = Bytes.of(new byte[] {0x7F});
    var high = Bytes.of(new byte[] {(byte) 0x80});

    assertThat(low).isLessThan(high).isEqualTo(Bytes.of(new byte[] {0x7F}));
    assertThat(Bytes.of(new byte[] {0x7F, 0})).isGreaterThan(low);
    assertThat(Bytes.EMPTY).isLessThan(low).hasSameHashCodeAs(Bytes.of(new byte[0]));
  }

  @Test
  void bytesCannotBeChangedFromOutside() {
    var array = new byte[] {1, 2, 3};
    var bytes = Bytes.of(array);

    array[0] = 9;
    bytes.toArray()[1] = 9;

    assertThat(bytes.toHex()).isEqualTo("010203");
  }

  /// FIPS 180-4's example.
  @Test
  void aHashIsTheStandardsOwn() {
    assertThat(Sha256.of(new byte[] {'a', 'b', 'c'}).toHex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private static List<Step> randomSteps(Random random, int size) {
    var steps = new ArrayList<Step>();
    for (int i = 0; i < size; i++) {
      steps.add(randomStep(random));
    }
    return steps;
  }

  private static Step randomStep(Random random) {
    long number = random.nextLong() >> random.nextInt(64);
    return switch (random.nextInt(7)) {
      case 0 -> step(number & Long.MAX_VALUE, ByteWriter::writeUnsigned, ByteReader::readUnsigned);
      case 1 -> step(number, ByteWriter::writeSigned, ByteReader::readSigned);
      case 2 -> step(number, ByteWriter::writeFixed, ByteReader::readFixed);
      case 3 -> step((int) (number & 0xFF), ByteWriter::writeByte, ByteReader::readByte);
      case 4 -> step(number < 0, ByteWriter::writeBoolean, ByteReader::readBoolean);
      case 5 -> step(BigInteger.valueOf(number).pow(5), ByteWriter::writeBig, ByteReader::readBig);
      default ->
          step(TEXTS[random.nextInt(TEXTS.length)], ByteWriter::writeText, ByteReader::readText);
    };
  }

  private interface Write<T> {
    ByteWriter on(ByteWriter writer, T value);
  }

  private static <T> Step step(T value, Write<T> write, Function<ByteReader, T> read) {
    return new Step(writer -> write.on(writer, value), read::apply, value);
  }

  private static void assertMalformed(Runnable read) {
    assertThatThrownBy(read::run).isInstanceOf(MalformedBytesException.class);
  }
}
