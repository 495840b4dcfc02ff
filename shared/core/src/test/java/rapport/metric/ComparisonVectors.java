package rapport.metric;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rapport.comparison.Change;
import rapport.comparison.Contrast;
import rapport.comparison.Figure;
import rapport.comparison.SegmentScan;
import rapport.comparison.SegmentScan.Finding;
import rapport.statistics.AdjustedP;
import rapport.statistics.MeanDifference;
import rapport.statistics.Moments;
import rapport.statistics.NetShare;
import rapport.statistics.NetShareDifference;
import rapport.statistics.Proportion;
import rapport.statistics.ProportionDifference;
import rapport.statistics.TestResult;

/// Answers the cases about differences and their significance.
final class ComparisonVectors {

  private ComparisonVectors() {}

  static Map<String, Function<VectorCase, VectorAnswer>> answers() {
    return Map.of(
        "nps_diff", ComparisonVectors::netShares,
        "proportion_diff", ComparisonVectors::proportions,
        "mean_diff", ComparisonVectors::means,
        "benjamini_hochberg", ComparisonVectors::benjaminiHochberg,
        "holm", ComparisonVectors::holm,
        "segment_scan", ComparisonVectors::scan);
  }

  /// The change where it would use the method asked for, else the method alone.
  private static VectorAnswer netShares(VectorCase asked) {
    var one = netShare(asked.input().path("a"));
    var other = netShare(asked.input().path("b"));
    var difference = new NetShareDifference(one, other);
    if (param(asked, "method").asText().equals("wald")) {
      return new VectorAnswer()
          .with("value", 100 * difference.value())
          .with(difference.wald(asked.confidence()).times(100))
          .withIf("z", difference.waldTest().map(TestResult::statistic))
          .withIf("p_value", difference.waldTest().map(TestResult::p));
    }
    var change = change(new Figure.Net(one), new Figure.Net(other), asked);
    return answer(change.times(100)).with("z", difference.adjustedWaldTest().statistic());
  }

  private static NetShare netShare(JsonNode node) {
    return new NetShare(
        node.path("promoters").asLong(),
        node.path("passives").asLong(),
        node.path("detractors").asLong());
  }

  private static VectorAnswer proportions(VectorCase asked) {
    var input = asked.input();
    var one = Figure.ofShare(input.path("k1").asLong(), input.path("n1").asLong());
    var other = Figure.ofShare(input.path("k2").asLong(), input.path("n2").asLong());
    return answer(change(one, other, asked)).withIf("z", pooledZ(one, other));
  }

  private static Optional<Double> pooledZ(Figure one, Figure other) {
    return one instanceof Figure.Share(Proportion a) && other instanceof Figure.Share(Proportion b)
        ? new ProportionDifference(a, b).pooledTest().map(TestResult::statistic)
        : Optional.empty();
  }

  private static VectorAnswer means(VectorCase asked) {
    var one = moments(asked.input().path("a"));
    var other = moments(asked.input().path("b"));
    var difference = new MeanDifference(one, other);
    return answer(change(new Figure.Mean(one), new Figure.Mean(other), asked))
        .withIf("t", difference.welchTest().map(TestResult::statistic))
        .withIf("df", difference.freedom());
  }

  private static Moments moments(JsonNode numbers) {
    return numbers
        .valueStream()
        .map(JsonNode::asText)
        .map(BigDecimal::new)
        .map(Moments::of)
        .reduce(Moments::merge)
        .orElseThrow();
  }

  private static VectorAnswer benjaminiHochberg(VectorCase asked) {
    var raw = numbers(asked.input().path("p_values"));
    return adjusted(AdjustedP.benjaminiHochberg(raw), param(asked, "q").asDouble());
  }

  private static VectorAnswer holm(VectorCase asked) {
    var raw = numbers(asked.input().path("p_values"));
    return adjusted(AdjustedP.holm(raw), param(asked, "alpha").asDouble());
  }

  private static VectorAnswer adjusted(AdjustedP adjusted, double level) {
    var rejected = adjusted.rejected(level);
    return new VectorAnswer()
        .with("adjusted", adjusted.values())
        .with("rejected", rejected.stream().map(String::valueOf).toList())
        .with("n_rejected", rejected.stream().filter(yes -> yes).count());
  }

  /// The segments of a case are several partitions one after the other, each as large as the total.
  private static VectorAnswer scan(VectorCase asked) {
    long all = asked.input().path("total").path("n").asLong();
    var contrasts = new ArrayList<Contrast>();
    var partition = new LinkedHashMap<String, Figure>();
    long size = 0;
    for (JsonNode segment : asked.input().path("segments")) {
      long n = segment.path("n").asLong();
      partition.put(segment.path("name").asText(), Figure.ofShare(segment.path("k").asLong(), n));
      size += n;
      if (size == all) {
        contrasts.addAll(Contrast.eachAgainstTheRest(partition));
        partition.clear();
        size = 0;
      }
    }
    var scan = SegmentScan.of(contrasts, asked.confidence(), param(asked, "q").asDouble());
    var findings = new ArrayList<VectorAnswer>();
    scan.findings()
        .forEach(finding -> findings.add(found(contrasts.get(findings.size()), finding)));
    return new VectorAnswer().with("segments", findings);
  }

  private static VectorAnswer found(Contrast contrast, Finding finding) {
    var scanned = (Finding.Scanned) finding;
    return new VectorAnswer()
        .with("name", scanned.segment())
        .with("rate", ((Figure.Share) contrast.figure()).share().value())
        .withIf("z", pooledZ(contrast.figure(), contrast.rest()))
        .with("p_value", scanned.fromRest().p())
        .with("adjusted", scanned.adjustedP())
        .with("flagged", String.valueOf(scanned.flagged()));
  }

  private static Change change(Figure one, Figure other, VectorCase asked) {
    return Change.between(other, one, asked.confidence());
  }

  private static VectorAnswer answer(Change change) {
    return switch (change) {
      case Change.Unknown() -> new VectorAnswer();
      case Change.Plain(double value) -> new VectorAnswer().with("value", value);
      case Change.Untested(double value, var interval) ->
          new VectorAnswer().with("value", value).with(interval);
      case Change.Tested(double value, var interval, double p, _) ->
          new VectorAnswer().with("value", value).with(interval).with("p_value", p);
    };
  }

  private static List<Double> numbers(JsonNode nodes) {
    return nodes.valueStream().map(JsonNode::asDouble).toList();
  }

  private static JsonNode param(VectorCase asked, String name) {
    return asked.content().path("params").path(name);
  }
}
