package rapport.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.state.Cell;
import rapport.state.State;

class PartTest {

  @Test
  void totalsAreUnderTheirOwnNumber() {
    var part = Part.ofTotal(count(5));

    assertThat(part.states()).containsOnly(Map.entry(Part.TOTAL_NUMBER, count(5)));
    assertThat(part.state(Part.TOTAL_NUMBER).count("seen")).isEqualTo(5);
    assertThat(part.state(1)).isEqualTo(State.EMPTY);
  }

  @Test
  void mergingAddsWhatIsOfOneValueAndKeepsTheOthers() {
    var one = new Part(new TreeMap<>(Map.of(1, count(2), 2, count(3))));
    var other = new Part(new TreeMap<>(Map.of(2, count(40), 7, count(500))));

    assertThat(one.merge(other).states())
        .containsOnly(Map.entry(1, count(2)), Map.entry(2, count(43)), Map.entry(7, count(500)));
    assertThat(one.states()).containsOnlyKeys(1, 2);
  }

  private static State count(long number) {
    return State.of("seen", new Cell.Count(number));
  }
}
