package rapport.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.statistics.Interval;
import rapport.statistics.NetShare;
import rapport.weighting.PostStratified.Stratum;

class WeightingTest {

  private static final double CONFIDENCE = 0.95;

  private record Answer(int sense, BigDecimal weight) {}

  /// The oracle goes through the answers one by one, in doubles.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void aWeightedNetShareIsTheWeightedMeanOfItsAnswers(long seed) {
    var answers = answers(new Random(seed));
    double total = 0;
    double sum = 0;
    double squares = 0;
    for (Answer answer : answers) {
      double weight = answer.weight.doubleValue();
      total += weight;
      sum += weight * answer.sense;
      squares += weight * weight;
    }
    double mean = sum / total;
    double variance = 0;
    for (Answer answer : answers) {
      variance += Math.pow(answer.weight.doubleValue() * (answer.sense - mean) / total, 2);
    }

    var share = share(answers);

    assertThat(share.value()).isCloseTo(mean, within(1e-12));
    assertThat(share.standardError()).isCloseTo(Math.sqrt(variance), within(1e-12));
    assertThat(share.weights().effectiveAnswers()).isCloseTo(total * total / squares, within(1e-9));
    assertThat(share.designEffect()).isGreaterThanOrEqualTo(1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void anyOrderAndGroupingGivesTheSameWeightedShare(long seed) {
    var random = new Random(seed);
    var answers = answers(random);
    var whole = share(answers);
    Collections.shuffle(answers, random);
    int cut = 1 + random.nextInt(answers.size() - 1);

    var merged = share(answers.subList(0, cut)).merge(share(answers.subList(cut, answers.size())));

    assertThat(merged).isEqualTo(whole);
  }

  @Test
  void equalWeightsChangeNothing() {
    var plain = new NetShare(12, 7, 5);
    var weight = new BigDecimal("0.25");

    var share =
        new WeightedNetShare(Weights.of(12, weight), Weights.of(7, weight), Weights.of(5, weight));

    assertThat(share.value()).isCloseTo(plain.value(), within(1e-15));
    assertThat(share.standardError()).isCloseTo(plain.standardError(), within(1e-15));
    assertThat(share.weights().effectiveAnswers()).isEqualTo(24);
    assertThat(share.designEffect()).isEqualTo(1);
  }

  @Test
  void answersOfNoWeightCountOnlyAsAnswers() {
    var share =
        new WeightedNetShare(
            Weights.of(3, BigDecimal.ONE), Weights.NONE, Weights.of(3, BigDecimal.ZERO));

    assertThat(share.value()).isEqualTo(1);
    assertThat(share.interval(CONFIDENCE)).isEqualTo(new Interval(1, 1));
    assertThat(share.designEffect()).isEqualTo(2);
    assertThat(Weights.NONE.effectiveAnswers()).isZero();
  }

  @Test
  void oneStratumIsThePlainNetShare() {
    var answers = new NetShare(12, 7, 5);

    var share = new PostStratified(List.of(new Stratum(3, answers)));

    assertThat(share.value()).isEqualTo(answers.value());
    var plain = answers.wald(CONFIDENCE);
    assertThat(share.interval(CONFIDENCE).low()).isCloseTo(plain.low(), within(1e-15));
    assertThat(share.interval(CONFIDENCE).high()).isCloseTo(plain.high(), within(1e-15));
  }

  @Test
  void strataThatAnsweredInProportionGiveThePooledValueMoreSurely() {
    var one = new NetShare(30, 5, 5);
    var other = new NetShare(4, 6, 10);

    var share = new PostStratified(List.of(new Stratum(4000, one), new Stratum(2000, other)));

    assertThat(share.value()).isCloseTo(one.merge(other).value(), within(1e-15));
    assertThat(share.standardError()).isLessThan(one.merge(other).standardError());
  }

  @Test
  void aStratumOfNobodyDoesNotCount() {
    var one = new NetShare(30, 5, 5);

    var share =
        new PostStratified(List.of(new Stratum(9, one), new Stratum(0, new NetShare(0, 0, 7))));

    assertThat(share.value()).isEqualTo(one.value());
    assertThat(share.standardError()).isEqualTo(one.standardError());
  }

  @Test
  void whatCannotBeIsRefused() {
    assertRefused(() -> Weights.of(1, new BigDecimal(-1)));
    assertRefused(() -> Weights.of(-1, BigDecimal.ONE));
    assertRefused(() -> new Weights(2, BigDecimal.TWO, BigDecimal.ONE));
    assertRefused(() -> new Weights(2, BigDecimal.ONE, BigDecimal.TWO));
    assertRefused(() -> new Weights(0, BigDecimal.ONE, BigDecimal.ONE));
    assertRefused(() -> new WeightedNetShare(Weights.NONE, Weights.NONE, Weights.NONE));
    assertRefused(() -> new Stratum(-1, new NetShare(1, 0, 0)));
    assertRefused(() -> new PostStratified(List.of()));
    assertRefused(() -> new PostStratified(List.of(new Stratum(0, new NetShare(1, 0, 0)))));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Answer> answers(Random random) {
    var answers = new ArrayList<Answer>();
    for (int i = 0; i < 60; i++) {
      var weight = BigDecimal.valueOf(1 + random.nextInt(500), 2);
      answers.add(new Answer(random.nextInt(3) - 1, weight));
    }
    return answers;
  }

  private static WeightedNetShare share(List<Answer> answers) {
    return new WeightedNetShare(weights(answers, 1), weights(answers, 0), weights(answers, -1));
  }

  private static Weights weights(List<Answer> answers, int sense) {
    return answers.stream()
        .filter(answer -> answer.sense == sense)
        .map(answer -> Weights.of(1, answer.weight))
        .reduce(Weights.NONE, Weights::merge);
  }
}
