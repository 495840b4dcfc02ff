package rapport.metric;

import static rapport.metric.VectorNumbers.doubles;
import static rapport.metric.VectorNumbers.products;
import static rapport.metric.VectorNumbers.weights;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import rapport.index.WeightedIndex;
import rapport.statistics.CrossProducts;
import rapport.statistics.Weights;

/// Answers the cases about indices of several questions.
final class CompositeVectors {

  private CompositeVectors() {}

  static Map<String, Function<VectorCase, VectorAnswer>> byMetric() {
    return Map.of(
        "acsi", CompositeVectors::acsi,
        "csi_weighted", CompositeVectors::weightedSatisfaction,
        "csi_importance", CompositeVectors::satisfactionByImportance,
        "cli_mean", CompositeVectors::meanLoyalty,
        "cli_six_point", CompositeVectors::sixPointLoyalty);
  }

  private static VectorAnswer acsi(VectorCase asked) {
    var index = WeightedIndex.acsi(weights(params(asked).path("weights")));
    return new VectorAnswer().with("value", index.ofMeans(doubles(asked.input().path("means"))));
  }

  private static VectorAnswer weightedSatisfaction(VectorCase asked) {
    var index =
        new WeightedIndex(
            weights(params(asked).path("weights")),
            params(asked).path("scale_min").asInt(),
            params(asked).path("scale_max").asInt());
    var answers = products(asked.input().path("rows")).orElseThrow();
    var scores = new ArrayList<Double>();
    for (int i = 0; i < answers.size(); i++) {
      scores.add(index.points(answers.moments(i).mean()));
    }
    var answer =
        new VectorAnswer()
            .with("value", index.of(answers))
            .with("n", answers.count())
            .with("dimension_scores", scores);
    index.interval(answers, asked.confidence()).ifPresent(answer::with);
    return answer;
  }

  private static VectorAnswer satisfactionByImportance(VectorCase asked) {
    var index =
        WeightedIndex.byImportance(
            weights(asked.input().path("importance")), params(asked).path("scale_max").asInt());
    var means = doubles(asked.input().path("satisfaction"));
    return new VectorAnswer().with("value", index.ofMeans(means));
  }

  /// The case has one respondent.
  private static VectorAnswer meanLoyalty(VectorCase asked) {
    var row = new ArrayList<Long>();
    for (String question : List.of("recommend", "repurchase", "cross_buy")) {
      row.add(asked.input().path(question).path(0).asLong());
    }
    var index = new WeightedIndex(Weights.equal(row.size()), 1, 10);
    return new VectorAnswer().with("value", index.mean(CrossProducts.of(row)));
  }

  private static VectorAnswer sixPointLoyalty(VectorCase asked) {
    var index = WeightedIndex.sixPointLoyalty();
    var rows = asked.input().path("rows");
    var each =
        VectorNumbers.each(rows, row -> index.of(CrossProducts.of(VectorNumbers.whole(row, 0))));
    return new VectorAnswer()
        .with("per_respondent", each)
        .withIf("value", products(rows).map(index::of));
  }

  private static JsonNode params(VectorCase asked) {
    return asked.content().path("params");
  }
}
