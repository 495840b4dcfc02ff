package rapport.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisclosureTest {

  private static final SmallCounts TEN = new SmallCounts(10);

  /// One partition beside its total is what [SmallCounts#hiddenBesideTotal] decides.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void onePartitionIsDecidedAsBesideATotal(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      var counts = random.longs(random.nextInt(7), 0, 30).boxed().toList();
      var disclosure = new Disclosure(TEN);

      disclosure.relate(counts.stream().map(disclosure::add).toList());

      assertThat(disclosure.decide()).isEqualTo(TEN.hiddenBesideTotal(counts));
    }
  }

  /// Tables with known margins: no row and no column has exactly one hidden cell, if another could
  /// be hidden.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void noRelationGivesACellAway(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      int rows = 1 + random.nextInt(5);
      int columns = 1 + random.nextInt(5);
      var counts = random.longs((long) rows * columns, 0, 40).boxed().toList();
      var relations = new ArrayList<List<Integer>>();
      for (int row = 0; row < rows; row++) {
        int first = row * columns;
        relations.add(IntStream.range(first, first + columns).boxed().toList());
      }
      for (int column = 0; column < columns; column++) {
        int first = column;
        relations.add(IntStream.range(0, rows).mapToObj(row -> first + row * columns).toList());
      }
      var disclosure = new Disclosure(TEN);
      counts.forEach(disclosure::add);
      relations.forEach(disclosure::relate);

      var hidden = disclosure.decide();

      for (List<Integer> relation : relations) {
        var some = relation.stream().filter(cell -> counts.get(cell) > 0).toList();
        long unseen = some.stream().filter(hidden::get).count();
        assertThat(unseen == 1 && some.size() > 1).isFalse();
      }
      for (int cell = 0; cell < counts.size(); cell++) {
        assertThat(!TEN.hides(counts.get(cell)) || hidden.get(cell)).isTrue();
      }
    }
  }

  /// A sum that is hidden is given away by its parts.
  @Test
  void whatIsDecidedStaysAndTheOthersMakeUpForIt() {
    var disclosure = new Disclosure(TEN);
    int large = disclosure.add(25);
    int less = disclosure.add(15);
    int sum = disclosure.addDecided(40, true);
    disclosure.relate(List.of(large, less, sum));

    assertThat(disclosure.decide()).containsExactly(false, true, true);
  }

  @Test
  void whereNothingElseCanBeHiddenNothingIs() {
    var disclosure = new Disclosure(TEN);
    disclosure.relate(List.of(disclosure.add(3), disclosure.addDecided(50, false)));

    assertThat(disclosure.decide()).containsExactly(true, false);
    assertThatThrownBy(() -> disclosure.add(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
