package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.metric.Estimate.Bounded;
import rapport.state.Cell;
import rapport.state.State;
import rapport.state.StateBuilder;

class SurveyMetricTest {

  private static final double CONFIDENCE = 0.95;

  @ParameterizedTest
  @CsvSource({"19, score", "20, adjusted-wald"})
  void npsUsesTheScoreMethodBelow20Answers(long answers, String method) {
    var state = scores("score:0-10", Map.of(10, answers - 2, 7, 1L, 0, 1L));

    var value = metric("nps").value(Scopes.of(state, CONFIDENCE));

    assertThat(value.n()).isEqualTo(answers);
    assertThat(figures(value))
        .containsExactly(
            Map.entry("promoters", answers - 2.0),
            Map.entry("passives", 1.0),
            Map.entry("detractors", 1.0));
    assertThat(value.estimate())
        .isInstanceOfSatisfying(
            Bounded.class,
            bounded -> {
              assertThat(bounded.method()).isEqualTo(method);
              assertThat(bounded.value()).isEqualTo(100.0 * (answers - 3) / answers);
              assertThat(bounded.value()).isBetween(bounded.low(), bounded.high());
            });
  }

  @Test
  void satisfactionPoolsScalesByTheirTopTwoBoxes() {
    var state =
        scores("score:1-5", Map.of(5, 1L, 4, 2L, 3, 4L))
            .merge(scores("score:1-7", Map.of(7, 8L, 6, 16L, 5, 32L)))
            .merge(scores("score:good-bad", Map.of(1, 64L, 0, 128L)));

    var value = metric("csat").value(Scopes.of(state, CONFIDENCE));

    assertThat(figures(value))
        .containsExactly(Map.entry("satisfied", 91.0), Map.entry("answered", 255.0));
    assertThat(value.estimate())
        .isInstanceOfSatisfying(
            Bounded.class, bounded -> assertThat(bounded.value()).isEqualTo(91.0 / 255));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csat_mean", "ces", "ces_topbox"})
  void aMeanOverSeveralScalesIsRefusedNamingThem(String id) {
    var five = scores("score:1-5:effort", Map.of(1, 3L));
    var seven = scores("score:1-7:ease", Map.of(7, 3L));

    assertThat(metric(id).conflictingScales(List.of(five, State.EMPTY, seven)))
        .containsExactly("1-5:effort", "1-7:ease");
    assertThat(metric(id).conflictingScales(List.of(seven, seven))).isEmpty();
    assertThatThrownBy(() -> metric(id).value(Scopes.of(five.merge(seven), CONFIDENCE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1-5:effort");
  }

  @Test
  void whatPoolsHasNoConflictingScales() {
    var states = List.of(scores("score:1-5", Map.of(1, 3L)), scores("score:1-7", Map.of(7, 3L)));

    assertThat(metric("csat").conflictingScales(states)).isEmpty();
    assertThat(Metric.scales(states.getFirst().merge(states.getLast())))
        .containsExactly("1-5", "1-7");
  }

  @Test
  void aMeanSaysHowOftenEachScoreWasGivenAndStaysOnItsScale() {
    var state = scores("score:1-5", Map.of(5, 2L, 4, 1L));

    var value = metric("csat_mean").value(Scopes.of(state, CONFIDENCE));

    assertThat(figures(value))
        .containsExactly(
            Map.entry("1", 0.0),
            Map.entry("2", 0.0),
            Map.entry("3", 0.0),
            Map.entry("4", 1.0),
            Map.entry("5", 2.0));
    assertThat(value.estimate())
        .isInstanceOfSatisfying(Bounded.class, bounded -> assertThat(bounded.high()).isEqualTo(5));
  }

  @ParameterizedTest
  @CsvSource({
    "score:1-7:ease,   4 5 6 7, 0.75",
    "score:1-5:effort, 1 2 2 3 5, 0.6",
    "score:1-5:ease,   1 3 4 5 5, 0.6",
    "score:1-7:effort, 1 2 3 4 7, 0.6"
  })
  void easyIsWhatLiesBeyondTheMiddleOnTheEasySide(String slot, String answers, double share) {
    var builder = new StateBuilder();
    Stream.of(answers.split(" ")).forEach(answer -> builder.value(slot, Integer.parseInt(answer)));

    var value = metric("ces_topbox").value(Scopes.of(builder.build(), CONFIDENCE));

    assertThat(value.estimate())
        .isInstanceOfSatisfying(
            Bounded.class, bounded -> assertThat(bounded.value()).isEqualTo(share));
  }

  @Test
  void lessEffortIsBetterWhereTheQuestionAsksForEffort() {
    var ces = metric("ces");

    assertThat(ces.direction(scores("score:1-5:effort", Map.of(1, 1L)))).isEqualTo(Direction.LOWER);
    assertThat(ces.direction(scores("score:1-7:ease", Map.of(1, 1L)))).isEqualTo(Direction.HIGHER);
    assertThat(ces.direction(State.EMPTY)).isEqualTo(ces.direction());
  }

  private static Metric metric(String id) {
    return Metrics.byId(id).orElseThrow();
  }

  private static State scores(String slot, Map<Integer, Long> counts) {
    return State.of(slot, new Cell.Values(new TreeMap<>(counts)));
  }

  private static List<Map.Entry<String, Double>> figures(MetricValue value) {
    return value.parts().entrySet().stream()
        .map(part -> Map.entry(part.getKey(), part.getValue().number().orElseThrow()))
        .collect(Collectors.toList());
  }
}
