package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;
import rapport.store.Table.Read;
import rapport.store.memory.MemoryTable;
import rapport.store.memory.Units;

class MeasuredTableTest {

  private final MemoryTable memory = new MemoryTable();
  private final MeasuredTable table = new MeasuredTable(memory);

  private static Item item(int number, int bytes) {
    var body = new Attribute.Binary(Bytes.of(new byte[bytes]));
    return Item.of(key(number), Map.of("b", body));
  }

  private static Key key(int number) {
    return new Key("p", "k" + number);
  }

  /// Items only grow here: what replacing a larger one costs nobody can know who has not read it.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aWriteCountsAsFiveReadsAndAllIsRoundedAsItIsBilled(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      int number = random.nextInt(20);
      var read = random.nextBoolean() ? Read.STRONG : Read.EVENTUAL;
      switch (random.nextInt(6)) {
        case 0 -> table.put(item(number, 40 * i), Condition.ALWAYS);
        case 1 -> table.putAll(List.of(item(number, 40 * i), item(number + 20, 40 * i)));
        case 2 -> table.get(key(number), read);
        case 3 -> table.getAll(List.of(key(number), key(number + 1), key(number + 100)), read);
        case 4 -> table.query(Range.all("p"), read, _ -> true);
        default -> table.add(key(1_000 + number), "n", BigInteger.ONE, Map.of());
      }
    }

    Units units = memory.consumed();
    assertThat(table.readUnits()).isEqualTo((10 * units.writes() + units.halfReads()) / 2);
  }

  @Test
  void eachThreadKnowsItsOwn() {
    table.get(key(1), Read.STRONG);

    long others = CompletableFuture.supplyAsync(table::readUnits).join();

    assertThat(table.readUnits()).isEqualTo(1);
    assertThat(others).isZero();
  }

  @Test
  void whatIsReadAndWrittenIsWhatTheTableHas() {
    table.put(item(1, 10), Condition.ALWAYS);

    assertThat(table.put(item(1, 10), Condition.ABSENT)).isEqualTo(Table.Outcome.REFUSED);
    assertThat(table.get(key(1), Read.STRONG)).contains(item(1, 10));
    assertThat(table.add(key(2), "n", BigInteger.TEN, Map.of())).isEqualTo(BigInteger.TEN);
    assertThat(table.delete(key(1), Condition.ALWAYS)).isEqualTo(Table.Outcome.DONE);
    assertThat(memory.get(key(1), Read.STRONG)).isEmpty();
  }
}
