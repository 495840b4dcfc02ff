package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.access.FreshKey;
import rapport.access.IssuedKey;
import rapport.access.KeyRing;
import rapport.store.AccessKeys;
import rapport.store.IssuedKeys;
import rapport.store.Table;
import rapport.store.contract.SteppedTable;
import rapport.store.contract.Steps;
import rapport.store.memory.MemoryTable;

/// How a tenant gets its keys back from whoever has them.
final class TenantKeysTest {

  private static final String TENANT = "acme";
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final int MOST_STEPS = 200;

  private final Random random = new Random(1);
  private MemoryTable table = new MemoryTable();
  private Steps steps = new Steps();
  private final List<IssuedKey> stolen = new ArrayList<>();

  @Test
  void aThiefWhoFilledTheListIsShutOut() throws StartException {
    begin();
    while (ring().keys().size() < KeyRing.MAX_KEYS) {
      steal();
    }

    var fresh = recover(table);

    assertThat(ring().keys()).containsExactly(fresh.key());
    assertOnlyOneAdministers(fresh, "full");
  }

  @Test
  void aListThatIsFullOfKeysForLessKeepsThem() throws StartException {
    begin();
    while (ring().keys().size() < KeyRing.MAX_KEYS) {
      issue(key(Kind.READ));
    }

    var fresh = recover(table);

    assertThat(ring().keys()).hasSize(KeyRing.MAX_KEYS).last().isEqualTo(fresh.key());
    assertOnlyOneAdministers(fresh, "full");
    assertOnlyOneAdministers(recover(table), "full, and once more");
  }

  /// What is to be recovered may be used at any moment: to make another key, to revoke whatever
  /// else makes keys, or to leave no room.
  @Test
  void whateverAThiefDoesMeanwhileOnlyTheNewKeyMakesKeys() throws StartException {
    List<Runnable> thefts = List.of(this::steal, this::revokeOthers, this::fill);
    for (Runnable theft : thefts) {
      for (int step = 1; step <= stepsOfRecovery(); step++) {
        begin();
        at(step, theft);

        var fresh = recover(new SteppedTable(table, steps));

        assertOnlyOneAdministers(fresh, "met at step " + step);
      }
    }
  }

  @Test
  void whoeverStaysInTheWayIsSaidAndNoKeyIsShown() {
    begin();
    steps.restart(
        step -> {
          if (step.call().equals("after get")) {
            steal();
          }
        });

    assertThatThrownBy(() -> recover(new SteppedTable(table, steps)))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("others are changing the keys of tenant acme");
  }

  @Test
  void aRecoveryThatBrokeOffAnywhereIsDoneAgain() throws StartException {
    for (int step = 1; step <= stepsOfRecovery(); step++) {
      begin();
      steps.dieAt(step);
      assertThatThrownBy(() -> recover(new SteppedTable(table, steps)))
          .isInstanceOf(Steps.Died.class);
      steps.rest();

      boolean lost = !ring().keys().isEmpty();
      var fresh = new TenantKeys(table, TENANT, NOW.plusSeconds(1)).make(lost);

      assertOnlyOneAdministers(fresh, "died at step " + step);
    }
  }

  @Test
  void whoSaysNotThatKeysAreLostChangesNothing() {
    begin();
    var before = ring();

    assertThatThrownBy(() -> new TenantKeys(table, TENANT, NOW).make(false))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("there is a tenant acme already");
    assertThat(ring()).isEqualTo(before);
  }

  private FreshKey recover(Table summary) throws StartException {
    return new TenantKeys(summary, TENANT, NOW).make(true);
  }

  private void assertOnlyOneAdministers(FreshKey fresh, String when) {
    steps.rest();
    assertThat(ring().keys())
        .as(when)
        .filteredOn(IssuedKey::administers)
        .containsExactly(fresh.key());
    var doors = new AccessKeys(table);
    assertThat(doors.find(fresh.key().hash())).as(when).contains(fresh.key().access());
    for (IssuedKey key : stolen) {
      assertThat(doors.find(key.hash())).as(when).isEmpty();
    }
  }

  /// A tenant whose only key that makes keys is in wrong hands, on a table of its own.
  private void begin() {
    table = new MemoryTable();
    steps = new Steps();
    stolen.clear();
    var first = key(Kind.SRV, Scope.ADMIN);
    new IssuedKeys(table).issue(first, _ -> true);
    stolen.add(first);
  }

  private void at(int step, Runnable theft) {
    steps.restart(
        now -> {
          if (now.number() == step) {
            theft.run();
          }
        });
  }

  private int stepsOfRecovery() throws StartException {
    begin();
    recover(new SteppedTable(table, steps));
    assertThat(steps.count()).isBetween(1, MOST_STEPS);
    return steps.count();
  }

  private void steal() {
    var key = key(Kind.SRV, Scope.ADMIN);
    if (issue(key)) {
      stolen.add(key);
    }
  }

  private void fill() {
    while (issue(key(Kind.READ))) {}
  }

  private void revokeOthers() {
    for (IssuedKey key : ring().keys()) {
      if (!stolen.contains(key)) {
        new IssuedKeys(table).revoke(TENANT, key.id(), this::isStolen, NOW);
      }
    }
  }

  /// As the route does it: with a key that must make keys by the list.
  private boolean issue(IssuedKey key) {
    return new IssuedKeys(table).issue(key, this::isStolen) == IssuedKeys.Issue.ISSUED;
  }

  private boolean isStolen(KeyRing ring) {
    return stolen.stream().anyMatch(key -> ring.isAdministeredBy(key.hash()));
  }

  private KeyRing ring() {
    return new IssuedKeys(table).ring(TENANT);
  }

  private IssuedKey key(Kind kind, Scope... scopes) {
    var access = new Access(TENANT, kind, Set.of(scopes), Set.of());
    return FreshKey.of("key " + random.nextLong(), access, random, NOW).key();
  }
}
