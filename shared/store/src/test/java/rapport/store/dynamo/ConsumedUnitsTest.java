package rapport.store.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;
import rapport.store.Attribute;
import rapport.store.Condition;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Range;
import rapport.store.Table;
import rapport.store.Table.Read;
import rapport.store.memory.MemoryTable;

/// The memory table counts the units that DynamoDB Local reports, call by call, and reads the same
/// pages. Left out are the calls for which DynamoDB Local reports less than AWS bills: refused
/// writes, reads of single items that aren't there. Of pages of nothing see [UnitsClient].
class ConsumedUnitsTest {

  private final MemoryTable memory = new MemoryTable();
  private final UnitsClient client = new UnitsClient(EmbeddedDynamo.client());
  private final DynamoTable dynamo = new DynamoTable(client, EmbeddedDynamo.newTable(), Pause.NONE);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void everyCallCostsInMemoryWhatItCostsInDynamoDb(long seed) {
    var random = new Random(seed);
    var present = new ArrayList<Key>();

    for (int call = 0; call < 150; call++) {
      int what = present.isEmpty() ? 0 : random.nextInt(8);
      long callSeed = random.nextLong();
      var before = memory.consumed();

      String name = make(what, new Random(callSeed), memory, present);
      String other = make(what, new Random(callSeed), dynamo, new ArrayList<>(present));

      assertThat(other).isEqualTo(name);
      assertThat(client.taken()).as(name).isEqualTo(memory.consumed().since(before));
      remember(what, new Random(callSeed), present);
    }
  }

  private static void remember(int what, Random random, List<Key> present) {
    if (what <= 2) {
      var key = key(random);
      if (!present.contains(key)) {
        present.add(key);
      }
    } else if (what == 3) {
      present.remove(random.nextInt(present.size()));
    }
  }

  /// @return what was called, with the sizes of the pages that were read
  private static String make(int what, Random random, Table table, List<Key> present) {
    var pages = new ArrayList<Integer>();
    switch (what) {
      case 0, 1 -> table.put(item(key(random), random), Condition.ALWAYS);
      case 2 -> table.add(key(random), "t", new BigInteger(64, random), Map.of());
      case 3 -> table.delete(present.get(random.nextInt(present.size())), Condition.ALWAYS);
      case 4 -> table.get(present.get(random.nextInt(present.size())), Read.STRONG);
      case 5 -> table.get(present.get(random.nextInt(present.size())), Read.EVENTUAL);
      case 6 -> table.getAll(present, random.nextBoolean() ? Read.STRONG : Read.EVENTUAL);
      default ->
          table.query(
              range(random, present.size()),
              random.nextBoolean() ? Read.STRONG : Read.EVENTUAL,
              page -> pages.add(page.size()));
    }
    return "call of kind %d, pages %s".formatted(what, pages);
  }

  /// Every other time in pages that are all full, after which a last one is read of nothing.
  private static Range range(Random random, int present) {
    int most = random.nextBoolean() ? present : 1 + random.nextInt(15);
    var all = random.nextInt(4) == 0 ? Range.all("p") : Range.all("p").inPagesOf(most);
    return random.nextBoolean() ? all.falling() : all;
  }

  private static Key key(Random random) {
    return new Key("p", "k" + random.nextInt(12));
  }

  private static Item item(Key key, Random random) {
    var filler = Bytes.of(new byte[random.nextInt(9000)]);
    return Item.of(key, Map.of("b", new Attribute.Binary(filler), "n", Attribute.Whole.of(7)));
  }
}
