package rapport.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.statistics.Proportion;

class CohortsTest {

  /// The oracle asks every customer about every cell of the table.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void everyCellCountsItsCustomersWhateverTheOrder(long seed) {
    var random = new Random(seed);
    var customers = new ArrayList<SortedSet<Integer>>();
    for (int i = 0; i < 100; i++) {
      var periods = new TreeSet<Integer>();
      random.ints(random.nextInt(5), -2, 6).forEach(periods::add);
      customers.add(periods);
    }
    var each = new ArrayList<>(customers.stream().map(Cohorts::ofCustomer).toList());
    Collections.shuffle(each, random);

    var rows = each.stream().reduce(Cohorts.NONE, Cohorts::merge).rows(6);

    for (CohortRow row : rows) {
      var members = customers.stream().filter(periods -> isOf(row.cohort(), periods)).toList();
      assertThat(row.size()).isEqualTo(members.size());
      assertThat(row.active()).hasSize(6 - row.cohort() + 1);
      for (int i = 0; i < row.active().size(); i++) {
        int period = row.cohort() + i;
        assertThat(row.active().get(i))
            .isEqualTo(members.stream().filter(periods -> periods.contains(period)).count());
      }
    }
    assertThat(rows.stream().mapToLong(CohortRow::size).sum())
        .isEqualTo(customers.stream().filter(periods -> !periods.isEmpty()).count());
  }

  @Test
  void aSilentPeriodIsZeroAndTheFirstIsWhole() {
    var row = Cohorts.ofCustomer(new TreeSet<>(List.of(3, 5))).rows(6).getFirst();

    assertThat(row).isEqualTo(new CohortRow(3, List.of(1L, 0L, 1L, 0L)));
    assertThat(row.retention().getFirst()).isEqualTo(new Proportion(1, 1));
    assertThat(row.retention().get(1)).isEqualTo(new Proportion(0, 1));
  }

  @Test
  void withoutCustomersOrBeforeTheFirstCohortThereAreNoRows() {
    assertThat(Cohorts.NONE.rows(10)).isEmpty();
    assertThat(Cohorts.ofCustomer(new TreeSet<>()).rows(10)).isEmpty();
    assertThat(Cohorts.ofCustomer(new TreeSet<>(List.of(3))).rows(2)).isEmpty();
  }

  @Test
  void countsThatCanNotBeAreRefused() {
    assertRefused(Map.of(2, 1L));
    assertRefused(Map.of(3, 0L, 4, 0L));
    assertRefused(Map.of(2, 1L, 3, 1L));
    assertRefused(Map.of(3, 1L, 4, 2L));
    assertRefused(Map.of(3, 1L, 4, -1L));
  }

  @Test
  void aRowOfMoreThan530PeriodsIsRefused() {
    var cohorts = Cohorts.ofCustomer(new TreeSet<>(List.of(0)));

    assertThat(cohorts.rows(529).getFirst().active()).hasSize(530);
    assertThatThrownBy(() -> cohorts.rows(530))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("530");
  }

  private static void assertRefused(Map<Integer, Long> ofCohortThree) {
    SortedMap<Integer, SortedMap<Integer, Long>> active = new TreeMap<>();
    active.put(3, new TreeMap<>(ofCohortThree));
    assertThatThrownBy(() -> new Cohorts(active)).isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean isOf(int cohort, SortedSet<Integer> periods) {
    return !periods.isEmpty() && periods.first() == cohort;
  }
}
