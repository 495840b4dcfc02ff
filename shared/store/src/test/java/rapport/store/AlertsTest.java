package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import rapport.store.Alerts.Alert;
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
