package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.comparison.Figure;
import rapport.period.Granularity;
import rapport.settings.Settings;
import rapport.state.State;
import rapport.state.StateBuilder;

/// Where a ratio is none.
class PerceivedOverExpectedTest {

  private static final Metric METRIC = new PerceivedOverExpected();
  private static final String SLOT = "satisfaction_ratio/0-10/perceived,expected";

  @Test
  void whereNothingWasExpectedOnlyTheRatioIsUnknown() {
    var builder = new StateBuilder();
    builder.row(SLOT, List.of(3L, 0L), 1);
    builder.row(SLOT, List.of(6L, 0L), 1);

    var value = METRIC.value(scope(builder.build()));

    assertThat(value.n()).isEqualTo(2);
    assertThat(value.estimate()).isEqualTo(new Estimate.Empty());
    assertThat(METRIC.figure(scope(builder.build()))).isEqualTo(new Figure.Empty());
    assertThat(value.parts())
        .containsEntry("perceived", new PartValue.Number(4.5))
        .containsEntry("expected", new PartValue.Number(0))
        .containsEntry("gap", new PartValue.Number(4.5))
        .containsEntry("zone", new PartValue.None());
  }

  @Test
  void whereNobodyAnsweredNothingIsKnown() {
    var value = METRIC.value(scope(State.EMPTY));

    assertThat(value.n()).isZero();
    assertThat(value.parts())
        .containsEntry("perceived", new PartValue.None())
        .containsEntry("expected", new PartValue.None())
        .containsEntry("gap", new PartValue.None())
        .containsEntry("zone", new PartValue.None());
  }

  private static Scope scope(State state) {
    return new Scope(state, State.EMPTY, Granularity.DAY, 1, "", Settings.DEFAULT, 0.95);
  }
}
