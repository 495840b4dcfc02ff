package rapport.metric;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import rapport.metric.NetPromoterScore.Group;
import rapport.statistics.ClassShares;
import rapport.statistics.Interval;
import rapport.statistics.NetShare;
import rapport.statistics.Proportion;
import rapport.statistics.SampleSize;
import rapport.suppression.SmallCounts;
import rapport.weighting.PostStratified;
import rapport.weighting.PostStratified.Stratum;
import rapport.weighting.Raking;
import rapport.weighting.WeightedNetShare;
import rapport.weighting.Weights;

/// Answers the cases about samples: how large, how weighted, how divided, and too small to show.
final class SampleVectors {

  private SampleVectors() {}

  static Map<String, Function<VectorCase, VectorAnswer>> answers() {
    return Map.of(
        "multinomial_ci", SampleVectors::classShares,
        "nps_sample_size", SampleVectors::sampleSize,
        "small_n_suppression", SampleVectors::suppressed,
        "nps_weighted", SampleVectors::weighted,
        "nps_poststratified", SampleVectors::postStratified,
        "raking", SampleVectors::raked);
  }

  private static VectorAnswer classShares(VectorCase asked) {
    var classes = new ClassShares(wholeNumbers(asked.input().path("counts")));
    boolean wald = param(asked, "method").asText().equals("goodman_wald");
    var intervals =
        wald ? classes.goodmanWald(asked.confidence()) : classes.goodman(asked.confidence());
    return new VectorAnswer()
        .with("shares", classes.shares().stream().map(Proportion::value).toList())
        .with("ci", intervals.stream().map(SampleVectors::ends).toList());
  }

  private static List<Double> ends(Interval interval) {
    return List.of(interval.low(), interval.high());
  }

  private static VectorAnswer sampleSize(VectorCase asked) {
    double variance = asked.input().path("variance").asDouble();
    double distance = asked.input().path("d").asDouble();
    var power = param(asked, "power");
    var sides = param(asked, "sides").asInt() == 1 ? SampleSize.Sides.ONE : SampleSize.Sides.TWO;
    var size =
        power.isNull()
            ? SampleSize.forInterval(variance, distance, asked.confidence())
            : SampleSize.forTest(
                variance,
                distance,
                new SampleSize.Test(asked.confidence(), power.asDouble(), sides));
    return new VectorAnswer().with("raw", size.raw()).with("value", size.answers());
  }

  private static VectorAnswer suppressed(VectorCase asked) {
    var counts = wholeNumbers(asked.input().path("segment_n"));
    var rule = new SmallCounts(param(asked, "min_n").asLong());
    var hidden =
        asked.input().path("total_published").asBoolean()
            ? rule.hiddenBesideTotal(counts)
            : rule.hidden(counts);
    return new VectorAnswer().with("suppressed", hidden.stream().map(String::valueOf).toList());
  }

  private static VectorAnswer weighted(VectorCase asked) {
    var weights = new EnumMap<Group, Weights>(Group.class);
    for (JsonNode row : asked.input().path("rows")) {
      var weight = Weights.of(1, new BigDecimal(row.path("weight").asText()));
      weights.merge(Group.of(row.path("score").asInt()), weight, Weights::merge);
    }
    var share =
        new WeightedNetShare(
            weights.getOrDefault(Group.PROMOTER, Weights.NONE),
            weights.getOrDefault(Group.PASSIVE, Weights.NONE),
            weights.getOrDefault(Group.DETRACTOR, Weights.NONE));
    return new VectorAnswer()
        .with("value", 100 * share.value())
        .with(share.interval(asked.confidence()).times(100))
        .with("n_eff", share.weights().effectiveAnswers())
        .with("deff", share.designEffect());
  }

  private static VectorAnswer postStratified(VectorCase asked) {
    var strata = new ArrayList<Stratum>();
    for (JsonNode node : asked.input().path("strata")) {
      long promoters = node.path("promoters").asLong();
      long detractors = node.path("detractors").asLong();
      long passives = node.path("respondents").asLong() - promoters - detractors;
      strata.add(
          new Stratum(
              node.path("population").asLong(), new NetShare(promoters, passives, detractors)));
    }
    var share = new PostStratified(strata);
    return new VectorAnswer()
        .with("value", 100 * share.value())
        .with("se", 100 * share.standardError())
        .with(share.interval(asked.confidence()).times(100));
  }

  private static VectorAnswer raked(VectorCase asked) {
    var counts =
        asked.input().path("counts").valueStream().map(SampleVectors::wholeNumbers).toList();
    var raking =
        Raking.of(
            counts,
            wholeNumbers(param(asked, "row_targets")),
            wholeNumbers(param(asked, "col_targets")));
    return switch (raking) {
      case Raking.Fitted(var cells) -> new VectorAnswer().with("fitted", cells);
      case Raking.Unreachable() -> new VectorAnswer();
    };
  }

  private static List<Long> wholeNumbers(JsonNode nodes) {
    return nodes.valueStream().map(JsonNode::asLong).toList();
  }

  private static JsonNode param(VectorCase asked, String name) {
    return asked.content().path("params").path(name);
  }
}
