package rapport.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.local.simulation.Site.Call;
import rapport.local.simulation.Site.Function;
import rapport.local.simulation.Site.Item;

class AimTest {

  private static final int CALLS = 20_000;
  private static final int AT = Site.of(Function.ROLLUP, Call.DELETE, Item.WAKE);
  private static final int ELSEWHERE = Site.of(Function.ROLLUP, Call.PUT, Item.RECORD);

  /// Ten faults share nine of ten calls.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 20_260_301})
  void whereARunAimsItMeetsEveryFaultAlike(long seed) {
    var met = met(seed, AT);

    for (Fault fault : Fault.ALL) {
      if (Weather.Kind.WRITE.meets(fault)) {
        assertThat(met.getOrDefault(fault, 0)).as("%s", fault).isBetween(1_600, 2_000);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 20_260_301})
  void onItsWayThereNothingDies(long seed) {
    var met = met(seed, ELSEWHERE);

    assertThat(met).doesNotContainKeys(Fault.DIED_BEFORE, Fault.DIED_AFTER);
    assertThat(met.getOrDefault(Fault.FAILED, 0)).isLessThan(CALLS / 100);
  }

  @Test
  void noTwoAimsAreAtTheSamePlace() {
    var places = new HashSet<Integer>();

    for (Aim aim : Aim.values()) {
      for (int site = 0; site < Site.COUNT; site++) {
        if (aim.isAt(site)) {
          assertThat(places.add(site)).as("%s", Site.name(site)).isTrue();
        }
      }
    }

    assertThat(places).hasSize(Aim.values().length - 1);
  }

  private static Map<Fault, Integer> met(long seed, int site) {
    var choices = Choices.of(seed);
    var weather = new Weather(choices, Aim.WAKE_REMOVED);
    var met = new EnumMap<Fault, Integer>(Fault.class);
    for (int call = 0; call < CALLS; call++) {
      met.merge(weather.of(Weather.Kind.WRITE, site, choices), 1, Integer::sum);
    }
    return met;
  }
}
