package rapport.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.LoggedFact.Origin;
import rapport.fact.Measure;

class WinnersTest {

  private static final Instant TIME = Instant.parse("2026-03-02T09:10:00Z");
  private static final FactId ID = FactId.of("ticket", "T1", "created");

  private final Winners winners = new Winners();

  @Test
  void theHigherRevisionStandsAndTheOtherHasFallen() {
    var first = fact(TIME, 0, false);
    var second = fact(TIME, 1, false);
    winners.add(second);
    winners.add(first);
    winners.add(first);

    assertThat(winners.standing()).containsExactly(second);
    assertThat(winners.isStanding(second)).isTrue();
    assertThat(winners.isStanding(first)).isFalse();
    assertThat(winners.fallen()).contains(first).doesNotContain(second);
  }

  @Test
  void ofOneRevisionTheContentDecidesAndNotTheOrder() {
    var one = fact(TIME, 0, false);
    var other = fact(TIME.plusSeconds(60), 0, false);
    var reversed = new Winners();
    winners.add(one);
    winners.add(other);
    reversed.add(other);
    reversed.add(one);

    assertThat(winners.standing()).hasSize(1).isEqualTo(reversed.standing());
  }

  @Test
  void oneOfAnotherHourIsNoRival() {
    var first = fact(TIME, 0, false);
    var later = fact(TIME.plusSeconds(3600), 1, false);
    winners.add(first);

    assertThat(winners.isStanding(later)).isFalse();
    winners.add(later);
    assertThat(winners.standing()).containsExactlyInAnyOrder(first, later);
    assertThat(winners.isStanding(first)).isTrue();
  }

  @Test
  void whatIsVoidStandsNowhereThoughItWins() {
    var first = fact(TIME, 0, false);
    var voided = fact(TIME, 1, true);
    winners.add(first);
    winners.add(voided);

    assertThat(winners.standing()).isEmpty();
    assertThat(winners.isStanding(voided)).isFalse();
    assertThat(winners.isStanding(first)).isFalse();
  }

  @Test
  void whatIsBuriedHasFallenInItsHourAlone() {
    var first = fact(TIME, 0, false);
    var later = fact(TIME.plusSeconds(3600), 0, false);
    winners.add(first);
    winners.add(later);
    winners.bury(first.hour(), ID);

    assertThat(winners.standing()).containsExactly(later);
    assertThat(winners.isStanding(first)).isFalse();
    assertThat(winners.fallen()).containsExactly(first);
  }

  private static LoggedFact fact(Instant time, long revision, boolean voided) {
    return new LoggedFact(
        ID,
        new Version(revision, voided),
        time,
        new Origin(0, ""),
        new TreeMap<>(),
        List.of(new Measure.Count(new Family("visits"), "s", revision + 1)),
        Collections.emptySortedMap());
  }
}
