package rapport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rapport.access.Access.Kind;

final class FreshKeyTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");
  private static final Access ACCESS = new Access("acme", Kind.READ, Set.of(), Set.of());

  @Test
  void whatIsListedOfAKeyDoesNotLeadToIt() {
    var fresh = FreshKey.of("dashboard", ACCESS, new Random(1), NOW);

    assertThat(KeyText.isOne(fresh.text())).isTrue();
    assertThat(fresh.text()).startsWith("read_");
    assertThat(fresh.toString()).doesNotContain(fresh.text());
    assertThat(fresh.key().toString()).doesNotContain(fresh.text());
    assertThat(fresh.text()).doesNotContain(fresh.key().id());
    assertThat(fresh.key().hash().length()).isEqualTo(32);
    assertThat(fresh.key().createdAt()).isEqualTo("2026-03-01T10:00:00.123Z");
    assertThat(fresh.key().id()).matches("[0-9a-f]{16}");
  }

  @Test
  void noTwoKeysAreTheSame() {
    var random = new Random(2);
    var texts = new HashSet<String>();
    var ids = new HashSet<String>();
    for (int round = 0; round < 1_000; round++) {
      var fresh = FreshKey.of("dashboard", ACCESS, random, NOW);
      texts.add(fresh.text());
      ids.add(fresh.key().id());
    }

    assertThat(texts).hasSize(1_000);
    assertThat(ids).hasSize(1_000);
  }
}
