package rapport.metric;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.event.Scale;
import rapport.metric.ScoreSlot.Sense;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.state.State;
import rapport.state.StateBuilder;

/// Answers cases that were read in the tests of other products. Rounding for display is theirs, so
/// it is done here.
final class HelpDeskVectors {

  private static final ScoreSlot NPS = new ScoreSlot(Scale.NPS, Sense.PLAIN);
  private static final ScoreSlot FIVE = new ScoreSlot(new Scale(1, 5, false), Sense.PLAIN);

  private static final Calendar UTC = calendar(ZoneOffset.UTC);
  private static final int ELAPSED = 1;
  private static final int BUSINESS = 2;

  private HelpDeskVectors() {}

  /// Of no answers the source says "0.0". Here they are no data.
  static VectorAnswer npsOfCounts(VectorCase asked) {
    var value = nps(fromLeast(asked.input().path("counts_0_to_10"), 0), asked);
    return value.estimate() instanceof Estimate.Empty
        ? answer(value).with("source_score", "0.0")
        : answer(value).with("nps_exact", number(value)).with("nps_1dp", shown(number(value), 1));
  }

  static VectorAnswer npsOfDirtyValues(VectorCase asked) {
    var kept = new TreeMap<Integer, Long>();
    SurveyVectors.keepOnScale(asked.input().path("raw_values"), Scale.NPS, kept);
    var value = nps(kept, asked);
    double detractors = value.number("detractors").orElseThrow();
    return answer(value)
        .with("nps", number(value))
        .with("detractors_pct", 100 * detractors / value.n());
  }

  static VectorAnswer npsStepByStep(VectorCase asked) {
    var shown = new ArrayList<Double>();
    for (JsonNode step : asked.input().path("steps")) {
      var kept = new TreeMap<Integer, Long>();
      SurveyVectors.keepOnScale(step, Scale.NPS, kept);
      shown.add((double) (int) number(nps(kept, asked)));
    }
    return new VectorAnswer().with("nps_int", shown);
  }

  /// Half of the answers are missing in the source's counts; they were not satisfied.
  static VectorAnswer satisfied(VectorCase asked) {
    var counts = fromLeast(asked.input().path("counts_1_to_5"), 1);
    long known = counts.values().stream().mapToLong(Long::longValue).sum();
    counts.put(1, asked.input().path("total_responses").asLong() - known);
    var value = SurveyVectors.value(new Satisfaction(), FIVE, counts, asked);
    return new VectorAnswer().with("csat_pct", shown(100 * number(value), 2).toPlainString());
  }

  static VectorAnswer ratings(VectorCase asked) {
    var kept = new TreeMap<Integer, Long>();
    SurveyVectors.keepOnScale(asked.input().path("ratings_1_to_5"), FIVE.scale(), kept);
    var value = SurveyVectors.value(new MeanSatisfaction(), FIVE, kept, asked);
    var shares = new VectorAnswer();
    value
        .parts()
        .forEach(
            (score, count) -> shares.with(score, 100 * count.number().orElseThrow() / value.n()));
    return new VectorAnswer()
        .with("n", value.n())
        .with("average", number(value))
        .with("pct", shares);
  }

  /// Empty days are 0 in the source and no data here.
  static VectorAnswer dailyMeans(VectorCase asked) {
    var byDay = statesByDay(asked, ELAPSED);
    var range = asked.input().path("range");
    var series = new ArrayList<List<Object>>();
    for (Period day : Period.range(day(range.get(0)), day(range.get(1)))) {
      var value = resolutionTime(byDay.getOrDefault(day, State.EMPTY), asked);
      double mean = value.n() == 0 ? 0 : number(value);
      series.add(List.of(day.text(), (double) value.n(), mean));
    }
    var business = new VectorAnswer();
    statesByDay(asked, BUSINESS)
        .forEach((day, state) -> business.with(day.text(), number(resolutionTime(state, asked))));
    var all = byDay.values().stream().reduce(State.EMPTY, State::merge);
    return new VectorAnswer()
        .with("series", series)
        .with("overall_mean", number(resolutionTime(all, asked)))
        .with("business", business);
  }

  /// @param column of an event that holds the duration in seconds
  private static Map<Period, State> statesByDay(VectorCase asked, int column) {
    var byDay = new HashMap<Period, State>();
    for (JsonNode event : asked.input().path("events")) {
      var time = OffsetDateTime.parse(event.get(0).asText()).toInstant();
      var builder = new StateBuilder();
      builder.duration("resolution", DurationVectors.millis(event.get(column).asDouble()));
      byDay.merge(Period.of(Granularity.DAY, time, UTC), builder.build(), State::merge);
    }
    return byDay;
  }

  static VectorAnswer localDates(VectorCase asked) {
    var calendar = calendar(ZoneId.of(asked.input().path("tz").asText()));
    var dates = new ArrayList<String>();
    for (JsonNode event : asked.input().path("events")) {
      var period = Period.of(Granularity.DAY, Instant.parse(event.asText()), calendar);
      dates.add(period.text());
    }
    return new VectorAnswer().with("dates", dates);
  }

  static VectorAnswer lastSecondOfADay(VectorCase asked) {
    var first = day(asked.input().path("date_from"));
    var to = LocalDateTime.parse(asked.input().path("date_to").asText()).toInstant(ZoneOffset.UTC);
    var last = Period.of(Granularity.DAY, to, UTC);
    var lastSecond = last.end(UTC).minusSeconds(1);
    return new VectorAnswer().with("from", local(first.start(UTC))).with("to", local(lastSecond));
  }

  private static String local(Instant time) {
    return time.toString().replace("Z", "");
  }

  private static MetricValue resolutionTime(State state, VectorCase asked) {
    return TicketDuration.RESOLUTION.value(Scopes.of(state, asked.confidence()));
  }

  private static MetricValue nps(SortedMap<Integer, Long> counts, VectorCase asked) {
    return SurveyVectors.value(new NetPromoterScore(), NPS, counts, asked);
  }

  private static VectorAnswer answer(MetricValue value) {
    var answer = new VectorAnswer().with("n", value.n());
    value.parts().forEach((name, count) -> answer.with(name, count.number().orElseThrow()));
    return answer;
  }

  private static double number(MetricValue value) {
    return switch (value.estimate()) {
      case Estimate.Empty() -> throw new IllegalStateException("no data");
      case Estimate.Point(double number) -> number;
      case Estimate.Bounded(double number, _, _, _) -> number;
    };
  }

  private static BigDecimal shown(double number, int digits) {
    return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP);
  }

  private static TreeMap<Integer, Long> fromLeast(JsonNode counts, int least) {
    var histogram = new TreeMap<Integer, Long>();
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i).asLong() > 0) {
        histogram.put(least + i, counts.get(i).asLong());
      }
    }
    return histogram;
  }

  private static Period day(JsonNode node) {
    return Period.parse(Granularity.DAY, node.asText(), UTC).orElseThrow();
  }

  private static Calendar calendar(ZoneId zone) {
    return new Calendar(1, zone, DayOfWeek.MONDAY);
  }
}
