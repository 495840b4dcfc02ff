package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.store.Table.Read;
import rapport.store.memory.MemoryTable;

class CountersTest {

  private static final Instant HOUR = Instant.parse("2026-03-01T10:00:00Z");

  private final MemoryTable table = new MemoryTable();
  private final Counters counters = new Counters(table);

  @Test
  void everyAdditionIsAnsweredWithTheSumOfAllOfItsHour() {
    assertThat(counters.add("k#1", HOUR, 100)).isEqualTo(100);
    assertThat(new Counters(table).add("k#1", HOUR, 50)).isEqualTo(150);
    assertThat(counters.add("k#2", HOUR, 1)).isEqualTo(1);
    assertThat(counters.add("k#1", HOUR.plusSeconds(3_600), 7)).isEqualTo(7);
  }

  @Test
  void anAdditionIsOneWriteAndNoRead() {
    counters.add("k#1", HOUR, 100);

    assertThat(table.consumed().writes()).isEqualTo(1);
    assertThat(table.consumed().reads()).isZero();
  }

  @Test
  void aCounterGoesTwoHoursAfterItBegan() {
    counters.add("k#1", HOUR, 100);
    counters.add("k#1", HOUR, 100);

    var item = table.get(new Key("n#k#1", "2026030110"), Read.STRONG).orElseThrow();
    assertThat(item.attributes().get("ttl"))
        .isEqualTo(Attribute.Whole.of(HOUR.plusSeconds(7_200).getEpochSecond()));
  }

  @Test
  void aDaysSecretIsTheFirstThatAnybodyDrew() {
    var day = LocalDate.of(2026, 3, 1);
    var one = Bytes.of(new byte[] {1});
    var two = Bytes.of(new byte[] {2});

    assertThat(counters.salt(day, one)).isEqualTo(one);
    assertThat(new Counters(table).salt(day, two)).isEqualTo(one);
    assertThat(counters.salt(day.plusDays(1), two)).isEqualTo(two);
  }

  @Test
  void whoseDrawCameSecondTakesTheFirst() {
    var late = new Counters(new ForgetfulTable(table, 1));
    var day = LocalDate.of(2026, 3, 1);

    assertThat(late.salt(day, Bytes.of(new byte[] {1}))).isEqualTo(Bytes.of(new byte[] {1}));
    assertThat(counters.salt(day, Bytes.of(new byte[] {2}))).isEqualTo(Bytes.of(new byte[] {1}));
  }
}
