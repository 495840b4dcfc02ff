package rapport.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.store.contract.SampleItems.all;
import static rapport.store.contract.SampleItems.equal;
import static rapport.store.contract.SampleItems.key;
import static rapport.store.contract.SampleItems.numbered;
import static rapport.store.contract.SampleItems.sized;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;
import rapport.store.Attribute;
import rapport.store.Condition;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Range;
import rapport.store.Table;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;

/// What every [Table] must do.
public abstract class TableContract implements BatchContract, RangeContract {

  private static final Key KEY = new Key("tenant", "first");

  private Table table;

  /// An empty table.
  protected abstract Table emptyTable();

  @BeforeEach
  final void openTable() {
    table = emptyTable();
  }

  @Override
  public final Table table() {
    return table;
  }

  @ParameterizedTest
  @EnumSource(Read.class)
  void aPutItemIsReadBackWithEveryKindOfAttribute(Read read) {
    var item =
        Item.of(
            KEY,
            Map.of(
                "text", new Attribute.Text("Grüße 👋"),
                "none", new Attribute.Text(""),
                "count", Attribute.Whole.of(-7),
                "large", new Attribute.Whole(new BigInteger("9".repeat(38))),
                "zero", Attribute.Whole.of(0),
                "binary", new Attribute.Binary(Bytes.of(new byte[] {0, -1, 127, -128})),
                "empty", new Attribute.Binary(Bytes.EMPTY)));

    var outcome = table.put(item, Condition.ALWAYS);

    assertThat(outcome).isEqualTo(Outcome.DONE);
    assertThat(table.get(KEY, read)).contains(item);
  }

  @ParameterizedTest
  @EnumSource(Read.class)
  void whatIsNotThereIsNotFound(Read read) {
    assertThat(table.get(KEY, read)).isEmpty();
    assertThat(table.getAll(List.of(KEY), read)).isEmpty();
    assertThat(table.getAll(List.of(), read)).isEmpty();
    assertThat(all(table, Range.all("tenant"))).isEmpty();
  }

  @Test
  void anItemOfKeysAloneIsThere() {
    var item = Item.of(KEY, Map.of());

    table.put(item, Condition.ALWAYS);

    assertThat(table.get(KEY, Read.STRONG)).contains(item);
  }

  @Test
  void aPutReplacesTheWholeItem() {
    table.put(Item.of(KEY, Map.of("a", Attribute.Whole.of(1))), Condition.ALWAYS);
    var next = Item.of(KEY, Map.of("b", Attribute.Whole.of(2)));

    table.put(next, Condition.ALWAYS);

    assertThat(table.get(KEY, Read.STRONG)).contains(next);
  }

  @Test
  void aPutIfAbsentIsRefusedWhereAnItemIs() {
    var first = numbered(KEY, 1);

    var done = table.put(first, Condition.ABSENT);
    var refused = table.put(numbered(KEY, 2), Condition.ABSENT);

    assertThat(done).isEqualTo(Outcome.DONE);
    assertThat(refused).isEqualTo(Outcome.REFUSED);
    assertThat(table.get(KEY, Read.STRONG)).contains(first);
  }

  @Test
  void aPutIfEqualIsRefusedForAnotherValueAnotherKindOrNoItem() {
    var missing = table.put(numbered(KEY, 2), equal(1));
    table.put(numbered(KEY, 1), Condition.ALWAYS);
    var otherValue = table.put(numbered(KEY, 3), equal(2));
    var otherKind =
        table.put(numbered(KEY, 3), new Condition.Equal("count", new Attribute.Text("1")));
    var otherName = table.put(numbered(KEY, 3), new Condition.Equal("date", Attribute.Whole.of(1)));
    var equal = table.put(numbered(KEY, 2), equal(1));

    assertThat(List.of(missing, otherValue, otherKind, otherName)).containsOnly(Outcome.REFUSED);
    assertThat(equal).isEqualTo(Outcome.DONE);
    assertThat(table.get(KEY, Read.STRONG)).contains(numbered(KEY, 2));
  }

  @Test
  void aDeleteTakesTheItemIfItsConditionHolds() {
    table.put(numbered(KEY, 1), Condition.ALWAYS);

    var refused = table.delete(KEY, equal(2));
    boolean stayed = table.get(KEY, Read.STRONG).isPresent();
    var done = table.delete(KEY, equal(1));

    assertThat(refused).isEqualTo(Outcome.REFUSED);
    assertThat(stayed).isTrue();
    assertThat(done).isEqualTo(Outcome.DONE);
    assertThat(table.get(KEY, Read.STRONG)).isEmpty();
  }

  @Test
  void deletingNothingIsDoneUnlessTheConditionAsksForAnItem() {
    assertThat(table.delete(KEY, Condition.ALWAYS)).isEqualTo(Outcome.DONE);
    assertThat(table.delete(KEY, Condition.ABSENT)).isEqualTo(Outcome.DONE);
    assertThat(table.delete(KEY, equal(1))).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void addingCreatesTheItemAndKeepsWhatIsThere() {
    var first = Map.<String, Attribute>of("date", Attribute.Whole.of(10));
    var five = table.add(KEY, "count", BigInteger.valueOf(5), first);

    var second =
        Map.<String, Attribute>of(
            "date", Attribute.Whole.of(20), "bucket", new Attribute.Text("x"));
    var minusTwo = table.add(KEY, "count", BigInteger.valueOf(-7), second);
    var same = table.add(KEY, "count", BigInteger.ZERO, Map.of());

    assertThat(five).isEqualTo(BigInteger.valueOf(5));
    assertThat(minusTwo).isEqualTo(same).isEqualTo(BigInteger.TWO.negate());

    assertThat(table.get(KEY, Read.STRONG))
        .contains(
            Item.of(
                KEY,
                Map.of(
                    "count", Attribute.Whole.of(-2),
                    "date", Attribute.Whole.of(10),
                    "bucket", new Attribute.Text("x"))));
  }

  @Test
  void sumsBeyondALongStayExact() {
    var random = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    for (int i = 0; i < 3; i++) {
      table.add(KEY, "t", random, Map.of());
    }

    assertThat(table.get(KEY, Read.STRONG).orElseThrow().whole("t").value())
        .isEqualTo(random.multiply(BigInteger.valueOf(3)));
  }

  @Test
  void concurrentAddsAreAllCounted() throws ExecutionException, InterruptedException {
    int threads = 4;
    int adds = 25;
    Callable<Void> work =
        () -> {
          for (int i = 0; i < adds; i++) {
            table.add(KEY, "t", BigInteger.ONE, Map.of());
          }
          return null;
        };

    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (Future<Void> done : pool.invokeAll(Collections.nCopies(threads, work))) {
        done.get();
      }
    }

    assertThat(table.get(KEY, Read.STRONG).orElseThrow().whole("t"))
        .isEqualTo(Attribute.Whole.of((long) threads * adds));
  }

  @Test
  void anItemOfTheGreatestSizeIsKept() {
    var item = sized(KEY, Item.MAX_BYTES);

    table.put(item, Condition.ALWAYS);

    assertThat(item.sizeBytes()).isEqualTo(Item.MAX_BYTES);
    assertThat(table.get(KEY, Read.STRONG)).contains(item);
  }

  @Test
  void keysOfTheGreatestSizeAreKept() {
    var longest = new Key("é".repeat(1024), "é".repeat(512));

    table.put(numbered(longest, 1), Condition.ABSENT);

    assertThat(table.get(longest, Read.STRONG)).contains(numbered(longest, 1));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void randomWorkLeavesWhatAMapWouldHold(long seed) {
    var random = new Random(seed);
    var expected = new TreeMap<String, Long>();

    for (int i = 0; i < 200; i++) {
      String sort = "k" + random.nextInt(10);
      long number = random.nextInt(3);
      var key = new Key("tenant", sort);
      var seen = expected.get(sort);
      switch (random.nextInt(4)) {
        case 0 -> {
          boolean done = table.put(numbered(key, number), Condition.ABSENT) == Outcome.DONE;
          assertThat(done).isEqualTo(expected.putIfAbsent(sort, number) == null);
        }
        case 1 -> {
          boolean done = table.put(numbered(key, number + 1), equal(number)) == Outcome.DONE;
          assertThat(done).isEqualTo(seen != null && seen == number);
          expected.computeIfPresent(
              sort, (_, was) -> was == number ? Long.valueOf(number + 1) : was);
        }
        case 2 -> {
          boolean done = table.delete(key, equal(number)) == Outcome.DONE;
          assertThat(done).isEqualTo(expected.remove(sort, number));
        }
        default -> {
          table.add(key, "count", BigInteger.valueOf(number), Map.of());
          expected.merge(sort, number, Long::sum);
        }
      }
    }

    var items = all(table, Range.all("tenant"));
    assertThat(items.stream().map(item -> item.key().sort()))
        .containsExactlyElementsOf(expected.keySet());
    assertThat(items.stream().map(item -> item.whole("count").value().longValueExact()))
        .containsExactlyElementsOf(expected.values());
  }
}
