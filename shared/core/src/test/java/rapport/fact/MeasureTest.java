package rapport.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.period.Granularity;
import rapport.state.State;
import rapport.state.StateBuilder;

class MeasureTest {

  private static final Family FAMILY = Family.question("s", "q");

  static List<Measure.Plain> reversible() {
    return List.of(
        new Measure.Count(FAMILY, "s", 7),
        new Measure.Value(FAMILY, "s", 9, 2),
        new Measure.Row(FAMILY, "s", List.of(3L, -4L)));
  }

  @ParameterizedTest
  @MethodSource("reversible")
  void whatIsTakenBackLeavesNothing(Measure.Plain measure) {
    var builder = new StateBuilder();

    add(measure, builder);
    add(measure.negated(), builder);

    var left = builder.build();
    assertThat(left.count("s")).isZero();
    assertThat(left.values("s")).isEmpty();
    assertThat(measure.negated()).isNotEqualTo(measure);
    assertThat(measure.negated().negated()).isEqualTo(measure);
  }

  private static void add(Measure.Plain measure, StateBuilder builder) {
    switch (measure) {
      case Measure.Count count -> builder.count("s", count.amount());
      case Measure.Value value -> builder.value("s", value.value(), value.times());
      case Measure.Row row -> builder.row("s", row.values(), row.times());
      case Measure.LocalHour _, Measure.Duration _ -> throw new AssertionError(measure);
    }
  }

  @Test
  void durationsAndHoursAreNeverTakenBack() {
    for (Measure.Plain measure :
        List.of(new Measure.LocalHour(FAMILY, "s"), new Measure.Duration(FAMILY, "s", 7))) {
      assertThatIllegalArgumentException()
          .isThrownBy(measure::negated)
          .withMessageContaining("nothing takes back");
    }
  }

  @Test
  void aSlotOfAnyPeriodHasOnePlainName() {
    assertThat(State.plainName("s")).isEqualTo("s");
    assertThat(State.plainName(State.slot("s", Granularity.MONTH))).isEqualTo("s");
  }
}
