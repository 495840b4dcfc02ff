package rapport.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.store.contract.SampleItems.key;
import static rapport.store.contract.SampleItems.numbered;
import static rapport.store.contract.SampleItems.sized;
import static rapport.store.contract.SampleItems.sorts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.store.Condition;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Range;
import rapport.store.Table;
import rapport.store.Table.Read;

/// What every [Table] must do when it is asked for a range.
interface RangeContract {

  /// The table under test, empty before each test.
  Table table();

  @Test
  default void aRangeIncludesBothEndsAndNothingElse() {
    var table = table();
    for (String sort : List.of("a", "b", "b#1", "c", "c#", "d")) {
      table.put(numbered(new Key("tenant", sort), 1), Condition.ALWAYS);
    }
    table.put(numbered(new Key("other", "b"), 1), Condition.ALWAYS);

    assertThat(sorts(table, new Range("tenant", "b", "c"))).containsExactly("b", "b#1", "c");
    assertThat(sorts(table, new Range("tenant", "b", "b"))).containsExactly("b");
    assertThat(sorts(table, Range.startingWith("tenant", "c"))).containsExactly("c", "c#");
    assertThat(sorts(table, Range.after("tenant", "c"))).containsExactly("c#", "d");
    assertThat(sorts(table, Range.ofPrefixes("tenant", "b#", "c")))
        .containsExactly("b#1", "c", "c#");
    assertThat(sorts(table, new Range("nobody", "a", "z"))).isEmpty();
  }

  /// `\uffff` and the private use area sort before what Java writes as a surrogate pair.
  @Test
  default void sortKeysAreOrderedByTheirUtf8Bytes() {
    var table = table();
    var sorted = List.of("A", "a", "z", "é", "\u4e2d", "\ue000", "\uffff", "\ud83d\udc4b");
    var shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(1));

    shuffled.forEach(sort -> table.put(numbered(new Key("tenant", sort), 1), Condition.ALWAYS));

    assertThat(sorts(table, Range.all("tenant"))).containsExactlyElementsOf(sorted);
    assertThat(sorts(table, Range.startingWith("tenant", "\ud83d\udc4b"))).hasSize(1);
    assertThat(sorts(table, new Range("tenant", "\ue000", "\ud83d\udc4b"))).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(Read.class)
  default void aLongRangeComesInPagesOfAtMostOneMegabyte(Read read) {
    var table = table();
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

  @ParameterizedTest
  @EnumSource(Read.class)
  default void aFallingRangeHasTheSameItemsTheLastFirst(Read read) {
    var table = table();
    for (String sort : List.of("a", "b", "b#1", "c", "\uffff", "\ud83d\udc4b")) {
      table.put(numbered(new Key("tenant", sort), 1), Condition.ALWAYS);
    }
    table.put(numbered(new Key("other", "b"), 1), Condition.ALWAYS);

    assertThat(sorts(table, new Range("tenant", "b", "c").falling()))
        .containsExactly("c", "b#1", "b");
    assertThat(sorts(table, Range.all("tenant").falling()))
        .containsExactly("\ud83d\udc4b", "\uffff", "c", "b#1", "b", "a");
    assertThat(sorts(table, new Range("tenant", "d", "e").falling())).isEmpty();
    assertThat(sorts(table, new Range("nobody", "a", "z").falling())).isEmpty();
  }

  @Test
  default void aLongFallingRangeGoesOnWhereAPageEnded() {
    var table = table();
    var items = IntStream.range(0, 30).mapToObj(i -> sized(key(i), 100_000)).toList();
    table.putAll(items);
    var pages = new ArrayList<List<Item>>();

    table.query(Range.all("tenant").falling(), Read.STRONG, pages::add);

    assertThat(pages).hasSizeGreaterThanOrEqualTo(3);
    assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(items.reversed());
  }

  /// What a page may have at most divides the number of items or does not, and is more than all.
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 12, 13})
  default void aPageHasNoMoreItemsThanWanted(int most) {
    var table = table();
    var items = IntStream.range(0, 12).mapToObj(i -> numbered(key(i), i)).toList();
    table.putAll(items);
    for (boolean falls : new boolean[] {false, true}) {
      var range = Range.all("tenant").inPagesOf(most);
      var pages = new ArrayList<List<Item>>();

      table.query(falls ? range.falling() : range, Read.STRONG, pages::add);

      assertThat(pages).allSatisfy(page -> assertThat(page).hasSizeLessThanOrEqualTo(most));
      assertThat(pages.stream().flatMap(List::stream))
          .containsExactlyElementsOf(falls ? items.reversed() : items);
    }
  }

  @Test
  default void aQueryStopsWhenTheCallerHasEnough() {
    var table = table();
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
}
