package rapport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.access.KeyRing.Fault;
import rapport.bytes.Bytes;

final class KeyRingTest {

  private final IssuedKey admin = key("1", "ops", Kind.SRV, Scope.ADMIN);
  private final IssuedKey other = key("2", "ops", Kind.SRV, Scope.ADMIN);
  private final IssuedKey server = key("3", "shop", Kind.SRV);

  @Test
  void twoKeysOfANameWorkAtATimeSoThatOneCanReplaceTheOther() {
    var ring = KeyRing.EMPTY.with(admin).with(other);

    assertThat(ring.fault(key("4", "ops", Kind.READ))).contains(Fault.TOO_MANY_OF_A_NAME);
    assertThat(ring.fault(key("4", "Ops", Kind.READ))).isEmpty();
    assertThat(ring.closing("1").fault(key("4", "ops", Kind.READ))).isEmpty();
    assertThat(ring.without("1").fault(key("4", "ops", Kind.READ))).isEmpty();
  }

  @Test
  void aHundredKeysAreTheMostEvenWhileSomeAreBeingRevoked() {
    var ring = KeyRing.EMPTY;
    for (int i = 0; i < KeyRing.MAX_KEYS; i++) {
      ring = ring.with(key("k" + i, "name " + i, Kind.READ));
    }

    assertThat(ring.fault(server)).contains(Fault.FULL);
    assertThat(ring.closing("k7").fault(server)).contains(Fault.FULL);
    assertThat(ring.without("k7").fault(server)).isEmpty();
  }

  @Test
  void whatWouldBeTooManyCantBeAdded() {
    var ring = KeyRing.EMPTY.with(admin).with(other);
    var third = key("4", "ops", Kind.READ);

    assertThatThrownBy(() -> ring.with(third))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TOO_MANY_OF_A_NAME");
  }

  @Test
  void theLastAdministratorIsTheOneThatIsNotBeingRevoked() {
    var one = KeyRing.EMPTY.with(admin).with(server);
    var two = one.with(other);

    assertThat(one.isLastAdministrator("1")).isTrue();
    assertThat(one.isLastAdministrator("3")).isFalse();
    assertThat(two.isLastAdministrator("1")).isFalse();
    assertThat(two.closing("2").isLastAdministrator("1")).isTrue();
    assertThat(two.closing("2").isLastAdministrator("2")).isFalse();
  }

  @Test
  void onlyAServersKeyWithTheScopeThatIsNotBeingRevokedAdministers() {
    var reader = key("4", "dashboard", Kind.READ, Scope.PEOPLE);
    var ring = KeyRing.EMPTY.with(admin).with(server).with(reader);

    assertThat(ring.isAdministeredBy(admin.hash())).isTrue();
    assertThat(ring.isAdministeredBy(server.hash())).isFalse();
    assertThat(ring.isAdministeredBy(reader.hash())).isFalse();
    assertThat(ring.isAdministeredBy(other.hash())).isFalse();
    assertThat(ring.closing("1").isAdministeredBy(admin.hash())).isFalse();
    assertThat(ring.closing("1").lists(admin.hash())).isTrue();
    assertThat(ring.lists(other.hash())).isFalse();
  }

  @Test
  void whoIsTakenOutIsGoneAndTheOthersKeepTheirOrder() {
    var ring = KeyRing.EMPTY.with(admin).with(server).with(other).without("3");

    assertThat(ring.keys()).isEqualTo(List.of(admin, other));
    assertThat(ring.find("3")).isEmpty();
    assertThat(ring.find("2")).contains(other);
    assertThat(ring.without("nobody")).isEqualTo(ring);
  }

  @Test
  void whenAllAdministratorsAreRevokedAtOnceTheOtherKeysStay() {
    var ring = KeyRing.EMPTY.with(admin).with(server).with(other).closing("2");

    var closing = ring.administratorsClosing();

    assertThat(closing).isEqualTo(ring.closing("1"));
    assertThat(closing.find("3")).contains(server);
    assertThat(closing.administratorsClosing()).isEqualTo(closing);
  }

  private static IssuedKey key(String id, String name, Kind kind, Scope... scopes) {
    var access = new Access("acme", kind, Set.of(scopes), Set.of());
    return IssuedKey.of(id, name, access, Instant.EPOCH, Bytes.of(id.getBytes()));
  }
}
