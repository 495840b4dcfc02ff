package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.store.Erasures.Erasure;
import rapport.store.Erasures.Noted;
import rapport.store.Erasures.Result;
import rapport.store.Table.Read;
import rapport.store.memory.MemoryTable;

class ErasuresTest {

  private static final Instant AT = Instant.parse("2026-03-01T10:20:30.123Z");
  private static final Erasure FIRST = new Erasure(-2, AT);
  private static final Erasure SECOND = new Erasure(7, AT.plusMillis(1));

  private final MemoryTable table = new MemoryTable();
  private final Erasures erasures = new Erasures(table);

  @Test
  void thoseOfATenantFromATimeOnAreKnownInOrder() {
    erasures.begin("acme", SECOND);
    erasures.begin("acme", FIRST);
    erasures.begin("other", new Erasure(9, AT));

    assertThat(erasures.since("acme", Instant.EPOCH)).containsExactly(FIRST, SECOND);
    assertThat(erasures.since("acme", SECOND.at())).containsExactly(SECOND);
    assertThat(erasures.since("acme", SECOND.at().plusMillis(1))).isEmpty();
    assertThat(erasures.since("nobody", Instant.EPOCH)).isEmpty();
  }

  @Test
  void askingForNewOnesWhenThereAreNoneCostsOneReadUnit() {
    erasures.begin("acme", FIRST);
    var before = table.consumed();

    erasures.since("acme", AT.plusSeconds(1));

    assertThat(table.consumed().since(before).reads()).isEqualTo(1);
  }

  @Test
  void whatCameOfItIsKeptWithItAndNothingIsKnownOfOthers() {
    var result = new Result(AT.plusSeconds(9), 3);
    erasures.begin("acme", FIRST);
    erasures.begin("acme", SECOND);
    erasures.finish("acme", FIRST, result);

    assertThat(erasures.find("acme", FIRST)).contains(new Noted.Done(result));
    assertThat(erasures.find("acme", SECOND)).contains(new Noted.Begun());
    assertThat(erasures.find("acme", new Erasure(7, AT))).isEmpty();
    assertThat(erasures.since("acme", Instant.EPOCH)).containsExactly(FIRST, SECOND);
  }

  /// The first of two copies of a write may come last.
  @Test
  void aBeginningThatComesLateLeavesWhatCameOfIt() {
    var result = new Result(AT.plusSeconds(9), 3);
    erasures.begin("acme", FIRST);
    erasures.finish("acme", FIRST, result);

    erasures.begin("acme", FIRST);

    assertThat(erasures.find("acme", FIRST)).contains(new Noted.Done(result));
  }

  /// Written by version 1. It must be readable for ever.
  @Test
  void whatVersionOneWroteIsStillReadAndWrittenAsItAlwaysWas() {
    var key = new Key("z#acme", "20260301102030123#fffffffffffffffe");
    var body = Bytes.of(HexFormat.of().parseHex("0001a6d5d08e956703"));
    var result = new Result(Instant.ofEpochMilli(1_772_360_439_123L), 3);

    erasures.finish("acme", FIRST, result);

    var written = table.get(key, Read.STRONG).orElseThrow();
    assertThat(written.attributes()).isEqualTo(Map.of("b", new Attribute.Binary(body)));
    assertThat(erasures.find("acme", FIRST)).contains(new Noted.Done(result));
  }
}
