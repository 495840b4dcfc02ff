package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.state.Cell;
import rapport.state.State;

class ScoresTest {

  /// A later vote takes an earlier one back that is not in the log yet.
  @Test
  void anAnswerThatIsOnlyTakenBackIsNotThere() {
    var half = State.of("score:0-10", new Cell.Values(new TreeMap<>(Map.of(9, -1L, 3, 1L))));
    var both = half.merge(State.of("score:0-10", new Cell.Values(new TreeMap<>(Map.of(9, 1L)))));

    assertThat(Scores.in(half)).singleElement().extracting(Scores::size).isEqualTo(1L);
    assertThat(Scores.in(half).getFirst().counts()).isEqualTo(Map.of(3, 1L));
    assertThat(Scores.in(both).getFirst().size()).isEqualTo(1);
  }

  @Test
  void aScaleOnWhichAnswersAreOnlyTakenBackIsLeftOut() {
    var state = State.of("score:1-5", new Cell.Values(new TreeMap<>(Map.of(5, -1L))));

    assertThat(Scores.in(state)).isEmpty();
  }
}
