package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.metric.Estimate.Bounded;
import rapport.metric.Estimate.Empty;
import rapport.metric.Estimate.Point;
import rapport.state.Cell;
import rapport.state.State;
import rapport.state.StateBuilder;

class TicketMetricTest {

  private static final double CONFIDENCE = 0.95;

  @ParameterizedTest
  @CsvSource({
    "5,   none",
    "6,   median-order-statistics",
    "99,  median-order-statistics",
    "100, t"
  })
  void theIntervalOfADurationSaysWhatItIsOf(int count, String method) {
    var state = durations("resolution", LongStream.rangeClosed(1, count).map(i -> i * 60_000));

    var value = metric("resolution_time").value(Scopes.of(state, CONFIDENCE));

    assertThat(value.n()).isEqualTo(count);
    double mean = 60.0 * (count + 1) / 2;
    switch (value.estimate()) {
      case Point(double seconds) -> {
        assertThat(method).isEqualTo("none");
        assertThat(seconds).isEqualTo(mean);
      }
      case Bounded(double seconds, double low, double high, String used) -> {
        assertThat(used).isEqualTo(method);
        assertThat(seconds).isEqualTo(mean);
        assertThat(low).isLessThan(high);
      }
      case Empty() -> throw new AssertionError("no data");
    }
  }

  @Test
  void theFiguresOfADurationStayWithinItsExtremes() {
    var state = durations("firstResponse", LongStream.of(0, 0, 1_000, 1_000, 1_000));

    var value = metric("first_response_time").value(Scopes.of(state, CONFIDENCE));

    assertThat(figures(value))
        .containsExactly(
            Map.entry("mean", 0.6),
            Map.entry("p50", 1.0),
            Map.entry("p75", 1.0),
            Map.entry("p90", 1.0),
            Map.entry("p95", 1.0),
            Map.entry("p99", 1.0),
            Map.entry("max", 1.0),
            Map.entry("pending", 0.0));
  }

  @Test
  void timesAreComparedByTheirMeanInSeconds() {
    var state = durations("resolution", LongStream.of(1_000, 2_500));

    assertThat(metric("resolution_time").figure(Scopes.of(state, CONFIDENCE)))
        .isInstanceOfSatisfying(
            Figure.Mean.class,
            figure -> {
              assertThat(figure.moments().count()).isEqualTo(2);
              assertThat(figure.moments().mean()).isEqualTo(1.75);
              assertThat(figure.moments().variance()).hasValue(1.125);
            });
  }

  @Test
  void whereNobodyWasAnsweredThePendingAreStillCounted() {
    var builder = new StateBuilder();
    builder.count("created", 3);
    builder.count("pending", 3);

    var value = metric("first_response_time").value(Scopes.of(builder.build(), CONFIDENCE));

    assertThat(value.n()).isZero();
    assertThat(value.estimate()).isEqualTo(new Empty());
    assertThat(value.parts()).containsEntry("p50", new PartValue.None());
    assertThat(value.parts()).containsEntry("pending", new PartValue.Number(3));
    assertThat(metric("resolution_time").value(Scopes.of(builder.build(), CONFIDENCE)).parts())
        .doesNotContainKey("pending");
  }

  @Test
  void aYearOfDurationsBeyond35DaysKeepsItsInterval() {
    long days = 86_400_000L;
    var state = durations("resolution", LongStream.rangeClosed(1, 365).map(i -> i * days));

    var value = metric("resolution_time").value(Scopes.of(state, CONFIDENCE));

    // 365 consecutive numbers: variance n (n + 1) / 12, and t at 364 degrees of freedom.
    double half = 1.9665 * Math.sqrt(365.0 * 366 / 12 / 365) * 86_400;
    assertThat(value.estimate())
        .isInstanceOfSatisfying(
            Bounded.class,
            bounded -> {
              assertThat(bounded.value()).isEqualTo(183 * 86_400.0);
              assertThat(bounded.high() - bounded.value()).isCloseTo(half, within(half * 1e-4));
            });
  }

  @Test
  void noneOfAKindIsATrue0WhereTicketsAreKnown() {
    var builder = new StateBuilder();
    builder.count("created", 5);

    var state = builder.build();

    assertThat(metric("tickets_created").value(Scopes.of(state, CONFIDENCE)))
        .isEqualTo(new MetricValue.Parts().of(5, new Point(5)));
    assertThat(metric("tickets_reopened").value(Scopes.of(state, CONFIDENCE)))
        .isEqualTo(new MetricValue.Parts().of(0, new Point(0)));
    assertThat(metric("reopen_rate").value(Scopes.of(state, CONFIDENCE)).estimate())
        .isEqualTo(new Empty());
  }

  @Test
  void theReopenRateIsOfTheResolutionsOfThePeriod() {
    var builder = new StateBuilder();
    builder.count("resolved", 8);
    builder.count("resolvedReopened", 2);
    builder.count("reopened", 7);

    var value = metric("reopen_rate").value(Scopes.of(builder.build(), CONFIDENCE));

    assertThat(value.n()).isEqualTo(8);
    assertThat(value.estimate())
        .isInstanceOfSatisfying(
            Bounded.class, bounded -> assertThat(bounded.value()).isEqualTo(0.25));
  }

  @Test
  void aDurationInBusinessHoursHasItsOwnFiguresAndItsOwnPending() {
    var builder = new StateBuilder();
    builder.duration("firstResponse", 9_000);
    builder.duration("firstResponse", 5_000);
    builder.duration("firstResponse:business", 3_000);
    builder.count("pending", 7);
    builder.count("pending:business", 2);
    var clock = metric("first_response_time");
    var business = clock.inBusinessHours().orElseThrow();

    var value = business.value(Scopes.of(builder.build(), CONFIDENCE));

    assertThat(value.n()).isOne();
    assertThat(value.estimate()).isEqualTo(new Point(3));
    assertThat(value.parts()).containsEntry("pending", new PartValue.Number(2));
    assertThat(List.of(clock.calendar(), business.calendar()))
        .containsExactly(Optional.of("clock"), Optional.of("business"));
    assertThat(business.about()).isEqualTo(clock.about());
    assertThat(metric("backlog").inBusinessHours()).isEmpty();
  }

  @Test
  void whoHasNoBusinessHoursHasNoBusinessFigureInsteadOf0() {
    var state = durations("resolution", LongStream.of(9_000));
    var business = metric("resolution_time").inBusinessHours().orElseThrow();

    assertThat(business.value(Scopes.of(state, CONFIDENCE)).estimate()).isEqualTo(new Empty());
    assertThat(business.figure(Scopes.of(state, CONFIDENCE))).isEqualTo(new Figure.Empty());
  }

  @Test
  void firstContactIsOfTheTicketsThatWereResolvedForTheFirstTime() {
    var builder = new StateBuilder();
    LongStream.range(0, 100).forEach(each -> builder.duration("firstResolution", each));
    builder.count("resolved", 250);
    builder.count("firstContact", 71);

    assertRate("first_contact_resolution", builder.build(), 0.71, 100, 0.6146110882442888);
    assertThat(
            figures(metric("first_contact_resolution").value(Scopes.of(State.EMPTY, CONFIDENCE))))
        .containsExactly(Map.entry("firstContact", 0.0), Map.entry("resolved", 0.0));
  }

  @ParameterizedTest
  @CsvSource({
    "sla_first_response, firstResponseTarget, resolutionTarget",
    "sla_resolution, resolutionTarget, firstResponseTarget"
  })
  void aTargetRateIsOfTheTargetsThatFellDue(String id, String slot, String other) {
    var builder = new StateBuilder();
    builder.count(slot + ":met", 2);
    builder.count(slot + ":breached", 2);
    builder.count(other + ":met", 50);
    builder.count("created", 9);

    assertRate(id, builder.build(), 0.5, 4, 0.15003898915214947);
    assertThat(figures(metric(id).value(Scopes.of(builder.build(), CONFIDENCE))))
        .containsExactly(Map.entry("met", 2.0), Map.entry("breached", 2.0));
    assertThat(metric(id).value(Scopes.of(State.EMPTY, CONFIDENCE)).estimate())
        .isEqualTo(new Empty());
    assertThat(metric(id).figure(Scopes.of(State.EMPTY, CONFIDENCE))).isEqualTo(new Figure.Empty());
  }

  private static void assertRate(String id, State state, double rate, long n, double low) {
    var value = metric(id).value(Scopes.of(state, CONFIDENCE));

    assertThat(value.n()).isEqualTo(n);
    assertThat(value.estimate())
        .isInstanceOfSatisfying(
            Bounded.class,
            bounded -> {
              assertThat(bounded.value()).isEqualTo(rate);
              assertThat(bounded.low()).isCloseTo(low, within(1e-9));
              assertThat(bounded.method()).isEqualTo(Estimate.Method.WILSON);
            });
    assertThat(metric(id).figure(Scopes.of(state, CONFIDENCE)))
        .isEqualTo(Figure.ofShare(Math.round(rate * n), n));
  }

  @Test
  void theBacklogIsWhatWasOpenAndWhatChanged() {
    var opening = State.of("open", new Cell.Count(12));
    var change = State.of("open", new Cell.Count(-5));
    var backlog = metric("backlog");

    assertThat(backlog.running()).isTrue();
    assertThat(backlog.source()).isEqualTo(Source.of(Family.BACKLOG));
    assertThat(backlog.value(Scopes.of(change, opening, CONFIDENCE)).estimate())
        .isEqualTo(new Point(7));
    assertThat(backlog.value(Scopes.of(State.EMPTY, opening, CONFIDENCE)).estimate())
        .isEqualTo(new Point(12));
    assertThat(backlog.value(Scopes.of(State.EMPTY, opening, CONFIDENCE)).n()).isEqualTo(12);
    var emptied =
        backlog.value(Scopes.of(State.of("open", new Cell.Count(-12)), opening, CONFIDENCE));
    assertThat(emptied.estimate()).isEqualTo(new Point(0));
    assertThat(figures(emptied))
        .containsExactly(Map.entry("opening", 12.0), Map.entry("change", -12.0));
  }

  private static Metric metric(String id) {
    return Metrics.byId(id).orElseThrow();
  }

  private static State durations(String slot, LongStream millis) {
    var builder = new StateBuilder();
    millis.forEach(each -> builder.duration(slot, each));
    return builder.build();
  }

  private static List<Map.Entry<String, Double>> figures(MetricValue value) {
    return value.parts().entrySet().stream()
        .map(part -> Map.entry(part.getKey(), part.getValue().number().orElseThrow()))
        .collect(Collectors.toList());
  }
}
