package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.store.Imports.State;
import rapport.store.memory.MemoryTable;

class ImportsTest {

  private static final LocalDate DAY = LocalDate.parse("2016-03-01");
  private static final Instant NOW = Instant.parse("2026-03-01T10:20:30Z");

  private final MemoryTable table = new MemoryTable();
  private final Imports imports = new Imports(table);

  @Test
  void theDaysAnImportTouchedAreKnownInOrder() {
    imports.touch("acme", "history", List.of(DAY.plusDays(9), DAY, DAY));
    imports.touch("acme", "history", List.of(DAY.plusDays(1)));
    imports.touch("acme", "other", List.of(DAY.plusDays(2)));

    assertThat(imports.days("acme", "history"))
        .containsExactly(DAY, DAY.plusDays(1), DAY.plusDays(9));
    assertThat(imports.days("acme", "unknown")).isEmpty();
  }

  @Test
  void aDayIsWrittenOnceForTheLifeOfTheObject() {
    imports.touch("acme", "history", List.of(DAY));
    imports.touch("acme", "history", List.of(DAY));

    assertThat(table.consumed().writes()).isEqualTo(1);
  }

  @Test
  void anImportIsOpenUntilItIsWithdrawn() {
    imports.touch("acme", "history", List.of(DAY));
    var before = imports.state("acme", "history");

    imports.withdraw("acme", "history", NOW);
    imports.withdraw("acme", "history", NOW.plusSeconds(1));

    assertThat(before).isEqualTo(State.OPEN);
    assertThat(imports.state("acme", "history")).isEqualTo(State.WITHDRAWN);
    assertThat(imports.state("acme", "unknown")).isEqualTo(State.OPEN);
    assertThat(imports.days("acme", "history")).containsExactly(DAY);
  }
}
