package rapport.local.simulation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rapport.local.simulation.Site.Function;
import rapport.store.Key;

/// Checks that no planted bug needs.
class ChecksTest {

  @Test
  void ofABatchOfSeveralTenantsTheOthersMustBeMarkedIfOneFails() {
    var invocation = new Invocation(Set.of("a", "b"), 0);
    invocation.logged(new Key("t#a#20260301", "10#1"));
    invocation.logged(new Key("t#b#20260301", "11#1"));

    assertThatCode(() -> invocation.succeedsBut(Set.of("a", "b"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> invocation.succeedsBut(Set.of("a")))
        .isInstanceOf(Violation.class)
        .hasMessageContaining("[b#2026030111]");

    invocation.marked(new Key("q#00", "0#b#2026030111"));
    assertThatCode(() -> invocation.succeedsBut(Set.of("a"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> invocation.succeedsBut(Set.of())).isInstanceOf(Violation.class);
  }

  @Test
  void aNightlyAlarmIsAViolationWhereNoBugIsPlanted() {
    var line = "a record is not the fold of its log";
    var right = container(Plant.NOTHING).surroundings().log();
    var wrong = container(Plant.DAY_LOST).surroundings().log();

    assertThatThrownBy(() -> right.warn(line, Map.of("tenant", "a")))
        .isInstanceOf(Violation.class)
        .hasMessageContaining(line);
    assertThatCode(() -> right.warn("failed", Map.of())).doesNotThrowAnyException();
    assertThatCode(() -> wrong.warn(line, Map.of("tenant", "a"))).doesNotThrowAnyException();
  }

  private static Container container(Plant plant) {
    var setting = new World.Setting(1, Plot.PROTOCOL, Errand.Kind.NOTHING, Aim.NOTHING, plant);
    var world = new World(setting, Choices.replaying(new int[0]), new Tally.OfRun());
    return new Container(world, Function.ROLLUP, 0);
  }
}
