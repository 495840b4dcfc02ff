package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.event.Scale;
import rapport.fact.Family;
import rapport.metric.Estimate.Bounded;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.survey.Question.Feed;
import rapport.survey.Question.Rating;
import rapport.survey.Survey;

class QualityGapTest {

  private static final Scale SEVEN = new Scale(1, 7, false);
  private static final Survey SURVEY =
      new Survey(
          "service",
          1,
          new TreeMap<>(),
          List.of(rating("got", "perceived"), rating("hoped", "expected")),
          "",
          List.of());

  private static Rating rating(String id, String role) {
    return new Rating(id, SEVEN, new Feed("gap", role, "empathy", BigDecimal.ZERO, ""));
  }

  /// Of two answers Student's t reaches 34 steps, of the 6 there are.
  @Test
  void noBoundIsFurtherThanTheScaleIsWide() {
    var calendar = new Calendar(1, ZoneOffset.UTC, DayOfWeek.MONDAY);
    var log = new AnswerLog(calendar);
    var time = Instant.parse("2026-03-02T10:00:00Z");
    log.answer(SURVEY, "1", time, Map.of("got", 7, "hoped", 4));
    log.answer(SURVEY, "2", time, Map.of("got", 3, "hoped", 6));
    var day = Period.of(Granularity.DAY, time, calendar);
    var state = log.totals(Family.survey("service"), day);

    var value = new QualityGap().value(log.scope(state, day, ""));

    var bounded = (Bounded) value.estimate();
    assertThat(bounded.value()).isZero();
    assertThat(bounded.low()).isEqualTo(-6);
    assertThat(bounded.high()).isEqualTo(6);
    assertThat(value.number("dimension:empathy:low")).hasValue(-6);
    assertThat(value.number("dimension:empathy:high")).hasValue(6);
  }
}
