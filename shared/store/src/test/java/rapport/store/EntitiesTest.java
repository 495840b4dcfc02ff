package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.store.Entities.EntityKey;
import rapport.store.Entities.Listed;
import rapport.store.Entities.Stored;
import rapport.store.Table.Outcome;
import rapport.store.memory.MemoryTable;

class EntitiesTest {

  private static final EntityKey KEY = new EntityKey("acme", "ticket", "T 1#ü👋");

  private final MemoryTable table = new MemoryTable();
  private final Entities entities = new Entities(table);

  @Test
  void anEntityIsWrittenOnlyOverTheRevisionThatWasRead() {
    var created = entities.write(KEY, 0, stored(1));
    var createdAgain = entities.write(KEY, 0, stored(1));
    var changed = entities.write(KEY, 1, stored(2));
    var stale = entities.write(KEY, 1, stored(2));

    assertThat(List.of(created, changed)).containsOnly(Outcome.DONE);
    assertThat(List.of(createdAgain, stale)).containsOnly(Outcome.REFUSED);
    assertThat(entities.readAll(List.of(KEY))).isEqualTo(Map.of(KEY, stored(2)));
  }

  @Test
  void aRevisionMustGrow() {
    assertThatIllegalArgumentException().isThrownBy(() -> entities.write(KEY, 2, stored(2)));
    assertThatIllegalArgumentException().isThrownBy(() -> stored(0));
  }

  @Test
  void manyEntitiesAreReadAtOnceAndMissingOnesLeftOut() {
    var written = new HashMap<EntityKey, Stored>();
    for (int i = 0; i < 150; i++) {
      var key = new EntityKey("acme", i % 2 == 0 ? "ticket" : "customer", "id" + i);
      written.put(key, stored(i + 1));
      entities.write(key, 0, stored(i + 1));
    }
    var asked = new ArrayList<>(written.keySet());
    asked.add(new EntityKey("acme", "ticket", "id1"));
    asked.add(new EntityKey("other", "ticket", "id0"));

    assertThat(entities.readAll(asked)).isEqualTo(written);
  }

  @Test
  void aSweepSeesEveryEntityOnceAndCanGoOnWhereItStopped() {
    var ids = IntStream.range(0, 300).mapToObj(i -> "id" + i).toList();
    ids.forEach(id -> entities.write(new EntityKey("acme", "ticket", id), 0, stored(1)));
    entities.write(new EntityKey("acme", "customer", "id0"), 0, stored(1));
    var seen = new ArrayList<Listed>();

    for (int shard = 0; shard < Entities.SHARDS; shard++) {
      String after = "";
      int before;
      do {
        before = seen.size();
        entities.list(
            "acme",
            "ticket",
            shard,
            after,
            listed -> {
              seen.add(listed);
              return false;
            });
        after = seen.isEmpty() ? "" : seen.getLast().key().id();
      } while (seen.size() > before);
    }

    assertThat(seen.stream().map(listed -> listed.key().id()))
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(seen).allSatisfy(listed -> assertThat(listed.stored()).isEqualTo(stored(1)));
  }

  @Test
  void aLargeEntityIsDeflated() {
    byte[] events = "replied, assigned, paused, resumed ".repeat(1000).getBytes();

    entities.write(KEY, 0, new Stored(1, Bytes.of(events)));

    assertThat(table.consumed().writes()).isEqualTo(1);
    assertThat(entities.readAll(List.of(KEY)).get(KEY).content()).isEqualTo(Bytes.of(events));
  }

  @Test
  void contentThatCannotBeDeflatedIsKeptAsItIs() {
    byte[] content = new byte[900];
    new Random(1).nextBytes(content);

    entities.write(KEY, 0, new Stored(1, Bytes.of(content)));

    assertThat(table.consumed().writes()).isEqualTo(1);
    assertThat(entities.readAll(List.of(KEY)).get(KEY).content()).isEqualTo(Bytes.of(content));
  }

  private static Stored stored(long revision) {
    return new Stored(revision, Bytes.of(("content " + revision).getBytes()));
  }
}
