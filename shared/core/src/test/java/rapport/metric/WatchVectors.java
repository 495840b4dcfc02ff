package rapport.metric;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import rapport.statistics.Proportion;
import rapport.watch.ChangePoint;
import rapport.watch.ControlPoint;
import rapport.watch.Cusum;
import rapport.watch.Ewma;
import rapport.watch.Reading;
import rapport.watch.ShareChart;
import rapport.watch.WesternElectricRule;

/// Answers the cases about figures watched from period to period.
final class WatchVectors {

  private WatchVectors() {}

  static Map<String, Function<VectorCase, VectorAnswer>> byMetric() {
    return Map.of(
        "ewma_chart", WatchVectors::ewma,
        "cusum_chart", WatchVectors::cusum,
        "p_chart", WatchVectors::shares,
        "western_electric", WatchVectors::westernElectric,
        "changepoint_binomial", WatchVectors::changePoint);
  }

  private static VectorAnswer ewma(VectorCase asked) {
    var params = asked.content().path("params");
    double target = params.path("target").asDouble();
    double sigma = params.path("sigma").asDouble();
    var chart = new Ewma(params.path("lambda").asDouble(), params.path("L").asDouble());
    var readings =
        numbers(asked.input().path("values")).stream()
            .map(value -> new Reading(value, sigma))
            .toList();
    var points =
        params.path("limits").asText().equals("exact")
            ? chart.exact(target, readings)
            : chart.steady(target, readings);
    return new VectorAnswer()
        .with("ewma", points.stream().map(ControlPoint::value).toList())
        .with("lcl", points.stream().map(point -> point.limits().low()).toList())
        .with("ucl", points.stream().map(point -> point.limits().high()).toList())
        .with("signals", places(ControlPoint.signals(points)));
  }

  private static VectorAnswer cusum(VectorCase asked) {
    var params = asked.content().path("params");
    var chart =
        new Cusum(
            params.path("target").asDouble(),
            params.path("k").asDouble(),
            params.path("h").asDouble());
    var points = chart.chart(numbers(asked.input().path("values")));
    var signals =
        IntStream.range(0, points.size()).filter(place -> points.get(place).isSignal()).boxed();
    return new VectorAnswer()
        .with("upper", points.stream().map(Cusum.Point::above).toList())
        .with("lower", points.stream().map(Cusum.Point::below).toList())
        .with("signals", places(signals.toList()));
  }

  private static VectorAnswer shares(VectorCase asked) {
    double sigmas = asked.content().path("params").path("sigmas").asDouble();
    return ShareChart.of(periods(asked), sigmas)
        .map(
            chart ->
                new VectorAnswer()
                    .with("center", chart.centre())
                    .with("points", chart.points().stream().map(WatchVectors::point).toList())
                    .with("signals", places(ControlPoint.signals(chart.points()))))
        .orElseGet(VectorAnswer::new);
  }

  private static VectorAnswer point(ControlPoint point) {
    return new VectorAnswer()
        .with("p", point.value())
        .with("lcl", point.limits().low())
        .with("ucl", point.limits().high());
  }

  private static VectorAnswer westernElectric(VectorCase asked) {
    var deviations = numbers(asked.input().path("z"));
    var answer = new VectorAnswer();
    for (WesternElectricRule rule : WesternElectricRule.values()) {
      answer.with("rule" + (rule.ordinal() + 1), places(rule.signals(deviations)));
    }
    return answer;
  }

  private static VectorAnswer changePoint(VectorCase asked) {
    return ChangePoint.of(periods(asked))
        .map(
            change ->
                new VectorAnswer()
                    .with("index", change.place())
                    .with("lr", change.likelihoodRatio())
                    .with("before", change.before().value())
                    .with("after", change.after().value()))
        .orElseGet(VectorAnswer::new);
  }

  private static List<Proportion> periods(VectorCase asked) {
    var periods = new ArrayList<Proportion>();
    var trials = asked.input().path("n");
    for (JsonNode successes : asked.input().path("k")) {
      periods.add(new Proportion(successes.asLong(), trials.path(periods.size()).asLong()));
    }
    return periods;
  }

  private static List<Double> numbers(JsonNode nodes) {
    return nodes.valueStream().map(JsonNode::asDouble).toList();
  }

  private static List<Double> places(List<Integer> places) {
    return places.stream().map(Integer::doubleValue).toList();
  }
}
