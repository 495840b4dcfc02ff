package rapport.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.value.ValueClasses.ValueClass;

class ValueTest {

  /// The oracle adds customers, the greatest first, until they make the share, in whole numbers.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theFewestCustomersWhoMakeTheShareAreOfItsClass(long seed) {
    var cents = new ArrayList<>(new Random(seed).longs(60, 0, 5000).boxed().toList());
    long total = cents.stream().mapToLong(Long::longValue).sum();
    cents.sort(Comparator.reverseOrder());
    long ofA = fewest(cents, total * 80);
    long ofAandB = fewest(cents, total * 95);

    var classes = ValueClasses.of(amounts(cents), ValueClasses.USUAL);

    assertThat(classes.count(ValueClass.A)).isEqualTo(ofA);
    assertThat(classes.count(ValueClass.B)).isEqualTo(ofAandB - ofA);
    assertThat(classes.byCustomer()).hasSize(60).isSorted();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theClassesGoWithTheCustomersInWhateverOrder(long seed) {
    var random = new Random(seed);
    var cents = new ArrayList<>(random.longs(40, 0, 1_000_000_000).distinct().boxed().toList());
    var sorted = cents.stream().sorted(Comparator.reverseOrder()).toList();
    var expected = ValueClasses.of(amounts(sorted), ValueClasses.USUAL).byCustomer();
    Collections.shuffle(cents, random);

    var classes = ValueClasses.of(amounts(cents), ValueClasses.USUAL).byCustomer();

    for (int i = 0; i < cents.size(); i++) {
      assertThat(classes.get(i)).isEqualTo(expected.get(sorted.indexOf(cents.get(i))));
    }
  }

  @Test
  void equalCustomersAreClassedInTheOrderTheyCame() {
    var classes = ValueClasses.of(Collections.nCopies(20, BigDecimal.TEN), ValueClasses.USUAL);

    assertThat(classes.byCustomer().subList(0, 16)).containsOnly(ValueClass.A);
    assertThat(classes.byCustomer().subList(16, 19)).containsOnly(ValueClass.B);
    assertThat(classes.byCustomer().subList(19, 20)).containsOnly(ValueClass.C);
  }

  @Test
  void oneCustomerMakesEverythingAndNoneMakeNothing() {
    assertThat(ValueClasses.of(List.of(BigDecimal.ONE), ValueClasses.USUAL).byCustomer())
        .containsExactly(ValueClass.A);
    assertThat(ValueClasses.of(List.of(BigDecimal.ZERO), ValueClasses.USUAL).byCustomer())
        .containsExactly(ValueClass.C);
    assertThat(ValueClasses.of(List.of(), ValueClasses.USUAL).byCustomer()).isEmpty();
  }

  @Test
  void negativeRevenueAndSharesThatFallAreRefused() {
    assertRefused(() -> ValueClasses.of(List.of(new BigDecimal("-0.01")), ValueClasses.USUAL));
    assertRefused(() -> new ValueClasses.Shares(BigDecimal.ZERO, BigDecimal.ONE));
    assertRefused(() -> new ValueClasses.Shares(BigDecimal.ONE, new BigDecimal("0.9")));
    assertRefused(() -> new ValueClasses.Shares(BigDecimal.ONE, BigDecimal.TEN));
  }

  @Test
  void deliveredValueIsWhatIsLeftOfTheBenefitsAndMayBeNegative() {
    var benefit = benefit("1.5", "0", "2", "0");
    var cost = cost("3", "0.25", "0.25", "1");

    assertThat(new DeliveredValue(benefit, cost).value()).isEqualByComparingTo("-1");
  }

  @Test
  void aNegativeBenefitOrCostIsRefused() {
    assertRefused(() -> benefit("1", "1", "1", "-1"));
    assertRefused(() -> benefit("-1", "1", "1", "1"));
    assertRefused(() -> cost("1", "-0.1", "1", "1"));
  }

  private static long fewest(List<Long> sorted, long hundredfold) {
    long sum = 0;
    int customers = 0;
    while (sum * 100 < hundredfold) {
      sum += sorted.get(customers);
      customers++;
    }
    return customers;
  }

  private static List<BigDecimal> amounts(List<Long> cents) {
    return cents.stream().map(amount -> BigDecimal.valueOf(amount, 2)).toList();
  }

  private static DeliveredValue.Benefit benefit(String... points) {
    var each = Stream.of(points).map(BigDecimal::new).toList();
    return new DeliveredValue.Benefit(each.get(0), each.get(1), each.get(2), each.get(3));
  }

  private static DeliveredValue.Cost cost(String... points) {
    var each = Stream.of(points).map(BigDecimal::new).toList();
    return new DeliveredValue.Cost(each.get(0), each.get(1), each.get(2), each.get(3));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }
}
