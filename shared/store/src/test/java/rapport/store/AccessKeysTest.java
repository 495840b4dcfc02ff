package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;
import rapport.store.memory.MemoryTable;
import rapport.store.memory.Units;

class AccessKeysTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final MemoryTable table = new MemoryTable();
  private final AccessKeys keys = new AccessKeys(table);

  @Test
  void aKeyTellsWhatItMayDo() {
    var publicAccess = new Access("acme", Kind.PUB, Set.of(), Set.of("b", "a"));
    var server = new Access("acme", Kind.SRV, Set.of(Access.Scope.ADMIN), Set.of());
    keys.open(AccessKeys.hashOf("pub_x"), publicAccess);
    keys.open(AccessKeys.hashOf("srv_x"), server);

    assertThat(keys.find(AccessKeys.hashOf("pub_x"))).contains(publicAccess);
    assertThat(keys.find(AccessKeys.hashOf("srv_x"))).contains(server);
    assertThat(keys.find(AccessKeys.hashOf("srv_y"))).isEmpty();
  }

  @Test
  void aRevokedKeyOpensNothingAndNeverWillAgain() {
    var hash = AccessKeys.hashOf("read_x");
    var access = new Access("acme", Kind.READ, Set.of(Access.Scope.PEOPLE), Set.of());
    keys.open(hash, access);

    keys.revoke(hash, NOW);
    keys.revoke(hash, NOW);
    var opened = keys.open(hash, access);

    assertThat(opened).isEqualTo(Outcome.REFUSED);
    assertThat(keys.find(hash)).isEmpty();
  }

  /// As a write does that the SDK sends twice.
  @Test
  void openingAKeyTwiceIsOpeningItOnce() {
    var hash = AccessKeys.hashOf("read_x");
    var access = new Access("acme", Kind.READ, Set.of(), Set.of());

    assertThat(keys.open(hash, access)).isEqualTo(Outcome.DONE);
    assertThat(keys.open(hash, access)).isEqualTo(Outcome.DONE);
    assertThat(keys.find(hash)).contains(access);
  }

  @Test
  void whatAKeyOpensIsNeverChanged() {
    var hash = AccessKeys.hashOf("read_x");
    var access = new Access("acme", Kind.READ, Set.of(), Set.of());
    keys.open(hash, access);

    var more = new Access("acme", Kind.READ, Set.of(Access.Scope.PEOPLE), Set.of());
    var others = new Access("other", Kind.READ, Set.of(), Set.of());

    assertThat(keys.open(hash, more)).isEqualTo(Outcome.REFUSED);
    assertThat(keys.open(hash, others)).isEqualTo(Outcome.REFUSED);
    assertThat(keys.find(hash)).contains(access);
  }

  /// In order: no body, an empty one, another version, an end too early, a kind and a scope that
  /// nobody knows, more than there should be.
  @Test
  void whatIsNoAccessKeyIsNotTakenForOne() {
    var bodies =
        List.of(
            new Attribute.Text("x"),
            binary(),
            binary(0, 2, 1, 'a', 1, 0, 0),
            binary(0, 1, 1, 'a', 1, 0),
            binary(0, 1, 1, 'a', 9, 0, 0),
            binary(0, 1, 1, 'a', 1, 1, 1, 'x', 0),
            binary(0, 1, 1, 'a', 1, 0, 0, 0));
    var hash = AccessKeys.hashOf("srv_x");
    for (Attribute body : bodies) {
      table.put(
          Item.of(new Key("k#" + hash.toHex(), "key"), Map.of(Names.BODY, body)), Condition.ALWAYS);

      assertThatThrownBy(() -> keys.find(hash))
          .as("%s", body)
          .isInstanceOf(MalformedBytesException.class);
    }
  }

  private static Attribute binary(int... bytes) {
    byte[] content = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      content[i] = (byte) bytes[i];
    }
    return new Attribute.Binary(Bytes.of(content));
  }

  @Test
  void findingAKeyCostsHalfAUnit() {
    keys.open(AccessKeys.hashOf("read_x"), new Access("acme", Kind.READ, Set.of(), Set.of()));
    var before = table.consumed();
    keys.find(AccessKeys.hashOf("read_x"));

    assertThat(table.consumed().since(before)).isEqualTo(new Units(0, 1));
  }

  /// Who is told that there is no such key remembers it, so it had better be true.
  @Test
  void whatIsNotFoundIsLookedForStronglyToo() {
    keys.find(AccessKeys.hashOf("read_x"));

    assertThat(table.consumed()).isEqualTo(new Units(0, 3));
  }

  /// The SHA-256 of `abc` is in FIPS 180-4.
  @Test
  void onlyTheHashIsStored() {
    keys.open(AccessKeys.hashOf("abc"), new Access("acme", Kind.READ, Set.of(), Set.of()));

    var stored =
        new Key("k#ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "key");
    assertThat(table.get(stored, Read.STRONG)).isPresent();
  }
}
