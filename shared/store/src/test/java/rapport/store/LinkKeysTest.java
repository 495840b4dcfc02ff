package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.link.LinkSecret;
import rapport.link.LinkSecrets;
import rapport.store.Table.Outcome;
import rapport.store.memory.MemoryTable;

class LinkKeysTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");
  private static final LinkSecret FIRST = LinkSecret.fresh(new Random(1), NOW);
  private static final LinkSecret SECOND = LinkSecret.fresh(new Random(2), NOW);

  private final MemoryTable table = new MemoryTable();
  private final LinkKeys keys = new LinkKeys(table);

  @Test
  void aTenantThatNeverMadeALinkHasNoSecrets() {
    assertThat(keys.read("acme")).isEqualTo(new LinkKeys.Stored(LinkSecrets.NONE, 0));
  }

  @Test
  void whatIsWrittenIsReadByItsTenantAlone() {
    var two = LinkSecrets.NONE.followedBy(FIRST).followedBy(SECOND);

    assertThat(keys.write("acme", 0, two)).isEqualTo(Outcome.DONE);
    assertThat(keys.read("acme")).isEqualTo(new LinkKeys.Stored(two, 1));
    assertThat(keys.read("other").secrets()).isEqualTo(LinkSecrets.NONE);
  }

  @Test
  void whoHasReadOlderSecretsCantReplaceNewerOnes() {
    var one = LinkSecrets.NONE.followedBy(FIRST);
    keys.write("acme", 0, one);

    assertThat(keys.write("acme", 0, LinkSecrets.NONE.followedBy(SECOND)))
        .isEqualTo(Outcome.REFUSED);
    assertThat(keys.read("acme").secrets()).isEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"00 02", "00 01 03", "00 01 01 08", "00 01 01 0101 0101 00", "00 01 00 00"})
  void whatAreNoSecretsIsRefused(String hex) {
    var bytes = Bytes.of(HexFormat.of().parseHex(hex.replace(" ", "")));
    var item =
        Item.of(
            new Key("c#acme", "links"),
            Map.of("r", Attribute.Whole.of(1), "b", new Attribute.Binary(bytes)));
    table.put(item, Condition.ALWAYS);

    assertThatThrownBy(() -> keys.read("acme")).isInstanceOf(MalformedBytesException.class);
  }
}
