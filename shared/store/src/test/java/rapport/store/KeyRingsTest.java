package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.IssuedKey;
import rapport.access.KeyRing;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.store.Table.Outcome;
import rapport.store.memory.MemoryTable;

class KeyRingsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");

  private final MemoryTable table = new MemoryTable();
  private final KeyRings rings = new KeyRings(table);

  @Test
  void aTenantNobodyHasHeardOfHasNoKeys() {
    assertThat(rings.read("acme")).isEqualTo(new KeyRings.Stored(KeyRing.EMPTY, 0));
  }

  @Test
  void whatIsWrittenIsReadByItsTenantAlone() {
    var ring = new KeyRing(List.of(key("1", Set.of("b", "a")), key("2", Set.of())));

    assertThat(rings.write("acme", 0, ring)).isEqualTo(Outcome.DONE);
    assertThat(rings.read("acme")).isEqualTo(new KeyRings.Stored(ring, 1));
    assertThat(rings.read("other").ring()).isEqualTo(KeyRing.EMPTY);
  }

  @Test
  void whoHasReadAnOlderListCantReplaceANewerOne() {
    var one = new KeyRing(List.of(key("1", Set.of())));
    rings.write("acme", 0, one);

    assertThat(rings.write("acme", 0, KeyRing.EMPTY)).isEqualTo(Outcome.REFUSED);
    assertThat(rings.write("acme", 7, KeyRing.EMPTY)).isEqualTo(Outcome.REFUSED);
    assertThat(rings.read("acme").ring()).isEqualTo(one);
  }

  /// The longest names, ids and surveys that callers may choose.
  @Test
  void theFullestListFitsIntoItsItem() {
    var surveys = new TreeSet<String>();
    for (int i = 0; i < 50; i++) {
      surveys.add("%064d".formatted(i));
    }
    var ring = KeyRing.EMPTY;
    for (int i = 0; i < KeyRing.MAX_KEYS; i++) {
      var access = new Access("acme", Kind.PUB, Set.of(), surveys);
      var name = "€".repeat(125) + "%03d".formatted(i);
      ring = ring.with(IssuedKey.of("%016d".formatted(i), name, access, NOW, hash("k" + i)));
    }

    assertThat(rings.write("acme", 0, ring)).isEqualTo(Outcome.DONE);
    assertThat(rings.read("acme").ring()).isEqualTo(ring);
  }

  /// In order: nothing, another version, an end too early, more keys than there may be, more bytes
  /// than keys, a kind that nobody knows.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "000200",
        "000101",
        "000165",
        "00010000",
        "000101" + "0131" + "0131" + "00" + "0101" + "00" + "09" + "00" + "00"
      })
  void whatIsNoListOfKeysIsNotTakenForOne(String hex) {
    var body = new Attribute.Binary(Bytes.of(HexFormat.of().parseHex(hex)));
    var attributes = Map.<String, Attribute>of("b", body, "r", Attribute.Whole.of(1));
    table.put(Item.of(new Key("c#acme", "keys"), attributes), Condition.ALWAYS);

    assertThatThrownBy(() -> rings.read("acme")).isInstanceOf(MalformedBytesException.class);
  }

  private static IssuedKey key(String id, Set<String> surveys) {
    var access = new Access("acme", Kind.PUB, Set.of(), surveys);
    return new IssuedKey(id, "site", access, NOW, hash(id), id.equals("2"));
  }

  private static Bytes hash(String key) {
    return AccessKeys.hashOf(key);
  }
}
