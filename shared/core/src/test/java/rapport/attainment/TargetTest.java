package rapport.attainment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.attainment.Target.Outcome;
import rapport.statistics.Proportion;

class TargetTest {

  private static final Target MINUTE = new Target(60);

  @ParameterizedTest
  @CsvSource({
    "0,  60,  MET",
    "60, 60,  MET",
    "60, 900, MET",
    "61, 61,  BREACHED",
    "61, 900, BREACHED",
    "5,  59,  PENDING",
    "59, 59,  PENDING",
  })
  void aTargetThatWasReachedCountsOnceItIsDue(long after, long age, Outcome outcome) {
    assertThat(MINUTE.reached(after, age)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"0, PENDING", "60, PENDING", "61, BREACHED"})
  void anOpenTargetIsBreachedAfterItsLastSecond(long age, Outcome outcome) {
    assertThat(MINUTE.open(age)).isEqualTo(outcome);
  }

  /// Nobody who looks later sees a target leave what it once was.
  @Test
  void onceDueAnOutcomeStays() {
    for (long after = 0; after < 130; after++) {
      var last = MINUTE.reached(after, 1_000);

      for (long age = Math.max(after, 60); age < 200; age++) {
        assertThat(MINUTE.reached(after, age)).isEqualTo(last);
      }
    }
  }

  @Test
  void outcomesAddUpAndPendingOnesStayOutOfTheShare() {
    var all =
        List.of(Outcome.MET, Outcome.PENDING, Outcome.BREACHED, Outcome.MET).stream()
            .map(Attainment::of)
            .reduce(Attainment.NONE, Attainment::merge);

    assertThat(all).isEqualTo(new Attainment(2, 1, 1));
    assertThat(all.share()).contains(new Proportion(2, 3));
    assertThat(Attainment.of(Outcome.PENDING).share()).isEmpty();
    assertThat(all.merge(Attainment.NONE)).isEqualTo(all);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertRefused(() -> new Target(0));
    assertRefused(() -> MINUTE.reached(-1, 5));
    assertRefused(() -> MINUTE.reached(6, 5));
    assertRefused(() -> MINUTE.open(-1));
    assertRefused(() -> new Attainment(-1, 0, 0));
    assertRefused(() -> new Attainment(0, -1, 0));
    assertRefused(() -> new Attainment(0, 0, -1));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }
}
