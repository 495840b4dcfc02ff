package rapport.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What customers do is in their figures at once, folded or not, and what they no longer do, too.
class CustomersWholeWayTest {

  private static final String SETTINGS =
      """
      {"timezone":"Europe/Berlin","dimensions":["region"],"inactivityDays":%d,
       "journeys":{"buy":["cart","paid"]},"plans":{"club":["gold"]}}
      """;
  private static final List<String> METRICS =
      List.of(
          "customers",
          "retention_rate",
          "churn_rate",
          "net_revenue_retention",
          "gross_revenue_retention",
          "clv",
          "purchase_frequency",
          "average_order_value",
          "repeat_purchase_rate",
          "engagement_rate",
          "stickiness",
          "referral_rate",
          "conversion",
          "plan_members",
          "plan_lift",
          "complaining_customers_rate",
          "segments_of_value");

  private final MovableClock clock = MovableClock.at(Instant.parse("2026-03-14T09:00:00Z"));
  private int events;

  @Test
  void whatCustomersDoIsInTheFiguresBeforeAndAfterAnyRollup() throws IOException {
    try (var system = WholeSystem.start(clock)) {
      assertThat(system.put("/v1/settings", SETTINGS.formatted(0)).status()).isEqualTo(200);
      system.local().settle();
      record(system);
      system.local().drain();

      var fresh = series(system);
      system.local().settle();

      assertThat(series(system)).isEqualTo(fresh);
      assertThat(value(fresh, "customers")).isEqualTo(2);
      assertThat(value(fresh, "churn_rate")).isEqualTo(0.5);
      assertThat(value(fresh, "net_revenue_retention")).isEqualTo(0.75);
      assertThat(value(fresh, "repeat_purchase_rate")).isEqualTo(1);
      assertThat(value(fresh, "engagement_rate")).isEqualTo(1 / 3.0);
      assertThat(value(fresh, "complaining_customers_rate")).isEqualTo(1 / 3.0);
      assertThat(value(fresh, "conversion")).isEqualTo(1);
      assertThat(value(fresh, "plan_members")).isEqualTo(0.5);
      assertThat(point(fresh, "average_order_value").get("value").textValue()).isEqualTo("15");
      var cohort = system.get("/v1/cohorts?from=2026-02&to=2026-03").json().at("/cohorts/0");
      assertThat(cohort.at("/size").intValue()).isEqualTo(2);
      assertThat(cohort.at("/periods/1/present").intValue()).isEqualTo(1);
    }
  }

  @Test
  void silenceAndOtherRulesAreInTheFiguresWithoutAnyEvent() throws IOException {
    try (var system = WholeSystem.start(clock)) {
      record(system);
      system.local().settle();
      assertThat(value(series(system), "customers")).isEqualTo(2);

      assertThat(system.put("/v1/settings", SETTINGS.formatted(7)).status()).isEqualTo(200);
      for (int day = 0; day < 8; day++) {
        system.local().settle();
        clock.advance(Duration.ofDays(1));
      }
      system.local().settle();

      assertThat(value(series(system), "customers")).isZero();
      assertThat(value(series(system), "conversion")).isEqualTo(1);
    }
  }

  private void record(WholeSystem system) {
    var all = new ArrayList<String>();
    all.add(event("anna", "customer.joined", "2026-02-20T10:00:00Z", "{}"));
    all.add(event("ben", "customer.joined", "2026-02-21T10:00:00Z", "{}"));
    all.add(revenue("anna", "2026-02-20T11:00:00Z", "100"));
    all.add(revenue("ben", "2026-02-21T11:00:00Z", "100"));
    all.add(event("ben", "customer.left", "2026-03-02T10:00:00Z", "{}"));
    all.add(revenue("anna", "2026-03-03T10:00:00Z", "150"));
    all.add(event("cleo", "customer.joined", "2026-03-05T10:00:00Z", "{}"));
    for (String time : List.of("2026-03-06T10:00:00Z", "2026-03-07T10:00:00Z")) {
      var amount = time.contains("06") ? "10" : "20";
      var data = "{\"amount\":\"%s\",\"currency\":\"EUR\"}".formatted(amount);
      all.add(event("anna", "customer.purchased", time, data));
    }
    all.add(event("anna", "customer.active", "2026-03-08T10:00:00Z", "{\"activity\":\"login\"}"));
    for (String stage : List.of("cart", "paid")) {
      var data = "{\"journey\":\"buy\",\"stage\":\"%s\"}".formatted(stage);
      all.add(event("anna", "customer.reached", "2026-03-08T11:00:00Z", data));
    }
    all.add(event("cleo", "customer.rewarded", "2026-03-09T10:00:00Z", "{\"plan\":\"club\"}"));
    var complaint = "{\"ticket\":\"T1\",\"complaint\":true}";
    all.add(event("cleo", "ticket.created", "2026-03-10T10:00:00Z", complaint));
    var reply = system.post("/v1/events", "[" + String.join(",", all) + "]");
    assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    assertThat(reply.json().get("accepted").intValue()).isEqualTo(all.size());
  }

  private String revenue(String customer, String time, String amount) {
    var data = "{\"mrr\":\"%s\",\"currency\":\"EUR\"}".formatted(amount);
    return event(customer, "customer.revenue", time, data);
  }

  private String event(String customer, String type, String time, String data) {
    return """
        {"specversion":"1.0","id":"e%d","source":"test","type":"%s","time":"%s","subject":"%s","data":%s}"""
        .formatted(events++, type, time, customer, data);
  }

  private static JsonNode series(WholeSystem system) {
    var query = "/v1/metrics?period=month&from=2026-03&to=2026-03&metric=";
    var reply = system.get(query + String.join("&metric=", METRICS));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json().get("series");
  }

  private static double value(JsonNode series, String metric) {
    return point(series, metric).get("value").doubleValue();
  }

  private static JsonNode point(JsonNode series, String metric) {
    for (JsonNode one : series) {
      if (one.get("metric").textValue().equals(metric)) {
        return one.at("/points/0");
      }
    }
    throw new AssertionError("no series of " + metric);
  }
}
