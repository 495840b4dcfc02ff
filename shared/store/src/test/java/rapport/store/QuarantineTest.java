package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.store.Quarantine.Kept;
import rapport.store.Table.Read;
import rapport.store.memory.MemoryTable;

class QuarantineTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:20:30.123Z");

  private final MemoryTable table = new MemoryTable();
  private final Quarantine quarantine = new Quarantine(table, Duration.ofDays(400));

  @Test
  void whatIsKeptIsListedOldestFirstWithItsReason() {
    quarantine.keep("acme", "m2", 0, "{}", "no time", NOW.plusMillis(1));
    quarantine.keep("acme", "m1", 3, "nonsense ü", "not JSON", NOW);
    quarantine.keep("other", "m3", 0, "{}", "no id", NOW);

    assertThat(quarantine.list("acme", 10))
        .containsExactly(
            new Kept(NOW, "m1", 3, "nonsense ü", "not JSON"),
            new Kept(NOW.plusMillis(1), "m2", 0, "{}", "no time"));
    assertThat(quarantine.list("acme", 1)).hasSize(1);
    assertThat(quarantine.list("nobody", 1)).isEmpty();
  }

  @Test
  void theSameMessageOfTheSameTimeIsKeptOnce() {
    quarantine.keep("acme", "m1", 0, "{}", "no time", NOW);
    quarantine.keep("acme", "m1", 0, "{}", "no time", NOW);

    assertThat(quarantine.list("acme", 10)).hasSize(1);
  }

  @Test
  void aBodyThatIsTooLongIsCutBetweenCharacters() {
    String body = "a" + "👋".repeat(Quarantine.MAX_BODY_CHARACTERS);

    quarantine.keep("acme", "m1", 0, body, "too long", NOW);

    String kept = quarantine.list("acme", 1).getFirst().body();
    assertThat(kept).hasSize(Quarantine.MAX_BODY_CHARACTERS - 1);
    assertThat(body).startsWith(kept);
  }

  @Test
  void itExpiresAfterTheRetention() {
    quarantine.keep("acme", "m1", 0, "{}", "no time", NOW);

    var items = new ArrayList<Item>();
    table.query(Range.all("x#acme"), Read.STRONG, page -> items.addAll(page));

    long expected = NOW.plus(Duration.ofDays(400)).getEpochSecond();
    assertThat(List.copyOf(items))
        .singleElement()
        .satisfies(item -> assertThat(item.whole("ttl")).isEqualTo(Attribute.Whole.of(expected)));
  }

  @Test
  void itIsGoneThroughFromAPlaceOnAndWhatIsRemovedIsGone() {
    quarantine.keep("acme", "m1", 0, "a", "", NOW);
    quarantine.keep("acme", "m1", 1, "b", "", NOW);
    quarantine.keep("acme", "m2", 0, "c", "", NOW.plusMillis(1));
    var first = quarantine.list("acme", 1).getFirst();

    var seen = new ArrayList<String>();
    quarantine.each("acme", "", kept -> !kept.body().equals("b") && seen.add(kept.body()));
    quarantine.each("acme", first.place(), kept -> seen.add(kept.body()));
    quarantine.remove("acme", first);

    assertThat(seen).containsExactly("a", "b", "c");
    assertThat(quarantine.list("acme", 10)).extracting(Kept::body).containsExactly("b", "c");
  }
}
