package rapport.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
public abstract class TableContract {

  private static final Key KEY = new Key("tenant", "first");

  private Table table;

  /// An empty table.
  protected abstract Table emptyTable();

  @BeforeEach
  final void openTable() {
    table = emptyTable();
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
    assertThat(all(Range.all("tenant"))).isEmpty();
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
    table.add(KEY, "count", BigInteger.valueOf(5), first);

    var second =
        Map.<String, Attribute>of(
            "date", Attribute.Whole.of(20), "bucket", new Attribute.Text("x"));
    table.add(KEY, "count", BigInteger.valueOf(-7), second);
    table.add(KEY, "count", BigInteger.ZERO, Map.of());

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
  void batchesOfAnySizeAreWrittenAndReadWhole() {
    var items = IntStream.range(0, 230).mapToObj(i -> numbered(key(i), i)).toList();
    var keys = new ArrayList<>(items.stream().map(Item::key).toList());
    keys.add(new Key("tenant", "missing"));
    keys.add(keys.getFirst());

    table.putAll(items);
    table.putAll(List.of());

    var found = table.getAll(keys, Read.STRONG);
    assertThat(new HashSet<>(found.values())).isEqualTo(new HashSet<>(items));
    assertThat(found).allSatisfy((key, item) -> assertThat(item.key()).isEqualTo(key));
    assertThat(all(Range.all("tenant"))).containsExactlyElementsOf(items);
  }

  @Test
  void aBatchOfPutsReplacesWhatIsThere() {
    table.put(numbered(key(1), 1), Condition.ALWAYS);

    table.putAll(List.of(numbered(key(1), 2), numbered(key(2), 2)));

    assertThat(all(Range.all("tenant"))).containsExactly(numbered(key(1), 2), numbered(key(2), 2));
  }

  @Test
  void aBatchWithTheSameKeyTwiceIsRefusedWhole() {
    var items = List.of(numbered(key(1), 1), numbered(key(1), 2));

    assertThatIllegalArgumentException().isThrownBy(() -> table.putAll(items));
    assertThat(table.get(key(1), Read.STRONG)).isEmpty();
  }

  @Test
  void largeItemsAreWrittenAndReadInOneCall() {
    var items = IntStream.range(0, 60).mapToObj(i -> sized(key(i), 300_000)).toList();

    table.putAll(items);

    var found = table.getAll(items.stream().map(Item::key).toList(), Read.STRONG);
    assertThat(found).hasSize(60).containsEntry(items.get(59).key(), items.get(59));
  }

  @Test
  void aRangeIncludesBothEndsAndNothingElse() {
    for (String sort : List.of("a", "b", "b#1", "c", "c#", "d")) {
      table.put(numbered(new Key("tenant", sort), 1), Condition.ALWAYS);
    }
    table.put(numbered(new Key("other", "b"), 1), Condition.ALWAYS);

    assertThat(sorts(new Range("tenant", "b", "c"))).containsExactly("b", "b#1", "c");
    assertThat(sorts(new Range("tenant", "b", "b"))).containsExactly("b");
    assertThat(sorts(Range.startingWith("tenant", "c"))).containsExactly("c", "c#");
    assertThat(sorts(Range.after("tenant", "c"))).containsExactly("c#", "d");
    assertThat(sorts(Range.ofPrefixes("tenant", "b#", "c"))).containsExactly("b#1", "c", "c#");
    assertThat(sorts(new Range("nobody", "a", "z"))).isEmpty();
  }

  /// `\uffff` and the private use area sort before what Java writes as a surrogate pair.
  @Test
  void sortKeysAreOrderedByTheirUtf8Bytes() {
    var sorted = List.of("A", "a", "z", "é", "\u4e2d", "\ue000", "\uffff", "\ud83d\udc4b");
    var shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(1));

    shuffled.forEach(sort -> table.put(numbered(new Key("tenant", sort), 1), Condition.ALWAYS));

    assertThat(sorts(Range.all("tenant"))).containsExactlyElementsOf(sorted);
    assertThat(sorts(Range.startingWith("tenant", "\ud83d\udc4b"))).hasSize(1);
    assertThat(sorts(new Range("tenant", "\ue000", "\ud83d\udc4b"))).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(Read.class)
  void aLongRangeComesInPagesOfAtMostOneMegabyte(Read read) {
    var items = IntStream.range(0, 30).mapToObj(i -> sized(key(i), 100_000)).toList();
    table.putAll(items);
    var pages = new ArrayList<List<Item>>();

    table.query(Range.all("tenant"), read, pages::add);

    assertThat(pages).hasSizeGreaterThanOrEqualTo(3);
    assertThat(pages)
        .allSatisfy(
            page ->
                assertThat(page.stream().mapToInt(Item::sizeBytes).sum())
                    .isLessThanOrEqualTo(1024 * 1024 + 100_100));
    assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(items);
  }

  @Test
  void aQueryStopsWhenTheCallerHasEnough() {
    table.putAll(IntStream.range(0, 30).mapToObj(i -> sized(key(i), 100_000)).toList());
    var pages = new ArrayList<List<Item>>();

    table.query(
        Range.all("tenant"),
        Read.STRONG,
        page -> {
          pages.add(page);
          return false;
        });

    assertThat(pages).hasSize(1);
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

    var items = all(Range.all("tenant"));
    assertThat(items.stream().map(item -> item.key().sort()))
        .containsExactlyElementsOf(expected.keySet());
    assertThat(items.stream().map(item -> item.whole("count").value().longValueExact()))
        .containsExactlyElementsOf(expected.values());
  }

  private List<Item> all(Range range) {
    var items = new ArrayList<Item>();
    table.query(
        range,
        Read.STRONG,
        page -> {
          items.addAll(page);
          return true;
        });
    return items;
  }

  private List<String> sorts(Range range) {
    return all(range).stream().map(item -> item.key().sort()).toList();
  }

  private static Key key(int number) {
    return new Key("tenant", "%04d".formatted(number));
  }

  private static Condition equal(long number) {
    return new Condition.Equal("count", Attribute.Whole.of(number));
  }

  private static Item numbered(Key key, long number) {
    return Item.of(key, Map.of("count", Attribute.Whole.of(number)));
  }

  private static Item sized(Key key, int bytes) {
    int keyBytes = Item.of(key, Map.of("b", new Attribute.Binary(Bytes.EMPTY))).sizeBytes();
    var filler = Bytes.of(new byte[bytes - keyBytes]);
    return Item.of(key, Map.of("b", new Attribute.Binary(filler)));
  }
}
