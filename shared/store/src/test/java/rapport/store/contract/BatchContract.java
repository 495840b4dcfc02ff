package rapport.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static rapport.store.contract.SampleItems.all;
import static rapport.store.contract.SampleItems.key;
import static rapport.store.contract.SampleItems.numbered;
import static rapport.store.contract.SampleItems.sized;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rapport.store.Condition;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Range;
import rapport.store.Table;
import rapport.store.Table.Read;

/// What every [Table] must do with many items at once.
interface BatchContract {

  /// The table under test, empty before each test.
  Table table();

  @Test
  default void batchesOfAnySizeAreWrittenAndReadWhole() {
    var table = table();
    var items = IntStream.range(0, 230).mapToObj(i -> numbered(key(i), i)).toList();
    var keys = new ArrayList<>(items.stream().map(Item::key).toList());
    keys.add(new Key("tenant", "missing"));
    keys.add(keys.getFirst());

    table.putAll(items);
    table.putAll(List.of());

    var found = table.getAll(keys, Read.STRONG);
    assertThat(new HashSet<>(found.values())).isEqualTo(new HashSet<>(items));
    assertThat(found).allSatisfy((key, item) -> assertThat(item.key()).isEqualTo(key));
    assertThat(all(table, Range.all("tenant"))).containsExactlyElementsOf(items);
  }

  @Test
  default void aBatchOfPutsReplacesWhatIsThere() {
    var table = table();
    table.put(numbered(key(1), 1), Condition.ALWAYS);

    table.putAll(List.of(numbered(key(1), 2), numbered(key(2), 2)));

    assertThat(all(table, Range.all("tenant")))
        .containsExactly(numbered(key(1), 2), numbered(key(2), 2));
  }

  @Test
  default void aBatchWithTheSameKeyTwiceIsRefusedWhole() {
    var table = table();
    var items = List.of(numbered(key(1), 1), numbered(key(1), 2));

    assertThatIllegalArgumentException().isThrownBy(() -> table.putAll(items));
    assertThat(table.get(key(1), Read.STRONG)).isEmpty();
  }

  @Test
  default void largeItemsAreWrittenAndReadInOneCall() {
    var table = table();
    var items = IntStream.range(0, 60).mapToObj(i -> sized(key(i), 300_000)).toList();

    table.putAll(items);

    var found = table.getAll(items.stream().map(Item::key).toList(), Read.STRONG);
    assertThat(found).hasSize(60).containsEntry(items.get(59).key(), items.get(59));
  }
}
