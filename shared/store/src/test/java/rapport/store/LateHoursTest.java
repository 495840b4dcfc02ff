package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.period.UtcHour;
import rapport.store.LateHours.Listed;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;
import rapport.store.memory.MemoryTable;

class LateHoursTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final Key KEY = new Key("n#late#demo", "20260301");

  private final MemoryTable table = new MemoryTable();
  private final LateHours late = new LateHours(table);

  private static TreeSet<UtcHour> hours(long... epochHours) {
    var hours = new TreeSet<UtcHour>();
    for (long hour : epochHours) {
      hours.add(new UtcHour(hour));
    }
    return hours;
  }

  @Test
  void aListIsReadAsItWasWritten() {
    var hours = hours(-5, 0, 492_000, 492_007, 492_008);

    assertThat(late.write("demo", DAY, new Listed(1, hours))).isEqualTo(Outcome.DONE);

    assertThat(late.read("demo", DAY)).isEqualTo(new Listed(1, hours));
    assertThat(late.read("demo", DAY.plusDays(1))).isEqualTo(new Listed(0, hours()));
    assertThat(late.read("other", DAY)).isEqualTo(new Listed(0, hours()));
  }

  @Test
  void aRivalsListIsNotReplaced() {
    late.write("demo", DAY, new Listed(1, hours(1)));

    assertThat(late.write("demo", DAY, new Listed(1, hours(2)))).isEqualTo(Outcome.REFUSED);
    assertThat(late.write("demo", DAY, new Listed(3, hours(2)))).isEqualTo(Outcome.REFUSED);
    assertThat(late.write("demo", DAY, new Listed(2, hours(1, 2)))).isEqualTo(Outcome.DONE);
  }

  @Test
  void aListOfManyHoursIsOneWriteUnitAndGoesAfterTheNextDay() {
    var hours = new TreeSet<UtcHour>();
    for (int i = 0; i < 240; i++) {
      hours.add(new UtcHour(492_000L - 3 * i));
    }

    late.write("demo", DAY, new Listed(1, hours));

    assertThat(table.consumed().writes()).isEqualTo(1);
    assertThat(table.get(KEY, Read.STRONG).orElseThrow().attributes().get("ttl"))
        .isEqualTo(Attribute.Whole.of(Instant.parse("2026-03-03T00:00:00Z").getEpochSecond()));
  }

  /// As version 1 is stored.
  @Test
  void whatWasStoredIsStillRead() {
    var body = new Attribute.Binary(Bytes.of(HexFormat.of().parseHex("000102c0870f0e")));
    table.put(Item.of(KEY, Map.of("r", Attribute.Whole.of(4), "b", body)), Condition.ALWAYS);

    assertThat(late.read("demo", DAY)).isEqualTo(new Listed(4, hours(123_360, 123_367)));
  }
}
