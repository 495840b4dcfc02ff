package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.fact.Family;
import rapport.fold.PartKey;
import rapport.period.UtcHour;
import rapport.store.HourRecord.SealingPart;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;
import rapport.store.memory.MemoryTable;

class HourRecordsTest {

  private static final DayKey DAY = new DayKey("acme", 1, LocalDate.of(2026, 3, 1));
  private static final UtcHour TEN = UtcHour.of(DAY.date(), 10);
  private static final Family RECOMMEND = Family.question("relationship-2026", "recommend");
  private static final Instant SEAL_AT = Instant.parse("2027-04-05T10:00:00Z");

  private final MemoryTable table = new MemoryTable();
  private final HourRecords hours = new HourRecords(table);

  @Test
  void aDayIsNotKeptByItsHoursUntilItIsBegun() {
    assertThat(hours.of(DAY)).isEmpty();

    hours.begin(DAY);
    hours.begin(DAY);

    assertThat(hours.of(DAY)).contains(new TreeMap<>());
    assertThat(hours.of(new DayKey("acme", 2, DAY.date()))).isEmpty();
    assertThat(hours.of(new DayKey("acme", 1, DAY.date().plusDays(1)))).isEmpty();
    assertThat(hours.of(new DayKey("other", 1, DAY.date()))).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20_260_301})
  void whatIsSavedIsReadAgain(long seed) {
    var random = new Random(seed);
    var saved = new TreeMap<UtcHour, HourRecord>();
    hours.begin(DAY);
    for (int hour = 0; hour < 24; hour++) {
      var record = record(1, SampleParts.anything(random));
      saved.put(UtcHour.of(DAY.date(), hour), record);
      hours.save(DAY, UtcHour.of(DAY.date(), hour), record);
    }

    assertThat(hours.of(DAY)).contains(saved);
  }

  @Test
  void onlyTheNextRevisionReplacesAnHour() {
    hours.begin(DAY);
    var first = record(1, SampleParts.scores("a"));
    var second = record(2, SampleParts.scores("b"));

    assertThat(hours.save(DAY, TEN, second)).isEqualTo(Outcome.REFUSED);
    assertThat(hours.save(DAY, TEN, first)).isEqualTo(Outcome.DONE);
    assertThat(hours.save(DAY, TEN, first)).isEqualTo(Outcome.REFUSED);
    assertThat(hours.save(DAY, TEN, second)).isEqualTo(Outcome.DONE);

    assertThat(hours.of(DAY).orElseThrow()).isEqualTo(Map.of(TEN, second));
  }

  @Test
  void anHourLargerThanAnItemIsReadAgain() {
    var random = new Random(1);
    var large = record(1, SampleParts.durations(200, 400, 1_000_000, random));
    hours.begin(DAY);

    hours.save(DAY, TEN, large);

    assertThat(hours.of(DAY).orElseThrow()).isEqualTo(Map.of(TEN, large));
    assertThat(HourBody.write(large).length).isGreaterThan(Item.MAX_BYTES);
  }

  /// Keys as they are stored. Never change them: items under such keys are there.
  @Test
  void keysStayAsTheyWere() {
    hours.begin(DAY);
    hours.save(DAY, TEN, record(1, SampleParts.scores("a")));

    var keys = new ArrayList<Key>();
    table.query(
        Range.startingWith("s#acme", "h#"),
        Read.STRONG,
        page -> keys.addAll(page.stream().map(Item::key).toList()));
    assertThat(keys)
        .containsExactly(
            new Key("s#acme", "h#1#2026-03-01#-"), new Key("s#acme", "h#1#2026-03-01#2026030110"));
  }

  @Test
  void partsPutTogetherAreFinalAsSoonAsOneIs() {
    var early = new SealingPart(SampleParts.scores("a"), SEAL_AT);
    var never = new SealingPart(SampleParts.scores("b"), SummaryRecord.NEVER);

    assertThat(early.merge(never)).isEqualTo(never.merge(early));
    assertThat(early.merge(never).sealAt()).isEqualTo(SEAL_AT);
  }

  @Test
  void anHourWithoutRevisionCannotBeWrittenDown() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> record(0, SampleParts.scores("a")))
        .withMessageContaining("1 or more, got 0");
  }

  private static HourRecord record(long revision, rapport.fold.Part part) {
    var parts = new TreeMap<PartKey, SealingPart>();
    parts.put(PartKey.totals(RECOMMEND), new SealingPart(part, SEAL_AT));
    parts.put(new PartKey(RECOMMEND, "region"), new SealingPart(part, SummaryRecord.NEVER));
    return new HourRecord(revision, BigInteger.TWO.pow(70), "2026a", 12_345, parts);
  }
}
