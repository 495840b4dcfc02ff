package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rapport.metric.CustomerScopes.counts;
import static rapport.metric.CustomerScopes.parts;
import static rapport.metric.CustomerScopes.scope;
import static rapport.metric.CustomerScopes.variant;

import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.metric.Estimate.Bounded;
import rapport.state.StateBuilder;
import rapport.statistics.NetShare;
import rapport.statistics.NetShareDifference;

/// Loyalty plans: who is in one, and how its members differ from the other customers.
class PlanMetricTest {

  @Test
  void membersAreComparedWithTheOthers() {
    var builder = new StateBuilder();
    builder.count("lost@m", 5);
    builder.count("lost:club@m", 1);
    for (int answer = 0; answer < 10; answer++) {
      for (int score : new int[] {10, answer < 5 ? 0 : 7}) {
        builder.value("score", score);
      }
      builder.value("score:club", 10);
    }
    for (long amount : new long[] {10, 20, 30, 50}) {
      builder.row("amount:EUR", List.of(amount * 1_000_000, 0L), 1);
    }
    builder.row("amount:club:EUR", List.of(30_000_000L), 1);
    builder.row("amount:club:EUR", List.of(50_000_000L), 1);
    var opening = counts("customers", 20).merge(counts("members:club", 10));
    var scope = variant(scope(builder.build(), opening), "club");

    var lift = new PlanLift().value(scope);

    assertThat(((Bounded) lift.estimate()).value()).isCloseTo(0.9 - 0.6, within(1e-12));
    assertThat(((Bounded) lift.estimate()).method()).isEqualTo("newcombe");
    assertThat(parts(lift)).containsEntry("nps", 150.0).containsEntry("orderValue", 25.0);
    assertThat(parts(lift))
        .containsEntry("members", 10.0)
        .containsEntry("membersRetained", 9.0)
        .containsEntry("others", 10.0)
        .containsEntry("othersRetained", 6.0);
    requireIntervals(parts(lift));
    assertThat(new PlanLift().variants(opening)).containsExactly("club");
  }

  /// Ten promoters against five passives and five detractors, and orders of 30 and 50 against 10
  /// and 20: their variances are 200 and 50, so Welch's has 125² / (100² + 25²) degrees of freedom.
  private static void requireIntervals(Map<String, Double> parts) {
    var scores = new NetShareDifference(new NetShare(10, 0, 0), new NetShare(0, 5, 5));
    var net = scores.adjustedWald(0.95);
    double freedom = 125.0 * 125 / (100 * 100 + 25 * 25);
    double half = TDistribution.of(freedom).inverseCumulativeProbability(0.975) * Math.sqrt(125);

    assertThat(parts.get("npsLow")).isCloseTo(100 * net.low(), within(1e-9));
    assertThat(parts.get("npsHigh")).isCloseTo(100 * net.high(), within(1e-9));
    assertThat(parts.get("orderValueLow")).isCloseTo(25 - half, within(1e-6));
    assertThat(parts.get("orderValueHigh")).isCloseTo(25 + half, within(1e-6));
  }

  @Test
  void aPlanIsWhatItsFiguresComeApartBy() {
    assertThat(new PlanLift().variedBy()).contains("plan");
    assertThat(new PlanLift().settings()).containsExactly("plans");
  }

  @ParameterizedTest(name = "{0} members and {1} others answered")
  @CsvSource({"10, 10, true", "9, 10, false", "10, 9, false", "0, 20, false"})
  void whatFewMembersOrFewOthersAnsweredIsNotTold(int members, int others, boolean told) {
    var builder = new StateBuilder();
    for (int answer = 0; answer < members + others; answer++) {
      builder.value("score", answer % 11);
      if (answer < members) {
        builder.value("score:club", answer % 11);
      }
    }
    var scope = variant(scope(builder.build(), counts("customers", 50)), "club");

    var parts = new PlanLift().value(scope).parts();

    for (String part : List.of("nps", "npsLow", "npsHigh")) {
      assertThat(parts.get(part).number().isPresent()).as(part).isEqualTo(told);
    }
  }

  @Test
  void membersAreAShareOfTheCustomers() {
    var opening =
        counts("customers", 20)
            .merge(counts("members:club", 10))
            .merge(counts("tier:club:gold", 4));
    var scope = variant(scope(counts("members:club", -2), opening), "club");

    var members = new PlanMembers().value(scope);

    assertThat(((Bounded) members.estimate()).value()).isEqualTo(0.4);
    assertThat(parts(members)).containsEntry("tier:gold", 4.0);
  }
}
