package rapport.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rapport.local.simulation.Site.Function;
import rapport.store.Key;

/// Checks that no planted bug needs.
class ChecksTest {

  @Test
  void ofABatchOfSeveralTenantsTheOthersMustBeMarkedIfOneFails() {
    var invocation = new Invocation(Set.of("a", "b"), Instant.EPOCH);
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

  /// What an import or customer that was taken back meanwhile would bring is dropped, and gone over
  /// when whoever may still write it has ended. A run that began later writes nothing of it.
  @ParameterizedTest
  @EnumSource(names = {"WITHDRAWAL", "ERASURE"})
  void whatARunHasWrittenMayBeDroppedOnlyIfItIsTakenBackMeanwhile(Errand.Kind kind) {
    var world = world(kind, Plant.NOTHING);
    var tenant = new Tenant("a", "UTC", false);
    tenant.furniture().forEach(world.summary::furnish);
    var errand = new Errand(world, tenant, kind);
    var before = world.now();

    assertThat(errand.takenBackSince(before)).isEmpty();
    world.pass(1);
    errand.begin();

    assertThat(errand.takenBackSince(before)).containsExactly("a");
    assertThat(errand.takenBackSince(world.now())).containsExactly("a");
    assertThat(errand.takenBackSince(world.now().plus(Duration.ofMillis(1)))).isEmpty();
  }

  @Test
  void whatIsPublishedAnewMustBeMarked() {
    var world = world(Errand.Kind.REPUBLISHING, Plant.NOTHING);
    var errand = new Errand(world, new Tenant("a", "UTC", false), Errand.Kind.REPUBLISHING);

    errand.begin();

    assertThat(errand.takenBackSince(world.now())).isEmpty();
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
    return new Container(world(Errand.Kind.NOTHING, plant), Function.ROLLUP, 0);
  }

  private static World world(Errand.Kind errand, Plant plant) {
    var setting = new World.Setting(1, Plot.PROTOCOL, errand, Aim.NOTHING, plant);
    return new World(setting, Choices.replaying(new int[0]), new Tally.OfRun());
  }
}
