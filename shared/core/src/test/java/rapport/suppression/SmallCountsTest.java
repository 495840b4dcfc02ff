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

class SmallCountsTest {

  private static final SmallCounts TEN = new SmallCounts(10);

  /// Whoever takes what is shown from the total learns of two segments together, never of one; and
  /// no more is hidden than that needs.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void noSmallSegmentFollowsFromTheTotal(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      var counts = random.longs(random.nextInt(7), 0, 30).boxed().toList();
      long some = counts.stream().filter(count -> count > 0).count();
      long small = counts.stream().filter(count -> count > 0 && count < 10).count();

      var hidden = TEN.hiddenBesideTotal(counts);

      assertThat(with(counts, hidden, true)).hasSize((int) (small == 1 && some > 1 ? 2 : small));
      assertThat(with(counts, hidden, false)).allMatch(count -> count == 0 || count >= 10);
      assertThat(with(counts, hidden, true)).doesNotContain(0L);
    }
  }

  @Test
  void theSmallestOfTheOthersIsHiddenWithASingleOne() {
    assertThat(TEN.hiddenBesideTotal(List.of(45L, 7L, 30L, 30L)))
        .containsExactly(false, true, true, false);
  }

  @Test
  void emptySegmentsHideNothing() {
    assertThat(TEN.hiddenBesideTotal(List.of(0L, 7L, 0L, 45L)))
        .containsExactly(false, true, false, true);
    assertThat(TEN.hiddenBesideTotal(List.of(0L, 7L))).containsExactly(false, true);
    assertThat(TEN.hiddenBesideTotal(List.of(0L, 0L))).containsExactly(false, false);
    assertThat(TEN.hiddenBesideTotal(List.of())).isEmpty();
  }

  @Test
  void withoutATotalOnlyTheSmallAreHidden() {
    assertThat(TEN.hidden(List.of(120L, 9L, 10L))).containsExactly(false, true, false);
    assertThat(new SmallCounts(1).hiddenBesideTotal(List.of(1L, 2L))).containsExactly(false, false);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new SmallCounts(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TEN.hiddenBesideTotal(List.of(4L, -1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Long> with(List<Long> counts, List<Boolean> hidden, boolean asked) {
    return new ArrayList<>(
        IntStream.range(0, counts.size())
            .filter(i -> hidden.get(i) == asked)
            .mapToObj(counts::get)
            .toList());
  }
}
