package rapport.apostle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.apostle.ApostleTable.Pair;
import rapport.event.Scale;

class ApostleTest {

  private static final ApostleModel MODEL = ApostleModel.ONE_TO_FIVE;

  /// Changing the two questions makes mercenaries of hostages, and leaves the rest where it was.
  @Test
  void everyPairIsInTheQuadrantOfItsTwoSides() {
    for (int satisfaction = 1; satisfaction <= 5; satisfaction++) {
      for (int loyalty = 1; loyalty <= 5; loyalty++) {
        var quadrant = MODEL.segment(satisfaction, loyalty).quadrant();
        var turned = MODEL.segment(loyalty, satisfaction).quadrant();

        switch (quadrant) {
          case LOYALIST -> assertThat(Math.min(satisfaction, loyalty)).isGreaterThan(3);
          case DEFECTOR -> assertThat(Math.max(satisfaction, loyalty)).isLessThan(4);
          case MERCENARY -> assertThat(turned).isEqualTo(Quadrant.HOSTAGE);
          case HOSTAGE -> assertThat(turned).isEqualTo(Quadrant.MERCENARY);
        }
      }
    }
  }

  @Test
  void onlyTheCornersAreApostlesAndTerrorists() {
    assertThat(MODEL.segment(5, 5)).isEqualTo(CustomerSegment.APOSTLE);
    assertThat(MODEL.segment(5, 4)).isEqualTo(CustomerSegment.LOYALIST);
    assertThat(MODEL.segment(4, 5)).isEqualTo(CustomerSegment.LOYALIST);
    assertThat(MODEL.segment(1, 1)).isEqualTo(CustomerSegment.TERRORIST);
    assertThat(MODEL.segment(1, 2)).isEqualTo(CustomerSegment.DEFECTOR);
    assertThat(MODEL.segment(2, 1)).isEqualTo(CustomerSegment.DEFECTOR);
  }

  /// The lines of 1 to 5 are at 3/4, 4/4 and 1/4 of the way up.
  @ParameterizedTest
  @CsvSource({
    "1, 5, 4, 5, 2",
    "0, 10, 8, 10, 2",
    "1, 7, 6, 7, 2",
    "1, 10, 8, 10, 3",
    "0, 4, 3, 4, 1",
    "1, 6, 5, 6, 2"
  })
  void theLinesOfOneToFiveAreDrawnOnAnyScale(
      int low, int high, int leastHigh, int affection, int defection) {
    var scale = new Scale(low, high, false);

    assertThat(ApostleModel.on(scale))
        .isEqualTo(new ApostleModel(scale, leastHigh, affection, defection));
  }

  @Test
  void anotherScaleHasItsOwnLines() {
    var model = new ApostleModel(Scale.NPS, 8, 9, 4);

    assertThat(model.segment(10, 10)).isEqualTo(CustomerSegment.APOSTLE);
    assertThat(model.segment(8, 7)).isEqualTo(CustomerSegment.MERCENARY);
    assertThat(model.segment(0, 0)).isEqualTo(CustomerSegment.TERRORIST);
    assertThat(model.zone(9)).isEqualTo(SatisfactionZone.AFFECTION);
    assertThat(model.zone(5)).isEqualTo(SatisfactionZone.INDIFFERENCE);
    assertThat(model.zone(4)).isEqualTo(SatisfactionZone.DEFECTION);
  }

  @ParameterizedTest
  @CsvSource({"1, 5, 2", "6, 5, 2", "4, 2, 2", "4, 6, 2", "4, 5, 0"})
  void linesThatPartNobodyAreRefused(int high, int affection, int defection) {
    var scale = new Scale(1, 5, false);

    assertThatThrownBy(() -> new ApostleModel(scale, high, affection, defection))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no lines on 1-5");
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "3, 0", "6, 3", "3, 6"})
  void scoresOffTheScaleAreRefused(int satisfaction, int loyalty) {
    assertThatThrownBy(() -> MODEL.segment(satisfaction, loyalty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1-5");
    assertThatThrownBy(() -> MODEL.zone(0)).isInstanceOf(IllegalArgumentException.class);
  }

  /// The oracle puts the customers in one by one.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aTableCountsEachCustomerOnce(long seed) {
    var random = new Random(seed);
    var counts = new TreeMap<Pair, Long>();
    var segments = new TreeMap<CustomerSegment, Long>();
    var zones = new TreeMap<SatisfactionZone, Long>();
    for (int i = 0; i < 200; i++) {
      var pair = new Pair(random.nextInt(1, 6), random.nextInt(1, 6));
      counts.merge(pair, 1L, Long::sum);
      segments.merge(MODEL.segment(pair.satisfaction(), pair.loyalty()), 1L, Long::sum);
      zones.merge(MODEL.zone(pair.satisfaction()), 1L, Long::sum);
    }

    var table = new ApostleTable(MODEL, counts);

    assertThat(table.customers()).isEqualTo(200);
    assertThat(table.segments()).containsAllEntriesOf(segments);
    assertThat(table.zones()).containsAllEntriesOf(zones);
    assertThat(table.quadrants().get(Quadrant.LOYALIST))
        .isEqualTo(
            table.segments().get(CustomerSegment.LOYALIST)
                + table.segments().get(CustomerSegment.APOSTLE));
    assertThat(sum(table.quadrants())).isEqualTo(200);
    assertThat(sum(table.segments())).isEqualTo(200);
  }

  @Test
  void aSingleCustomerIsATable() {
    var table = new ApostleTable(MODEL, new TreeMap<>(Map.of(new Pair(5, 5), 1L)));

    assertThat(table.segments()).containsEntry(CustomerSegment.APOSTLE, 1L);
    assertThat(table.customers()).isEqualTo(1);
  }

  @Test
  void anEmptyTableHasAllQuadrantsWithNobodyInThem() {
    var table = new ApostleTable(MODEL, new TreeMap<>());

    assertThat(table.customers()).isZero();
    assertThat(table.quadrants())
        .containsExactly(
            entry(Quadrant.LOYALIST, 0L),
            entry(Quadrant.MERCENARY, 0L),
            entry(Quadrant.HOSTAGE, 0L),
            entry(Quadrant.DEFECTOR, 0L));
  }

  @Test
  void aTableOfWhatCannotBeIsRefused() {
    assertRefused(new Pair(0, 3), 1);
    assertRefused(new Pair(3, 6), 1);
    assertRefused(new Pair(3, 3), 0);
    assertRefused(new Pair(3, 3), -1);
  }

  private static void assertRefused(Pair pair, long count) {
    assertThatThrownBy(() -> new ApostleTable(MODEL, new TreeMap<>(Map.of(pair, count))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
