package rapport.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.statistics.CrossProducts;

class DriversTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void importanceIsTheMeanOfWhatIsAddedInAllOrders(long seed) {
    var rows = rows(new Random(seed), 5, 40);
    var oracle = new LeastSquares(rows, 0).averagedOverOrders(List.of(1, 2, 3, 4));

    var importance = new Drivers(fold(rows), 0).averagedOverOrders();

    requireClose(importance.contributions(), oracle);
  }

  @ParameterizedTest(name = "{0} drivers")
  @ValueSource(ints = {1, 2, 3, 6, 12})
  void bothWaysShareOutTheWholeOfRSquared(int count) {
    var rows = rows(new Random(count), count + 1, 60);
    double rSquared =
        new LeastSquares(rows, count).rSquared(IntStream.range(0, count).boxed().toList());
    var drivers = new Drivers(fold(rows), count);

    for (var importance : List.of(drivers.averagedOverOrders(), drivers.relativeWeights())) {
      assertThat(importance.rSquared()).isCloseTo(rSquared, within(1e-10));
      assertThat(importance.contributions()).hasSize(count).allMatch(share -> share >= 0);
      assertThat(importance.shares().stream().mapToDouble(x -> x).sum())
          .isCloseTo(1, within(1e-12));
    }
  }

  /// With two drivers the two ways are known to be the same.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void twoDriversAreWeighedAlikeBothWays(long seed) {
    var drivers = new Drivers(fold(rows(new Random(seed), 3, 30)), 2);

    requireClose(
        drivers.relativeWeights().contributions(), drivers.averagedOverOrders().contributions());
  }

  @Test
  void unrelatedDriversExplainTheSquaresOfTheirCorrelations() {
    var rows = new ArrayList<List<Long>>();
    for (long i = 0; i < 8; i++) {
      long a = i & 1;
      long b = i >> 1 & 1;
      long c = i >> 2;
      rows.add(List.of(a, b, c, 5 * a - 3 * b + c + 2 * a * b * c));
    }
    var drivers = new Drivers(fold(rows), 3);
    var squares =
        drivers.correlations().stream().map(r -> r.orElseThrow() * r.orElseThrow()).toList();

    requireClose(drivers.averagedOverOrders().contributions(), squares);
    requireClose(drivers.relativeWeights().contributions(), squares);
  }

  @Test
  void importanceGoesWithTheDriversInWhateverOrder() {
    var rows = rows(new Random(9), 5, 50);
    var turned =
        rows.stream()
            .map(row -> List.of(row.get(4), row.get(3), row.get(2), row.get(1), row.get(0)))
            .toList();
    var one = new Drivers(fold(rows), 4);
    var other = new Drivers(fold(turned), 0);

    requireClose(
        other.averagedOverOrders().contributions(),
        one.averagedOverOrders().contributions().reversed());
    requireClose(
        other.relativeWeights().contributions(), one.relativeWeights().contributions().reversed());
  }

  @Test
  void turningAScaleOverOrStretchingItChangesNothing() {
    var rows = rows(new Random(10), 4, 50);
    var turned =
        rows.stream()
            .map(row -> List.of(11 - row.get(0), 7 * row.get(1), row.get(2), -row.get(3)))
            .toList();
    var one = new Drivers(fold(rows), 3);
    var other = new Drivers(fold(turned), 3);

    requireClose(
        other.averagedOverOrders().contributions(), one.averagedOverOrders().contributions());
    requireClose(other.relativeWeights().contributions(), one.relativeWeights().contributions());
  }

  @Test
  void aQuestionAskedTwiceSharesWhatItExplains() {
    var rows = rows(new Random(11), 3, 30);
    var twice =
        rows.stream().map(row -> List.of(row.get(0), row.get(0), row.get(1), row.get(2))).toList();
    double rSquared = new LeastSquares(rows, 2).rSquared(List.of(0, 1));
    var drivers = new Drivers(fold(twice), 3);

    for (var importance : List.of(drivers.averagedOverOrders(), drivers.relativeWeights())) {
      assertThat(importance.rSquared()).isCloseTo(rSquared, within(1e-10));
      assertThat(importance.contributions().get(0))
          .isCloseTo(importance.contributions().get(1), within(1e-10));
    }
  }

  @Test
  void aDriverThatNeverVariesExplainsNothing() {
    var rows = rows(new Random(12), 3, 30);
    var constant =
        rows.stream().map(row -> List.of(row.get(0), 4L, row.get(1), row.get(2))).toList();
    var with = new Drivers(fold(constant), 3);
    var without = new Drivers(fold(rows), 2);

    assertThat(with.correlations().get(1)).isEmpty();
    assertThat(with.averagedOverOrders().contributions().get(1)).isEqualTo(0);
    assertThat(with.relativeWeights().contributions().get(1)).isEqualTo(0);
    assertThat(with.relativeWeights().contributions().get(2))
        .isCloseTo(without.relativeWeights().contributions().get(1), within(1e-12));
  }

  @Test
  void driversThatExplainNothingHaveNoShares() {
    var rows = List.of(List.of(0L, 0L), List.of(0L, 1L), List.of(1L, 0L), List.of(1L, 1L));

    var importance = new Drivers(fold(rows), 1).averagedOverOrders();

    assertThat(importance.contributions()).containsExactly(0.0);
    assertThat(importance.shares()).isEmpty();
    assertThat(importance.rSquared()).isEqualTo(0);
  }

  @Test
  void anOutcomeThatNeverVariesHasNoDrivers() {
    var single = CrossProducts.of(List.of(1L, 2L));

    assertThat(Drivers.of(single, 0)).isEmpty();
    assertThat(Drivers.of(single.merge(CrossProducts.of(List.of(2L, 2L))), 1)).isEmpty();
    assertThat(Drivers.of(single.merge(CrossProducts.of(List.of(2L, 2L))), 0)).isPresent();
    assertRefused(() -> new Drivers(single, 0));
  }

  @Test
  void tenAnswersADriverAreEnough() {
    assertThat(new Drivers(fold(rows(new Random(1), 4, 30)), 0).enough()).isTrue();
    assertThat(new Drivers(fold(rows(new Random(1), 4, 29)), 0).enough()).isFalse();
  }

  @Test
  void tooManyDriversAndUnknownOutcomesAreRefused() {
    var rows = fold(rows(new Random(1), Drivers.MOST + 2, 20));

    assertRefused(() -> new Drivers(rows, 0));
    assertRefused(() -> new Drivers(fold(rows(new Random(1), 1, 20)), 0));
    assertRefused(() -> new Drivers(fold(rows(new Random(1), 3, 20)), 3));
    assertRefused(() -> new Drivers(fold(rows(new Random(1), 3, 20)), -1));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }

  private static void requireClose(List<Double> actual, List<Double> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i)).as("driver %d", i).isCloseTo(expected.get(i), within(1e-10));
    }
  }

  /// Scores that go together, so that it matters which driver comes first.
  private static List<List<Long>> rows(Random random, int variables, int count) {
    var rows = new ArrayList<List<Long>>();
    for (int i = 0; i < count; i++) {
      long common = random.nextInt(5);
      rows.add(
          Collections.unmodifiableList(
              random.longs(variables, 1, 7).mapToObj(own -> common + own).toList()));
    }
    return rows;
  }

  private static CrossProducts fold(List<List<Long>> rows) {
    return rows.stream().map(CrossProducts::of).reduce(CrossProducts::merge).orElseThrow();
  }
}
