package rapport.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.statistics.EventRate;
import rapport.statistics.Proportion;

class ActivityTest {

  /// The oracle asks each customer on what share of the days they were active, and takes the mean
  /// of those who ever were.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void stickinessIsTheShareOfDaysOfAnActiveCustomer(long seed) {
    var random = new Random(seed);
    int days = 1 + random.nextInt(30);
    long activeDays = 0;
    long active = 0;
    double shares = 0;
    for (int customer = 0; customer < 50; customer++) {
      var of = new BitSet();
      random.ints(random.nextInt(6), 0, days).forEach(of::set);
      activeDays += of.cardinality();
      active += of.isEmpty() ? 0 : 1;
      shares += (double) of.cardinality() / days;
    }

    var stickiness = new Stickiness(activeDays, days, active);

    assertThat(stickiness.value().orElseThrow()).isCloseTo(shares / active, within(1e-12));
  }

  @Test
  void whereNobodyIsActiveNothingSticks() {
    assertThat(new Stickiness(0, 30, 0).value()).isEmpty();
    assertThat(new Stickiness(5, 30, 0).value()).isEmpty();
    assertThat(new Stickiness(60, 30, 2).value()).contains(1.0);
  }

  @Test
  void withoutParticipantsThereIsAShareButNoRatePerParticipant() {
    var nobody = new Engagement(0, 40, 0);

    assertThat(nobody.share()).contains(new Proportion(0, 40));
    assertThat(nobody.perCustomer()).contains(new EventRate(0, 40));
    assertThat(nobody.perParticipant()).isEmpty();
  }

  @Test
  void interactionsAreSharedByAllCustomersOrByThoseWhoTakePart() {
    var engagement = new Engagement(4, 40, 10);

    assertThat(engagement.perCustomer()).contains(new EventRate(10, 40));
    assertThat(engagement.perParticipant()).contains(new EventRate(10, 4));
    assertThat(new Engagement(4, 4, 4).perParticipant()).contains(new EventRate(4, 4));
  }

  @Test
  void inAPeriodOfOneDayWhoIsActiveIsSoOnAllDays() {
    assertThat(new Stickiness(7, 1, 7).value()).contains(1.0);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertRefused(() -> new Engagement(5, 4, 9));
    assertRefused(() -> new Engagement(-1, 4, 9));
    assertRefused(() -> new Engagement(3, 4, 2));
    assertRefused(() -> new Engagement(0, 4, 1));
    assertRefused(() -> new Stickiness(-1, 30, 0));
    assertRefused(() -> new Stickiness(1, 0, 1));
    assertRefused(() -> new Stickiness(1, 30, -1));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }
}
