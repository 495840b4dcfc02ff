package rapport.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.store.Attribute;
import rapport.store.Condition;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Range;
import rapport.store.Table;
import rapport.store.Table.Read;
import rapport.store.contract.TableContract;

class MemoryTableTest extends TableContract {

  private static final Key KEY = new Key("p", "s");

  private final MemoryTable table = new MemoryTable();

  @Override
  protected Table emptyTable() {
    return new MemoryTable();
  }

  @Test
  void aWriteCostsAUnitForEachKilobyteOfTheLargerItem() {
    table.put(sized(1024), Condition.ALWAYS);
    long first = table.consumed().writes();
    table.put(sized(1025), Condition.ALWAYS);
    long larger = table.consumed().writes() - first;
    table.put(sized(100), Condition.ALWAYS);
    long overLarger = table.consumed().writes() - first - larger;

    assertThat(List.of(first, larger, overLarger)).containsExactly(1L, 2L, 2L);
  }

  @Test
  void aRefusedWriteAndADeleteOfNothingCostAUnit() {
    table.put(sized(100), new Condition.Equal("t", Attribute.Whole.of(1)));
    table.delete(KEY, Condition.ALWAYS);

    assertThat(table.consumed()).isEqualTo(new Units(2, 0));
  }

  @Test
  void aReadCostsByFourKilobytesAndHalfIfEventual() {
    table.put(sized(4097), Condition.ALWAYS);
    var before = table.consumed();

    table.get(KEY, Read.STRONG);
    table.get(KEY, Read.EVENTUAL);
    table.get(new Key("p", "missing"), Read.STRONG);

    assertThat(table.consumed().since(before).reads()).isEqualTo(2 + 1 + 1);
  }

  @Test
  void aQueryCostsByTheSumOfItsItemsAndAtLeastOneUnit() {
    for (int i = 0; i < 40; i++) {
      table.add(new Key("p", "s" + i), "t", BigInteger.ONE, Map.of());
    }
    var before = table.consumed();

    table.query(Range.all("p"), Read.STRONG, _ -> true);
    table.query(Range.all("empty"), Read.STRONG, _ -> true);
    table.query(Range.all("empty"), Read.EVENTUAL, _ -> true);

    assertThat(table.consumed().since(before).reads()).isEqualTo(1 + 1 + 0.5);
  }

  @Test
  void aCopyHoldsTheSameAndIsChangedAlone() {
    var other = new Key("q", "s");
    table.put(sized(100), Condition.ALWAYS);
    table.add(other, "t", BigInteger.ONE, Map.of());

    var copy = table.copy();
    table.delete(KEY, Condition.ALWAYS);
    copy.add(other, "t", BigInteger.ONE, Map.of());

    assertThat(copy.get(KEY, Read.STRONG)).contains(sized(100));
    assertThat(table.get(KEY, Read.STRONG)).isEmpty();
    assertThat(copy.get(other, Read.STRONG).orElseThrow().whole("t").value()).isEqualTo(2);
    assertThat(table.get(other, Read.STRONG).orElseThrow().whole("t").value()).isEqualTo(1);
  }

  private static Item sized(int bytes) {
    int rest = Item.of(KEY, Map.of("b", new Attribute.Binary(Bytes.EMPTY))).sizeBytes();
    return Item.of(KEY, Map.of("b", new Attribute.Binary(Bytes.of(new byte[bytes - rest]))));
  }
}
