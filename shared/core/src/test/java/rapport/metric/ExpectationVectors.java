package rapport.metric;

import static rapport.metric.VectorNumbers.each;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import rapport.expectation.SatisfactionRatio;
import rapport.expectation.ServiceGap;
import rapport.statistics.CrossProducts;
import rapport.statistics.Weights;

/// Answers the cases about what was perceived against what was expected.
final class ExpectationVectors {

  private ExpectationVectors() {}

  static Map<String, Function<VectorCase, VectorAnswer>> byMetric() {
    return Map.of(
        "satisfaction_ratio", ExpectationVectors::ratio,
        "satisfaction_ratio_class", ExpectationVectors::zone,
        "servqual", ExpectationVectors::serviceGap,
        "servqual_unweighted", ExpectationVectors::unweightedGap);
  }

  private static VectorAnswer ratio(VectorCase asked) {
    var perceived = asked.input().path("perceived");
    var expected = asked.input().path("expected");
    var pairs = new ArrayList<CrossProducts>();
    for (int i = 0; i < perceived.size(); i++) {
      pairs.add(CrossProducts.of(List.of(perceived.path(i).asLong(), expected.path(i).asLong())));
    }
    var ratio = SatisfactionRatio.of(pairs.stream().reduce(CrossProducts::merge).orElseThrow());
    var answer =
        new VectorAnswer()
            .with("value", ratio.value())
            .with("gap", ratio.gap().mean())
            .with("n", ratio.gap().count());
    ratio.interval(asked.confidence()).ifPresent(answer::with);
    return answer;
  }

  /// The cases call the loyal delighted.
  private static VectorAnswer zone(VectorCase asked) {
    var ratio = VectorNumbers.decimal(asked.input().path("ratio"));
    var pair = List.of(ratio.movePointRight(1).longValueExact(), BigDecimal.TEN.longValueExact());
    var zone = SatisfactionRatio.of(CrossProducts.of(pair)).zone();
    var label = zone == SatisfactionRatio.Zone.LOYAL ? "DELIGHTED" : zone.name();
    return new VectorAnswer().with("label", label);
  }

  private static VectorAnswer serviceGap(VectorCase asked) {
    var params = asked.content().path("params");
    var people = people(asked.input(), params.path("dimensions"));
    var gaps = new VectorAnswer();
    var intervals = new VectorAnswer();
    var names = params.path("dimensions").propertyStream().map(Map.Entry::getKey).toList();
    for (int i = 0; i < names.size(); i++) {
      var interval = people.interval(i, asked.confidence()).orElseThrow();
      gaps.with(names.get(i), people.of(i));
      intervals.with(names.get(i), List.of(interval.low(), interval.high()));
    }
    return new VectorAnswer()
        .with("gaps", gaps)
        .with("gap_ci", intervals)
        .with("unweighted", people.overall(Weights.equal(names.size())))
        .with("weighted", people.overall(VectorNumbers.weights(params.path("weights"))));
  }

  private static ServiceGap people(JsonNode input, JsonNode dimensions) {
    var people = new ArrayList<ServiceGap>();
    for (int i = 0; i < input.path("perception").size(); i++) {
      var perceived = input.path("perception").path(i);
      var expected = input.path("expectation").path(i);
      people.add(
          ServiceGap.of(
              each(
                  dimensions,
                  items -> new ServiceGap.Dimension(at(items, perceived), at(items, expected)))));
    }
    return people.stream().reduce(ServiceGap::merge).orElseThrow();
  }

  private static List<Integer> at(JsonNode items, JsonNode scores) {
    return each(items, item -> scores.path(item.asInt()).asInt());
  }

  private static VectorAnswer unweightedGap(VectorCase asked) {
    var gaps = VectorNumbers.doubles(asked.input().path("dimension_gaps"));
    return new VectorAnswer().with("value", Weights.equal(gaps.size()).mean(gaps));
  }
}
