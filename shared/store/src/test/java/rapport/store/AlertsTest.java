package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.store.Alerts.Alert;
import rapport.store.Alerts.Place;
import rapport.store.memory.MemoryTable;

class AlertsTest {

  private static final Instant START = Instant.parse("2026-03-01T23:00:00Z");
  private static final Instant NEXT = Instant.parse("2026-03-02T23:00:00Z");

  private final Alerts alerts = new Alerts(new MemoryTable());

  @Test
  void alertsAreReadByTheStartsOfTheirPeriods() {
    var first = new Alert(START, "day#nps##0#ewma#", "{\"a\":1}");
    var second = new Alert(START, "day#nps##0#cusum#", "{}");
    var later = new Alert(NEXT, "day#nps##0#ewma#", "{\"ä\":\"东\"}");
    alerts.put("demo", first);
    alerts.put("demo", second);
    alerts.put("demo", later);
    alerts.put("other", later);

    assertThat(alerts.between("demo", START, NEXT)).containsExactly(second, first);
    assertThat(alerts.between("demo", START, NEXT.plusSeconds(60)))
        .containsExactly(second, first, later);
    assertThat(alerts.between("demo", NEXT, START)).isEmpty();
    assertThat(alerts.between("demo", START, START)).isEmpty();
  }

  @Test
  void theNewestAreReadFromAPlaceOn() {
    var first = new Alert(START, "a", "1");
    var second = new Alert(START, "b", "2");
    var later = new Alert(NEXT, "a", "3");
    List.of(first, second, later).forEach(alert -> alerts.put("demo", alert));
    alerts.put("other", later);
    var end = Place.startOf(NEXT.plusSeconds(60));

    assertThat(alerts.newest("demo", START, end, 9)).containsExactly(later, second, first);
    assertThat(alerts.newest("demo", START, end, 2)).containsExactly(later, second);
    assertThat(alerts.newest("demo", START, Place.startOf(NEXT), 9)).containsExactly(second, first);
    assertThat(alerts.newest("demo", START, new Place(START, "b"), 9)).containsExactly(first);
    assertThat(alerts.newest("demo", START, new Place(START, "aa"), 9)).containsExactly(first);
    assertThat(alerts.newest("demo", START, new Place(START, "a"), 1)).isEmpty();
    assertThat(alerts.newest("demo", NEXT, end, 9)).containsExactly(later);
    assertThat(alerts.newest("demo", NEXT, Place.startOf(START), 9)).isEmpty();
  }

  @Test
  void aPageReadsNoMoreThanItShows() {
    var table = new MemoryTable();
    var many = new Alerts(table);
    for (int i = 0; i < 1_000; i++) {
      many.put("demo", new Alert(START.plusSeconds(60L * i), "a", "x".repeat(700)));
    }
    var before = table.consumed();

    var page = many.newest("demo", START, Place.startOf(START.plusSeconds(60_000)), 50);

    assertThat(page).hasSize(50);
    assertThat(table.consumed().since(before).reads()).isLessThanOrEqualTo(10);
  }

  @Test
  void whatCanStandNowhereIsKnown() {
    assertThat(new Place(START, "a").isPossible()).isTrue();
    assertThat(new Place(START.plusSeconds(1), "a").isPossible()).isFalse();
    assertThat(new Place(START, "ä".repeat(451)).isPossible()).isFalse();
    assertThat(new Place(Instant.parse("+10000-01-01T00:00:00Z"), "a").isPossible()).isFalse();
    assertThat(new Place(Instant.parse("-0001-12-31T23:59:00Z"), "a").isPossible()).isFalse();
  }

  @Test
  void anAlertIsThereOnceAndCanBeTakenBack() {
    var before = new Alert(START, "day#nps##0#ewma#", "old");
    var after = new Alert(START, "day#nps##0#ewma#", "new");

    alerts.put("demo", before);
    alerts.put("demo", after);
    assertThat(alerts.between("demo", START, NEXT)).containsExactly(after);

    alerts.withdraw("demo", before);
    alerts.withdraw("demo", before);
    assertThat(alerts.between("demo", START, NEXT)).isEmpty();
  }
}
