package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.access.IssuedKey;
import rapport.access.KeyRing;
import rapport.bytes.Bytes;
import rapport.store.IssuedKeys.Issue;
import rapport.store.IssuedKeys.Revocation;
import rapport.store.contract.SteppedTable;
import rapport.store.contract.Steps;
import rapport.store.memory.MemoryTable;

/// What holds at every moment: a key that opens something is on its tenant's list, and somebody can
/// give out keys.
class IssuedKeysTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String TENANT = "acme";
  private static final int MOST_STEPS = 100;

  private final IssuedKey first = key("1", "ops", Kind.SRV, Scope.ADMIN);
  private final IssuedKey second = key("2", "ops", Kind.SRV, Scope.ADMIN);
  private final IssuedKey reader = key("3", "dashboard", Kind.READ);
  private final List<IssuedKey> all = List.of(first, second, reader);

  private MemoryTable table = new MemoryTable();
  private Steps steps = new Steps();

  @Test
  void aKeyThatWasGivenOutOpensAndIsListedUntilItIsRevoked() {
    assertThat(issue(first)).isEqualTo(Issue.ISSUED);
    assertThat(issue(reader)).isEqualTo(Issue.ISSUED);
    assertThat(opens(reader)).isTrue();

    assertThat(revoke(first, reader)).isEqualTo(Revocation.REVOKED);

    assertThat(opens(reader)).isFalse();
    assertThat(ring().keys()).containsExactly(first);
    assertThat(revoke(first, reader)).isEqualTo(Revocation.MISSING);
    assertThat(issue(reader)).as("the same again").isEqualTo(Issue.REVOKED);
    assertThat(opens(reader)).isFalse();
  }

  @Test
  void anOldKeyWorksBesideTheNewOneUntilItIsRevoked() {
    issue(first);
    issue(second);

    assertThat(issue(key("4", "ops", Kind.SRV))).isEqualTo(Issue.TOO_MANY_OF_A_NAME);
    assertThat(opens(first) && opens(second)).isTrue();
    assertThat(revoke(second, first)).isEqualTo(Revocation.REVOKED);
    assertThat(issue(key("4", "ops", Kind.SRV))).isEqualTo(Issue.ISSUED);
  }

  @Test
  void theLastThatCanGiveOutKeysStays() {
    issue(first);
    issue(reader);

    assertThat(revoke(first, first)).isEqualTo(Revocation.LAST_ADMINISTRATOR);
    assertThat(opens(first)).isTrue();
  }

  @Test
  void whoIsNotOnTheListMayNothing() {
    issue(first);

    assertThat(keys(table).issue(reader, ring -> ring.isAdministeredBy(second.hash())))
        .isEqualTo(Issue.NOT_ALLOWED);
    assertThat(revoke(second, first)).isEqualTo(Revocation.NOT_ALLOWED);
    assertThat(revoke(reader, first)).isEqualTo(Revocation.NOT_ALLOWED);
    assertThat(opens(reader)).isFalse();
    assertThat(opens(first)).isTrue();
  }

  @Test
  void aCrashAnywhereWhileGivingOutLeavesNothingOpenThatIsNotListed() {
    for (int step = 1; step <= stepsOf(() -> issue(stepped(), reader)); step++) {
      begin();
      steps.dieAt(step);
      crash(() -> issue(stepped(), reader));

      assertHolds("died at step " + step);
      if (ring().lists(reader.hash())) {
        assertThat(revoke(first, reader)).isEqualTo(Revocation.REVOKED);
      }
      assertThat(opens(reader)).as("revoked after step " + step).isFalse();
    }
  }

  @Test
  void aCrashAnywhereWhileRevokingLeavesNothingOpenThatIsNotListedAndMayBeRepeated() {
    for (int step = 1; step <= stepsOf(() -> revoke(stepped(), first, second)); step++) {
      begin();
      steps.dieAt(step);
      crash(() -> revoke(stepped(), first, second));

      assertHolds("died at step " + step);
      assertThat(revoke(first, second)).isIn(Revocation.REVOKED, Revocation.MISSING);
      assertThat(opens(second)).isFalse();
      assertThat(ring().keys()).containsExactly(first);
    }
  }

  @Test
  void twoWhoRevokeEachOtherAtOnceLeaveOneOfThem() {
    for (int step = 1; step <= stepsOf(() -> revoke(stepped(), first, second)); step++) {
      begin();
      var at = step;
      steps.restart(
          now -> {
            if (now.number() == at) {
              revoke(second, first);
            }
          });
      revoke(stepped(), first, second);

      assertHolds("met at step " + step);
      assertThat(List.of(opens(first), opens(second)))
          .as("met at step " + step)
          .containsExactlyInAnyOrder(true, false);
      assertThat(ring().keys()).hasSize(1);
    }
  }

  @Test
  void aKeyRevokedWhileItIsBeingGivenOutOpensNothing() {
    for (int step = 1; step <= stepsOf(() -> issue(stepped(), reader)); step++) {
      begin();
      var at = step;
      var revoked = new boolean[1];
      steps.restart(
          now -> {
            if (now.number() == at) {
              revoked[0] = revoke(first, reader) == Revocation.REVOKED;
            }
          });
      var issue = issue(stepped(), reader);

      assertHolds("met at step " + step);
      assertThat(opens(reader)).as("met at step " + step).isEqualTo(!revoked[0]);
      assertThat(issue).isIn(Issue.ISSUED, Issue.REVOKED);
    }
  }

  @Test
  void aKeyThatIsBeingRevokedGivesOutNoMore() {
    for (int step = 1; step <= stepsOf(() -> issue(stepped(), second, reader)); step++) {
      begin();
      var at = step;
      var listed = new boolean[1];
      steps.restart(
          now -> {
            if (now.number() == at) {
              listed[0] = ring().lists(reader.hash());
              revoke(first, second);
            }
          });
      var issue = issue(stepped(), second, reader);

      assertHolds("met at step " + step);
      assertThat(issue)
          .as("met at step " + step)
          .isEqualTo(listed[0] ? Issue.ISSUED : Issue.NOT_ALLOWED);
    }
  }

  @Test
  void anAnswerThatGotLostOnTheWayIsNoConflict() {
    for (int step = 1; step <= MOST_STEPS; step++) {
      begin();
      var answer = keys(new ForgetfulTable(table, step)).revoke(TENANT, "2", this::byFirst, NOW);

      assertThat(answer).as("lost answer " + step).isEqualTo(Revocation.REVOKED);
      assertHolds("lost answer " + step);
      if (step > 3) {
        break; // a revocation writes three times
      }
    }
    for (int step = 1; step <= 2; step++) {
      begin();
      var answer = keys(new ForgetfulTable(table, step)).issue(reader, this::byFirst);

      assertThat(answer).as("lost answer " + step).isEqualTo(Issue.ISSUED);
      assertThat(opens(reader)).isTrue();
    }
  }

  private boolean byFirst(KeyRing ring) {
    return ring.isAdministeredBy(first.hash());
  }

  private void assertHolds(String when) {
    steps.rest();
    for (IssuedKey key : all) {
      assertThat(!opens(key) || ring().lists(key.hash())).as(key.id() + ", " + when).isTrue();
    }
    assertThat(all.stream().anyMatch(key -> opens(key) && ring().isAdministeredBy(key.hash())))
        .as("somebody administers, " + when)
        .isTrue();
  }

  /// Two administrators, on a table of their own.
  private void begin() {
    table = new MemoryTable();
    steps = new Steps();
    issue(first);
    issue(second);
  }

  private int stepsOf(Runnable work) {
    begin();
    steps.rest();
    steps.restart(_ -> {});
    work.run();
    assertThat(steps.count()).isBetween(1, MOST_STEPS);
    return steps.count();
  }

  private static void crash(Runnable work) {
    try {
      work.run();
    } catch (Steps.Died _) {
      return;
    }
    throw new AssertionError("nothing died");
  }

  private IssuedKeys stepped() {
    return keys(new SteppedTable(table, steps));
  }

  private static IssuedKeys keys(Table table) {
    return new IssuedKeys(table);
  }

  private Issue issue(IssuedKey key) {
    return keys(table).issue(key, _ -> true);
  }

  private Issue issue(IssuedKeys keys, IssuedKey key) {
    return issue(keys, first, key);
  }

  private static Issue issue(IssuedKeys keys, IssuedKey caller, IssuedKey key) {
    return keys.issue(key, ring -> ring.isAdministeredBy(caller.hash()));
  }

  private Revocation revoke(IssuedKey caller, IssuedKey key) {
    return revoke(keys(table), caller, key);
  }

  private static Revocation revoke(IssuedKeys keys, IssuedKey caller, IssuedKey key) {
    return keys.revoke(TENANT, key.id(), ring -> ring.isAdministeredBy(caller.hash()), NOW);
  }

  private KeyRing ring() {
    return keys(table).ring(TENANT);
  }

  private boolean opens(IssuedKey key) {
    return new AccessKeys(table).find(key.hash()).equals(Optional.of(key.access()));
  }

  private static IssuedKey key(String id, String name, Kind kind, Scope... scopes) {
    var access = new Access(TENANT, kind, Set.of(scopes), Set.of());
    Bytes hash = AccessKeys.hashOf("key " + id);
    return IssuedKey.of(id, name, access, NOW, hash);
  }
}
