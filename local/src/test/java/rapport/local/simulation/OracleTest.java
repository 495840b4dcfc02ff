package rapport.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The oracle itself, on cases worked out by hand.
class OracleTest {

  private static final Tenant TENANT = new Tenant("a", "Europe/Berlin", true);
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private final List<Told> told = new ArrayList<>();

  @Test
  void ofAnEventTheLastRevisionCountsInWhateverOrder() {
    var first = response("1", "2026-03-02T10:00:00Z", 9);
    told.add(first.revised(false, Map.of("recommend", "3", "region", "EMEA")));
    told.add(first);
    var gone = response("2", "2026-03-02T10:00:00Z", 10);
    told.add(gone.revised(true, gone.data()));
    told.add(gone);

    assertThat(figures(""))
        .containsEntry("nps n", 1.0)
        .containsEntry("nps promoters", 0.0)
        .containsEntry("nps detractors", 1.0);
    assertThat(figures("region:APAC")).containsEntry("nps n", 0.0);
  }

  @Test
  void aDayIsTheTenants() {
    told.add(response("1", "2026-03-01T23:30:00Z", 9));
    told.add(response("2", "2026-03-02T23:30:00Z", 9));

    assertThat(figures("")).containsEntry("nps n", 1.0);
  }

  @Test
  void aTicketIsWaitedForAndResolvedAndReopened() {
    ticket("created", "2026-03-02T08:00:00Z", Map.of("channel", "web"));
    ticket("replied", "2026-03-02T08:30:00Z", Map.of("agent", "kim"));
    ticket("resolved", "2026-03-02T09:00:00Z", Map.of());
    ticket("reopened", "2026-03-02T10:00:00Z", Map.of());
    ticket("resolved", "2026-03-02T10:15:00Z", Map.of());

    assertThat(figures(""))
        .containsEntry("tickets_created value", 1.0)
        .containsEntry("tickets_resolved value", 2.0)
        .containsEntry("tickets_reopened value", 1.0)
        .containsEntry("backlog value", 0.0)
        .containsEntry("first_response_time value", 1800.0)
        .containsEntry("resolution_time n", 1.0)
        .containsEntry("resolution_time value", 4500.0)
        .containsEntry("sla_first_response met", 1.0)
        .containsEntry("sla_first_response breached", 0.0);
    assertThat(figures("channel:mail")).containsEntry("tickets_created value", 0.0);
  }

  @Test
  void aCustomerComesActsBuysAndGoes() {
    customer("joined", "2026-03-01T10:00:00Z", Map.of());
    customer("active", "2026-03-02T10:00:00Z", Map.of("activity", "login"));
    customer("purchased", "2026-03-02T11:00:00Z", Map.of("amount", "20", "currency", "EUR"));
    customer("left", "2026-03-02T12:00:00Z", Map.of());

    assertThat(figures(""))
        .containsEntry("customers start", 1.0)
        .containsEntry("customers lost", 1.0)
        .containsEntry("customers end", 0.0)
        .containsEntry("engagement_rate active", 1.0)
        .containsEntry("engagement_rate customers", 1.0)
        .containsEntry("average_order_value purchases", 1.0)
        .containsEntry("average_order_value amount", 20.0);
  }

  private Map<String, Double> figures(String segment) {
    return new Oracle(TENANT, told, Instant.parse("2026-03-04T00:00:00Z"))
        .figures(new Oracle.Cut(DAY, DAY, segment), List.of(Stories.Kind.values()));
  }

  private static Told response(String id, String time, int score) {
    return Told.first(
        "a",
        "survey.response",
        id,
        Instant.parse(time),
        "c1",
        Map.of("recommend", Integer.toString(score), "region", "EMEA"));
  }

  private void ticket(String kind, String time, Map<String, String> data) {
    told.add(tell("ticket." + kind, time, "T1", data));
  }

  private void customer(String kind, String time, Map<String, String> data) {
    told.add(tell("customer." + kind, time, "k1", data));
  }

  private Told tell(String type, String time, String about, Map<String, String> data) {
    return Told.first("a", type, "e" + told.size(), Instant.parse(time), about, data);
  }
}
