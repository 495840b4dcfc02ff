package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.LoggedFact.Origin;
import rapport.fact.Measure;
import rapport.fact.Span;
import rapport.period.UtcHour;

class FactBlockTest {

  private static final UtcHour HOUR = SampleFacts.HOUR;

  /// A block as version 1 writes it. Never change it: blocks like it are stored.
  private static final String SAMPLE_1 =
      "01023710ad0db2f6f930d84b6c75241f9b963687ad4b765432100123456789abcdefc0b53b8f752e"
          + "043a6e0ad2c9e35f237ff8af90010000000001e3616087ea612b4a4d077a4ea2d8aa28352711e4cf"
          + "e28ccc022bb8f95c083bd9a161c5020a1e76a87779904382ab081e5acce51995ec1999c0502eaa64"
          + "6260606264626164666160656362e76066e7e466646060605cc3c4c4c8c0cc20c4d8b063a6262397"
          + "50717206d04939a90a3e99a969a945a579e90c00";

  private static final String SAMPLE_1_LATER =
      "01011d39de86826945601d3f94457e60b75c1d01000000060000000000000005016367e084870027"
          + "c8032556aea141ecb94545209a2d31b924b32c950564165b516a3ad0f38c0c0c0c2cac8c4c2c8ccc"
          + "028c2c4cac6c4092818199f1064bff427e4626de052fac99981b56bd0a65606102514c0c0c00";

  private static final String SAMPLE_1_COHORTS =
      "01011daadd76a2b28394fe063a80fb9080ac6802000000070000000000000005016361604fcecf00"
          + "d9cf5e00f436d008b6c4e492ccb254460606062636462062666061646c7ad1d1eeccc000a6187f3c"
          + "077100";

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20_260_101})
  void whatIsPackedIsUnpackedAgain(long seed) {
    var facts = SampleFacts.anything(500, HOUR, new Random(seed));

    var unpacked = unpacked(FactBlock.pack(HOUR, facts));

    assertThat(unpacked).containsExactlyInAnyOrderElementsOf(facts);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theSameFactsInAnyOrderAndAnyNumberMakeTheSameBlock(long seed) {
    var random = new Random(seed);
    var facts = SampleFacts.anything(100, HOUR, random);
    var again = new ArrayList<>(facts);
    again.addAll(facts.subList(0, 50));
    Collections.shuffle(again, random);

    assertThat(FactBlock.pack(HOUR, again)).isEqualTo(FactBlock.pack(HOUR, facts));
  }

  @Test
  void aBlockOfVersion1CanStillBeRead() {
    var facts = FactBlock.unpack(HOUR, Bytes.of(HexFormat.of().parseHex(SAMPLE_1)));

    assertThat(facts).containsExactlyElementsOf(sampleFacts());
  }

  /// Kinds of measures that came later. Never change it either.
  @Test
  void measuresThatCameLaterCanStillBeRead() {
    var facts = FactBlock.unpack(HOUR, Bytes.of(HexFormat.of().parseHex(SAMPLE_1_LATER)));
    var block = FactBlock.pack(HOUR, laterFacts()).getFirst();

    assertThat(facts).containsExactlyElementsOf(laterFacts());
    assertThat(inflated(block))
        .isEqualTo(inflated(Bytes.of(HexFormat.of().parseHex(SAMPLE_1_LATER))));
  }

  /// Cohorts came later still. Never change this one either.
  @Test
  void cohortsCanStillBeRead() {
    var facts = FactBlock.unpack(HOUR, Bytes.of(HexFormat.of().parseHex(SAMPLE_1_COHORTS)));
    var block = FactBlock.pack(HOUR, cohortFacts()).getFirst();

    assertThat(facts).containsExactlyElementsOf(cohortFacts());
    assertThat(inflated(block))
        .isEqualTo(inflated(Bytes.of(HexFormat.of().parseHex(SAMPLE_1_COHORTS))));
  }

  /// Compared before deflating, which another zlib may do in another way.
  @Test
  void whatIsWrittenNowIsVersion1() {
    var block = FactBlock.pack(HOUR, sampleFacts()).getFirst();

    assertThat(inflated(block)).isEqualTo(inflated(Bytes.of(HexFormat.of().parseHex(SAMPLE_1))));
  }

  @Test
  void manyFactsAreSplitIntoBlocksThatFitInItems() {
    var facts = new ArrayList<>(SampleFacts.anything(20_000, HOUR, new Random(7)));
    for (int i = 0; i < 20; i++) {
      facts.add(withComment(i, randomText(60_000, i)));
    }

    var blocks = FactBlock.pack(HOUR, facts);

    assertThat(blocks).hasSizeGreaterThan(5);
    assertThat(blocks)
        .allSatisfy(
            block -> assertThat(block.length()).isLessThanOrEqualTo(FactBlock.MAX_BYTES + 1024));
    assertThat(new HashSet<>(unpacked(blocks))).isEqualTo(new HashSet<>(facts));
  }

  @Test
  void oneFactWithAllTheTextThatAnEventMayHaveFitsInAnItem() {
    var fact = withComment(1, randomText(256 * 1024 / 3, 1));

    var blocks = FactBlock.pack(HOUR, List.of(fact));

    assertThat(blocks).hasSize(1);
    assertThat(blocks.getFirst().length()).isLessThan(Item.MAX_BYTES - 1024);
    assertThat(unpacked(blocks)).containsExactly(fact);
  }

  @Test
  void noFactsMakeNoBlock() {
    assertThat(FactBlock.pack(HOUR, List.of())).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void damagedBytesAreMalformedAndNothingElse(long seed) {
    var random = new Random(seed);
    byte[] good = FactBlock.pack(HOUR, SampleFacts.anything(20, HOUR, random)).getFirst().toArray();

    for (int i = 0; i < 3_000; i++) {
      byte[] bad =
          Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length);
      for (int flips = random.nextInt(4); flips >= 0 && bad.length > 0; flips--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      readOrMalformed(bad);
    }
  }

  /// The same for what is inside the deflated bytes, which damage from outside rarely reaches.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void damagedColumnsAreMalformedAndNothingElse(long seed) {
    var random = new Random(seed);
    byte[] hashes = new byte[28 * 3];
    random.nextBytes(hashes);

    for (int i = 0; i < 20_000; i++) {
      byte[] columns = new byte[random.nextInt(60)];
      for (int j = 0; j < columns.length; j++) {
        columns[j] = (byte) random.nextInt(random.nextBoolean() ? 4 : 256);
      }
      var block =
          new ByteWriter()
              .writeByte(FactBlock.VERSION)
              .writeUnsigned(random.nextInt(4))
              .writeBytes(Arrays.copyOf(hashes, random.nextInt(hashes.length)))
              .append(Packed.pack(columns).toArray());
      readOrMalformed(block.toByteArray());
    }
  }

  @Test
  void anUnknownVersionIsMalformed() {
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> FactBlock.unpack(HOUR, Bytes.of(new byte[] {2, 0, 0, 0})))
        .withMessageContaining("version 2");
  }

  private static void readOrMalformed(byte[] block) {
    try {
      FactBlock.unpack(HOUR, Bytes.of(block));
    } catch (MalformedBytesException e) {
      assertThat(e).hasMessageContaining(" ");
    }
  }

  private static List<LoggedFact> sampleFacts() {
    var segments = new TreeMap<String, Integer>();
    segments.put("channel", 3);
    segments.put("region", LoggedFact.OTHER);
    var measures =
        List.<Measure>of(
            new Measure.Value(Family.question("relationship", "recommend"), "score:0-10", 9),
            new Measure.Count(Family.BACKLOG, "open", -1),
            new Measure.LocalHour(Family.TICKETS, "createdHours"),
            new Measure.Duration(Family.TICKETS, "resolution", 86_400_000));
    var texts = new TreeMap<String, String>();
    texts.put("why", "schnelle Lieferung");
    var counts =
        new LoggedFact(
            FactId.of("response", "1"),
            new Version(300, false),
            HOUR.start().plusMillis(1_234_567),
            new Origin(0x0123456789abcdefL, "", 0x76543210),
            segments,
            measures,
            texts);
    var voids =
        new LoggedFact(
            FactId.of("ticket", "T1", "resolution"),
            new Version(2, true),
            HOUR.end().minusMillis(1),
            new Origin(0, "history"),
            new TreeMap<>(),
            List.of(),
            new TreeMap<>());
    return List.of(counts, voids);
  }

  private static List<LoggedFact> laterFacts() {
    var earlier = HOUR.start().minusMillis(90_000_000);
    var others = new TreeMap<>(Map.of("plan", Span.NEVER, "region", Span.until(earlier)));
    var active = new Measure.Count(Family.CUSTOMERS, "active", 1);
    var measures =
        List.<Measure>of(
            new Measure.Value(Family.CUSTOMERS, "spent:EUR", 300, -125_000),
            new Measure.Row(Family.CUSTOMERS, "mrr:EUR", List.of(-7L, 490_000L), -1),
            new Measure.When(active, new Span(earlier, HOUR.start()), others),
            new Measure.When(active, Span.ALWAYS));
    return List.of(
        new LoggedFact(
            FactId.of("customer", "c1", "active#1"),
            new Version(3, false),
            HOUR.start().plusMillis(1),
            new Origin(5, "", 6),
            new TreeMap<>(),
            measures,
            new TreeMap<>()));
  }

  /// An answer to 200 ratings of 100 pairs that takes another such answer back.
  @Test
  void theLargestAnswerThereCanBeComesBack() {
    var measures = new ArrayList<Measure>();
    for (int i = 0; i < 640; i++) {
      var family = Family.question("s", "q" + i % 200);
      var value = new Measure.Value(family, "score:0-100", i % 101, i < 320 ? 1 : -1);
      measures.add(new Measure.When(value, i < 320 ? Span.ALWAYS : Span.until(HOUR.start())));
    }
    var fact =
        new LoggedFact(
            FactId.of("respondent", "s/c1", "vote#1"),
            Version.FIRST,
            HOUR.start(),
            new Origin(1, ""),
            new TreeMap<>(),
            measures,
            new TreeMap<>());

    assertThat(unpacked(FactBlock.pack(HOUR, List.of(fact)))).containsExactly(fact);
  }

  private static List<LoggedFact> cohortFacts() {
    var since = HOUR.start().minusMillis(9_000_000_001L);
    var cohorts = Family.COHORTS;
    var measures =
        List.<Measure>of(
            new Measure.Cohort(cohorts, "present", -1, since, Span.ALWAYS),
            new Measure.Cohort(cohorts, "active", 1, since, Span.after(since.plusMillis(5))));
    return List.of(
        new LoggedFact(
            FactId.of("customer", "c1", "left#1"),
            new Version(4, false),
            HOUR.start().plusMillis(2),
            new Origin(5, "", 7),
            new TreeMap<>(),
            measures,
            new TreeMap<>()));
  }

  private static LoggedFact withComment(int number, String comment) {
    var texts = new TreeMap<String, String>();
    texts.put("why", comment);
    return new LoggedFact(
        FactId.of("response", "long", Integer.toString(number)),
        Version.FIRST,
        HOUR.start(),
        new Origin(0, ""),
        new TreeMap<>(),
        List.of(),
        texts);
  }

  /// Chinese characters at random: three bytes each, and hardly to be deflated.
  private static String randomText(int characters, long seed) {
    return new Random(seed)
        .ints(characters, 0x4e00, 0x9fff)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Bytes inflated(Bytes block) {
    var reader = new ByteReader(block);
    var plain = new ByteWriter().writeByte(reader.readByte()).writeUnsigned(reader.readUnsigned());
    plain.writeBytes(reader.readBytes());
    return plain.append(Packed.unpack(Bytes.of(reader.readRest()))).toBytes();
  }

  private static List<LoggedFact> unpacked(List<Bytes> blocks) {
    return blocks.stream().flatMap(block -> FactBlock.unpack(HOUR, block).stream()).toList();
  }
}
