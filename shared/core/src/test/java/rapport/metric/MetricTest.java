package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.metric.Estimate.Empty;
import rapport.state.Cell;
import rapport.state.State;

class MetricTest {

  private static final double CONFIDENCE = 0.95;

  @Test
  void theCatalogHasTheMetricsOfThisReleaseInItsOrder() {
    assertThat(Metrics.ALL)
        .extracting(Metric::id)
        .containsExactly(
            "nps",
            "csat",
            "csat_mean",
            "ces",
            "ces_topbox",
            "csi",
            "acsi",
            "cli",
            "satisfaction_ratio",
            "gap",
            "kano",
            "apostle",
            "response_rate",
            "completion_rate",
            "first_response_time",
            "resolution_time",
            "first_resolution_time",
            "tickets_created",
            "tickets_resolved",
            "tickets_reopened",
            "reopen_rate",
            "backlog",
            "first_contact_resolution",
            "sla_first_response",
            "sla_resolution",
            "complaint_rate",
            "complaining_customers_rate",
            "customers",
            "retention_rate",
            "churn_rate",
            "net_revenue_retention",
            "gross_revenue_retention",
            "clv",
            "clv_predicted",
            "purchase_frequency",
            "average_order_value",
            "repeat_purchase_rate",
            "engagement_rate",
            "stickiness",
            "referral_rate",
            "conversion",
            "plan_members",
            "plan_lift",
            "segments_of_value",
            "recovery_rate");
    assertThat(Metrics.byId("nps")).map(Metric::definition).contains("nps/1");
    assertThat(Metrics.byId("NPS")).isEmpty();
  }

  static Stream<Metric> all() {
    return Metrics.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyMetricSaysWhatItIsInBothLanguages(Metric metric) {
    assertThat(List.of(metric.title().en(), metric.description().en(), metric.formula()))
        .allMatch(text -> !text.isBlank());
    assertThat(List.of(metric.title().zh(), metric.description().zh()))
        .allMatch(text -> text.codePoints().anyMatch(Character::isIdeographic));
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingCountedIsNoDataAndNever0(Metric metric) {
    var value = metric.value(Scopes.of(State.EMPTY, CONFIDENCE));

    assertThat(value.n()).isZero();
    assertThat(value.estimate()).isEqualTo(new Empty());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN})
  void aConfidenceIsStrictlyBetween0And1(double confidence) {
    var state = scores("score:0-10", Map.of(10, 3L));

    assertThatThrownBy(() -> metric("nps").value(Scopes.of(state, confidence)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("confidence");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"score:0-10", "score:1-5", "score:good-bad", "score:1-7:ease", "score:1-5:effort"})
  void aSlotIsReadAsItIsWritten(String name) {
    assertThat(ScoreSlot.parse(name)).map(ScoreSlot::name).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"created", "score:", "score:1", "score:1-7:hard", "score:1-7:", "hours"})
  void whatIsNoSlotOfScoresIsLeftAlone(String name) {
    assertThat(ScoreSlot.parse(name)).isEmpty();
  }

  private static Metric metric(String id) {
    return Metrics.byId(id).orElseThrow();
  }

  private static State scores(String slot, Map<Integer, Long> counts) {
    return State.of(slot, new Cell.Values(new TreeMap<>(counts)));
  }
}
