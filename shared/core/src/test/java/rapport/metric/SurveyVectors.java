package rapport.metric;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.event.Scale;
import rapport.metric.ScoreSlot.Sense;
import rapport.state.Cell;
import rapport.state.State;
import rapport.statistics.Interval;
import rapport.statistics.NetShare;
import rapport.statistics.Proportion;

/// Answers the cases about shares and scores. Where a case asks for what a metric of the catalog
/// says, the metric answers; other methods come from the statistics.
final class SurveyVectors {

  private static final ScoreSlot NPS = new ScoreSlot(Scale.NPS, Sense.PLAIN);

  private SurveyVectors() {}

  static VectorAnswer nps(VectorCase asked) {
    var input = asked.input();
    if (input.has("histogram")) {
      return npsOf(histogram(input.path("histogram")), asked);
    }
    if (input.has("scores")) {
      var scores = new TreeMap<Integer, Long>();
      int excluded = keepOnScale(input.path("scores"), Scale.NPS, scores);
      return npsOf(scores, asked).with("excluded", excluded);
    }
    return net(
        input.path("promoters").asLong(),
        input.path("passives").asLong(),
        input.path("detractors").asLong(),
        asked);
  }

  static VectorAnswer npsClass(VectorCase asked) {
    int score = asked.input().path("score").asInt();
    return new VectorAnswer().with("label", NetPromoterScore.Group.of(score).name());
  }

  static VectorAnswer cesNet(VectorCase asked) {
    var counts = histogram(asked.input().path("histogram"));
    var params = asked.content().path("params");
    long easy = sum(counts.tailMap(params.path("easy_min").asInt()));
    long difficult = sum(counts.headMap(params.path("difficult_max").asInt() + 1));
    return net(easy, sum(counts) - easy - difficult, difficult, asked);
  }

  static VectorAnswer proportion(VectorCase asked) {
    long k = asked.input().path("k").asLong();
    long n = asked.input().path("n").asLong();
    var answer = new VectorAnswer().with("k", k).with("n", n);
    if (n == 0) {
      var none = new Rate(new Rate.Count("k", k), new Rate.Count("n", n)).value(asked.confidence());
      return answer.with(none.estimate());
    }
    var share = new Proportion(k, n);
    return answer.with("value", share.value()).with(interval(share, asked));
  }

  static VectorAnswer satisfied(VectorCase asked) {
    var input = asked.input();
    var scale = upTo(asked.content().path("params").path("satisfied_min").asInt(4) + 1);
    var counts =
        input.has("histogram")
            ? histogram(input.path("histogram"))
            : twoScores(input.path("satisfied").asLong(), input.path("total").asLong(), scale);
    return share(new Satisfaction(), new ScoreSlot(scale, Sense.PLAIN), counts, "satisfied", asked);
  }

  static VectorAnswer easy(VectorCase asked) {
    var counts = histogram(asked.input().path("histogram"));
    int leastEasy = asked.content().path("params").path("agree_min").asInt(5);
    var slot = new ScoreSlot(upTo(2 * leastEasy - 3), Sense.EASE);
    return share(new EaseShare(), slot, counts, "easy", asked);
  }

  static VectorAnswer meanSatisfaction(VectorCase asked) {
    boolean seven = asked.input().path("histogram").has("7");
    return mean(new MeanSatisfaction(), new ScoreSlot(upTo(seven ? 7 : 5), Sense.PLAIN), asked);
  }

  static VectorAnswer meanEffort(VectorCase asked) {
    boolean seven = asked.input().path("histogram").has("7");
    var slot = seven ? new ScoreSlot(upTo(7), Sense.EASE) : new ScoreSlot(upTo(5), Sense.EFFORT);
    return mean(new MeanEffort(), slot, asked);
  }

  static VectorAnswer mergedHistogram(VectorCase asked) {
    Cell merged = new Cell.Values(Collections.emptySortedMap());
    for (JsonNode part : asked.input().path("parts")) {
      merged = merged.merge(new Cell.Values(histogram(part)));
    }
    var counts = State.of(NPS.name(), merged).values(NPS.name());
    var fields = new VectorAnswer();
    counts.forEach((score, count) -> fields.with(Integer.toString(score), count));
    var value = value(new NetPromoterScore(), NPS, counts, asked);
    var moments = new Scores(NPS, counts).moments();
    var answer =
        new VectorAnswer()
            .with("histogram", fields)
            .with("n", value.n())
            .with("mean", moments.mean())
            .with(value.estimate());
    return value.estimate() instanceof Estimate.Bounded(double nps, _, _, _)
        ? answer.with("nps", nps)
        : answer;
  }

  static SortedMap<Integer, Long> histogram(JsonNode node) {
    var counts = new TreeMap<Integer, Long>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (entry.getValue().asLong() != 0) {
        counts.put(Integer.parseInt(entry.getKey()), entry.getValue().asLong());
      }
    }
    return counts;
  }

  static MetricValue value(
      Metric metric, ScoreSlot slot, SortedMap<Integer, Long> counts, VectorCase asked) {
    var state = counts.isEmpty() ? State.EMPTY : State.of(slot.name(), new Cell.Values(counts));
    return metric.value(Scopes.of(state, asked.confidence()));
  }

  /// @return how many were no scores
  static int keepOnScale(JsonNode scores, Scale scale, SortedMap<Integer, Long> kept) {
    int excluded = 0;
    for (JsonNode score : scores) {
      if (score.isInt() && scale.holds(score.intValue())) {
        kept.merge(score.intValue(), 1L, Long::sum);
      } else {
        excluded++;
      }
    }
    return excluded;
  }

  private static VectorAnswer npsOf(SortedMap<Integer, Long> counts, VectorCase asked) {
    var value = value(new NetPromoterScore(), NPS, counts, asked);
    return net(
        (long) value.number("promoters").orElseThrow(),
        (long) value.number("passives").orElseThrow(),
        (long) value.number("detractors").orElseThrow(),
        asked);
  }

  /// The metric where it would use the method asked for, else the method alone.
  private static VectorAnswer net(long favourable, long neutral, long adverse, VectorCase asked) {
    if (favourable == 0 && neutral == 0 && adverse == 0) {
      var none = new NetPromoterScore().value(Scopes.of(State.EMPTY, asked.confidence()));
      return new VectorAnswer().with("n", none.n()).with(none.estimate());
    }
    var share = new NetShare(favourable, neutral, adverse);
    double n = share.answers();
    var answer =
        new VectorAnswer()
            .with("n", share.answers())
            .with("promoter_share", favourable / n)
            .with("passive_share", neutral / n)
            .with("detractor_share", adverse / n)
            .with("value", 100 * share.value());
    var metric = metricIfItUses(asked.method(), share, asked);
    if (metric.isPresent()) {
      return answer.with(metric.get());
    }
    interval(share, asked).ifPresent(interval -> answer.with(interval.times(100)));
    return answer;
  }

  private static Optional<Estimate> metricIfItUses(
      String method, NetShare share, VectorCase asked) {
    var counts = new TreeMap<Integer, Long>();
    counts.put(9, share.favourable());
    counts.put(8, share.neutral());
    counts.put(0, share.adverse());
    var estimate = value(new NetPromoterScore(), NPS, counts, asked).estimate();
    var name = method.equals("adj_wald_3t") ? Estimate.Method.ADJUSTED_WALD : method;
    return estimate instanceof Estimate.Bounded(_, _, _, String used) && used.equals(name)
        ? Optional.of(estimate)
        : Optional.empty();
  }

  private static Optional<Interval> interval(NetShare share, VectorCase asked) {
    double confidence = asked.confidence();
    return switch (asked.method()) {
      case "adj_wald_3t" -> Optional.of(share.adjustedWald(confidence));
      case "wald" -> Optional.of(share.wald(confidence));
      case "score" -> Optional.of(share.score(confidence));
      case "agresti_min" -> Optional.of(share.agrestiMin(confidence));
      case "bonett_price" -> Optional.of(share.bonettPrice(confidence));
      case "trinomial_t" -> share.trinomialT(confidence);
      default -> throw new IllegalStateException("unknown method of " + asked);
    };
  }

  private static Interval interval(Proportion share, VectorCase asked) {
    return switch (asked.method()) {
      case "wilson" -> share.wilson(asked.confidence());
      case "clopper_pearson" -> share.clopperPearson(asked.confidence());
      case "agresti_coull" -> share.agrestiCoull(asked.confidence());
      default -> throw new IllegalStateException("unknown method of " + asked);
    };
  }

  private static VectorAnswer share(
      Metric metric,
      ScoreSlot slot,
      SortedMap<Integer, Long> counts,
      String part,
      VectorCase asked) {
    var value = value(metric, slot, counts, asked);
    return new VectorAnswer()
        .with("n", value.n())
        .with("k", value.number(part).orElseThrow())
        .with(value.estimate());
  }

  private static VectorAnswer mean(Metric metric, ScoreSlot slot, VectorCase asked) {
    var counts = histogram(asked.input().path("histogram"));
    var value = value(metric, slot, counts, asked);
    var answer = new VectorAnswer().with("n", value.n()).with(value.estimate());
    return counts.isEmpty()
        ? answer
        : answer.withIf("sd", new Scores(slot, counts).moments().standardDeviation());
  }

  private static Scale upTo(int greatest) {
    return new Scale(1, greatest, false);
  }

  private static SortedMap<Integer, Long> twoScores(long satisfied, long total, Scale scale) {
    var counts = new TreeMap<Integer, Long>();
    counts.put(scale.high(), satisfied);
    counts.put(scale.low(), total - satisfied);
    return counts;
  }

  private static long sum(SortedMap<Integer, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
