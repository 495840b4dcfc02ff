package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.settings.CustomerRules;
import rapport.settings.CustomerRules.ChurnDenominator;
import rapport.settings.Settings;
import rapport.state.Cell;
import rapport.state.State;

class MetricValueTest {

  private static final Estimate NONE = new Estimate.Empty();

  @Test
  void nothingIsUnknownOnlyIfNothingIsToldBesideIt() {
    var zero =
        new MetricValue.Parts().with("open", 0).without("mean").withWord("w", Optional.of("x"));

    assertThat(zero.of(0, NONE).isUnknown()).isTrue();
    assertThat(zero.of(1, NONE).isUnknown()).isFalse();
    assertThat(zero.of(0, new Estimate.Point(0)).isUnknown()).isFalse();
    assertThat(zero.with("pending", 1).of(0, NONE).isUnknown()).isFalse();
  }

  @Test
  void partsAreNumbersMoneyOrWords() {
    var value =
        new MetricValue.Parts()
            .with("share", Optional.of(0.5))
            .with("none", Optional.empty())
            .withMoney("spent", new BigDecimal("10.50"))
            .withMoney("mean", Optional.of(2.5))
            .withMoney("nothing", Optional.empty())
            .withWord("word", Optional.of("must be"))
            .withWord("silent", Optional.empty())
            .of(3, NONE);

    assertThat(value.number("share")).hasValue(0.5);
    assertThat(value.number("spent")).hasValue(10.5);
    assertThat(value.number("mean")).hasValue(2.5);
    for (String empty : new String[] {"none", "nothing", "word", "silent"}) {
      assertThat(value.number(empty)).isEmpty();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> value.number("other"))
        .withMessageContaining("other is none of");
  }

  @Test
  void aValueIsDescribedByItsNumberAlone() {
    var parts = new MetricValue.Parts();

    assertThat(parts.of(1, NONE).described()).isEqualTo(new Figure.Empty());
    assertThat(parts.of(1, new Estimate.Point(2)).described()).isEqualTo(new Figure.Described(2));
    assertThat(new Estimate.Bounded(2, 1, 3, "x").number()).isEqualTo(OptionalDouble.of(2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNoNumberIsRefused(double number) {
    assertThatIllegalArgumentException().isThrownBy(() -> new PartValue.Number(number));
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimate.Point(number));
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimate.Bounded(number, 0, 1, "x"));
  }

  @Test
  void fewerThanNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MetricValue.Parts().of(-1, NONE))
        .withMessageContaining("-1");
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void onlyPointsAreShownAsHundredTimesTheShare(Unit unit) {
    assertThat(unit.factor()).isEqualTo(unit == Unit.POINTS ? 100 : 1);
  }

  /// Customers have no agents and reasons: there a metric of both is told of all customers.
  @Test
  void customersAreDividedByAllWhereADimensionIsOfTicketsAlone() {
    var builtIn = Settings.BUILT_IN.iterator().next();
    for (Metric metric : Metrics.ALL) {
      boolean mixed =
          metric.inTotals(Family.CUSTOMERS, builtIn) && !metric.inTotals(Family.TICKETS, builtIn);

      assertThat(metric.inTotals(Family.CUSTOMERS, "region")).as(metric.id()).isFalse();
      assertThat(metric.inTotals(Family.TICKETS, builtIn)).as(metric.id()).isFalse();
      assertThat(mixed).as(metric.id()).isEqualTo(metric.id().startsWith("complain"));
    }
  }

  @Test
  void everyMetricNamesTheEventsItNeeds() {
    for (Metric metric : Metrics.ALL) {
      assertThat(metric.events()).as(metric.id()).isNotEmpty();
      boolean ofSurveys =
          metric.source() instanceof Source.Questions || metric.source() instanceof Source.Surveys;
      assertThat(metric.aboutRespondents()).as(metric.id()).isEqualTo(ofSurveys);
    }
  }

  /// Of 1–6 the first is "definitely", so a fall is good there.
  @Test
  void whetherLoyaltyShouldRiseDependsOnTheScaleThatWasAsked() {
    var loyalty = named("cli");
    var rows = new Cell.Rows(1, List.of(BigInteger.ONE), List.of(BigInteger.ONE));
    var falling = State.of("cli/1-6/recommend", rows);
    var rising = State.of("cli/1-5/recommend", rows);

    assertThat(loyalty.direction(falling)).isEqualTo(Direction.LOWER);
    assertThat(loyalty.direction(rising)).isEqualTo(loyalty.direction());
    assertThat(loyalty.direction(falling.merge(rising))).isEqualTo(loyalty.direction());
    assertThat(loyalty.direction(State.EMPTY)).isEqualTo(loyalty.direction());
  }

  @Test
  void onlyAnswersKeepScalesApart() {
    var loyalty = named("cli");
    var one = BigInteger.ONE;
    var rows = new Cell.Rows(1, List.of(one), List.of(one));
    var taken = new Cell.Rows(0, List.of(one), List.of(one));
    var six = State.of("cli/1-6/recommend", rows);
    var others =
        List.of(
            State.of("cli/1-5/recommend", new Cell.Count(1)),
            State.of("cli/1-5/recommend", Cell.Durations.of(1)),
            State.of("cli/1-5/recommend", new Cell.Values(Collections.emptySortedMap())),
            State.of("cli/1-5/recommend", taken),
            State.of("csi/1-5/recommend", rows));

    for (State other : others) {
      assertThat(loyalty.conflictingScales(List.of(six, other))).isEmpty();
    }
    assertThat(loyalty.conflictingScales(List.of(six, State.of("cli/1-5/recommend", rows))))
        .hasSize(2);
  }

  @Test
  void churnOfTheMeanOfBothEndsHasNoControlCharts() {
    var none = CustomerRules.NONE;
    var average = new CustomerRules(0, none.journeys(), none.plans(), ChurnDenominator.AVERAGE, 0);

    assertThat(named("churn_rate").unwatched(average)).contains(Unwatched.NO_SCATTER);
    assertThat(named("churn_rate").unwatched(none)).isEmpty();
  }

  @Test
  void onlyAnswersThatWereGivenAreScores() {
    var none = new Cell.Values(Collections.emptySortedMap());
    var nine = new Cell.Values(new TreeMap<>(Map.of(9, 1L)));

    for (Cell cell : List.of(none, new Cell.Count(3), Cell.Durations.of(3))) {
      var state = State.of("score:0-10", cell);
      assertThat(Scores.in(state)).isEmpty();
      assertThat(ScoreSlot.answered(state)).isEmpty();
    }
    assertThat(Scores.in(State.of("score:0-10", nine))).hasSize(1);
    assertThat(ScoreSlot.answered(State.of("score:0-10", nine))).hasSize(1);
    assertThat(Scores.in(State.of("other", nine))).isEmpty();
  }

  private static Metric named(String id) {
    return Metrics.ALL.stream().filter(metric -> metric.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void aWordIsNoNumber() {
    assertThat(new PartValue.Word("must be").number()).isEmpty();
    assertThat(new PartValue.None().number()).isEmpty();
    assertThat(new PartValue.Number(0.5).number()).hasValue(0.5);
    assertThat(new PartValue.Money(new BigDecimal("10.50")).number()).hasValue(10.5);
  }

  @Test
  void everyMetricSaysWhatEventsItNeeds() {
    assertThat(Metrics.byId("tickets_created").orElseThrow().events())
        .containsExactly("ticket.created");
    assertThat(Metrics.ALL).noneMatch(metric -> metric.events().isEmpty());
  }
}
