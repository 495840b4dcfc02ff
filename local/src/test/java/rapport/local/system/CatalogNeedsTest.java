package rapport.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What the catalog says a metric needs is enough for a value: those events, that question, those
/// settings, and nothing else.
class CatalogNeedsTest {

  private static final Instant NOW = Instant.parse("2026-03-14T09:00:00Z");

  /// Takes some hundred buyers and two days, which the prediction's own test has; of nothing but
  /// purchases, too.
  private static final String PREDICTED = "clv_predicted";

  private static final Map<String, String> SETTINGS =
      Map.of(
          "serviceTargets",
          """
          [{"firstResponse":{"default":{"minutes":60}},"resolution":{"default":{"minutes":600}}}]""",
          "journeys",
          """
          {"buy":["cart","paid"]}""",
          "plans",
          """
          {"club":["gold"]}""",
          "followUps",
          """
          {"recovery":true}""");

  /// Who was unhappy, and is not any more after somebody has looked after it. No event says that it
  /// was: the next answer comes as early as one may.
  private static final List<String> UNHAPPY_AND_HAPPY =
      List.of("2026-03-10T10:00:00Z 2", "2026-03-14T09:04:00Z 10");

  /// What tells the ratings that feed one metric apart.
  private static final Map<String, List<String>> FEEDS =
      Map.of(
          "csi",
          List.of("'dimension':'price'", "'dimension':'speed'"),
          "acsi",
          List.of("'role':'satisfaction'", "'role':'expectancy'", "'role':'ideal'"),
          "cli",
          List.of("'role':'recommend'", "'role':'rebuy'", "'role':'try'"),
          "satisfaction_ratio",
          List.of("'role':'perceived'", "'role':'expected'"),
          "gap",
          List.of("'role':'perceived','dimension':'x'", "'role':'expected','dimension':'x'"),
          "kano",
          List.of("'role':'functional','item':'x'", "'role':'dysfunctional','item':'x'"),
          "apostle",
          List.of("'role':'satisfaction'", "'role':'loyalty'"));

  /// All that ever happens: type, subject, time and data.
  private static final List<List<String>> STORY =
      List.of(
          List.of("customer.joined", "anna", "2026-02-20T10:00:00Z", "{}"),
          List.of("customer.joined", "ben", "2026-02-20T10:00:00Z", "{}"),
          List.of("customer.joined", "cleo", "2026-02-20T10:00:00Z", "{}"),
          List.of("customer.rewarded", "cleo", "2026-02-21T10:00:00Z", "{'plan':'club'}"),
          List.of(
              "customer.acquired", "anna", "2026-03-02T09:00:00Z", "{'cost':'5','currency':'EUR'}"),
          List.of(
              "customer.revenue", "anna", "2026-02-21T10:00:00Z", "{'mrr':'9','currency':'EUR'}"),
          List.of("customer.left", "ben", "2026-03-02T10:00:00Z", "{}"),
          List.of(
              "customer.purchased",
              "anna",
              "2026-03-03T10:00:00Z",
              "{'amount':'7','currency':'EUR'}"),
          List.of(
              "customer.purchased",
              "anna",
              "2026-03-04T10:00:00Z",
              "{'amount':'8','currency':'EUR'}"),
          List.of("customer.active", "anna", "2026-03-05T10:00:00Z", "{'activity':'referral'}"),
          List.of(
              "customer.reached",
              "anna",
              "2026-03-05T10:00:00Z",
              "{'journey':'buy','stage':'cart'}"),
          List.of(
              "customer.reached",
              "anna",
              "2026-03-05T11:00:00Z",
              "{'journey':'buy','stage':'paid'}"),
          List.of(
              "ticket.created", "anna", "2026-03-06T10:00:00Z", "{'ticket':'T','complaint':true}"),
          List.of("ticket.replied", "anna", "2026-03-06T10:10:00Z", "{'ticket':'T','agent':'ann'}"),
          List.of(
              "ticket.resolved", "anna", "2026-03-06T10:20:00Z", "{'ticket':'T','agent':'ann'}"),
          List.of("ticket.reopened", "anna", "2026-03-07T10:30:00Z", "{'ticket':'T'}"),
          List.of("survey.invited", "anna", "2026-03-08T10:00:00Z", "{'survey':'asked'}"));

  private int events;

  @Test
  void whatTheCatalogNamesIsEnoughForAValue() throws IOException {
    var without = new TreeMap<String, JsonNode>();
    try (var system = WholeSystem.start(MovableClock.at(NOW))) {
      var tenants = new LinkedHashMap<JsonNode, WholeSystem>();
      var metricsByNeeds = metricsByNeeds(system);
      for (JsonNode needs : metricsByNeeds.keySet()) {
        var name = "needs-" + tenants.size();
        var tenant = system.of(name);
        tenants.put(needs, tenant);
        prepare(tenant, needs);
        if (needsFollowUps(needs)) {
          system.local().drain();
          resolve(tenant, name);
        }
      }
      system.local().drain();
      metricsByNeeds.forEach(
          (needs, metrics) -> {
            for (String metric : withoutValue(tenants.get(needs), metrics)) {
              without.put(metric, needs);
            }
          });
    }

    assertThat(without).isEmpty();
  }

  private static Map<JsonNode, List<String>> metricsByNeeds(WholeSystem system) {
    var metricsByNeeds = new LinkedHashMap<JsonNode, List<String>>();
    for (JsonNode entry : system.get("/v1/metrics/catalog").json().get("metrics")) {
      if (!entry.get("metric").textValue().equals(PREDICTED)) {
        metricsByNeeds
            .computeIfAbsent(entry.get("needs"), _ -> new ArrayList<>())
            .add(entry.get("metric").textValue());
      }
    }
    return metricsByNeeds;
  }

  /// What is needed, and nothing else.
  private void prepare(WholeSystem tenant, JsonNode needs) {
    var settings = new ArrayList<String>();
    needs
        .path("settings")
        .forEach(
            name ->
                settings.add(
                    "\"%s\":%s".formatted(name.textValue(), SETTINGS.get(name.textValue()))));
    put(tenant, "/v1/settings", "{" + String.join(",", settings) + "}");
    send(tenant, needs);
  }

  private static boolean needsFollowUps(JsonNode needs) {
    for (JsonNode name : needs.path("settings")) {
      if (name.textValue().equals("followUps")) {
        return true;
      }
    }
    return false;
  }

  /// The message that the recorder is told by is held back until it is sure to find the follow-up
  /// resolved; here it is handed over at once.
  private static void resolve(WholeSystem tenant, String name) {
    var open = tenant.getWithServerKey("/v1/followups").json().at("/followups/0/id").textValue();
    var reply = tenant.patch("/v1/followups/" + open, "{\"state\":\"resolved\"}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    tenant.enqueueFollowUp(name, open);
  }

  private static List<String> withoutValue(WholeSystem tenant, List<String> metrics) {
    var query = "/v1/metrics?period=month&from=2026-03&to=2026-03&metric=";
    var reply = tenant.get(query + String.join("&metric=", metrics));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    var missing = new TreeSet<>(metrics);
    for (JsonNode series : reply.json().get("series")) {
      if (!series.at("/points/0/value").isNull()) {
        missing.remove(series.get("metric").textValue());
      }
    }
    return List.copyOf(missing);
  }

  private void send(WholeSystem system, JsonNode needs) {
    var types = new TreeSet<String>();
    needs.get("events").forEach(type -> types.add(type.textValue()));
    var sent = new ArrayList<String>();
    for (List<String> event : STORY) {
      if (types.contains(event.getFirst())) {
        sent.add(event(event.get(0), event.get(1), event.get(2), event.get(3)));
      }
    }
    if (types.contains("survey.response")) {
      var questions = questions(needs);
      put(
          system,
          "/v1/surveys/asked",
          "{'questions':[%s],'invitations':%s}"
              .formatted(String.join(",", questions), needs.has("survey"))
              .replace('\'', '"'));
      if (needsFollowUps(needs)) {
        for (String answer : UNHAPPY_AND_HAPPY) {
          var words = answer.split(" ");
          var data = "{'survey':'asked','answers':{'q0':%s}}".formatted(words[1]);
          sent.add(event("survey.response", "anna", words[0], data));
        }
      }
      var answers = new ArrayList<String>();
      for (int i = 0; i < questions.size(); i++) {
        answers.add("'q%d':%s".formatted(i, questions.get(i).contains("text") ? "'fine'" : "4"));
      }
      var data = "{'survey':'asked','answers':{%s}}".formatted(String.join(",", answers));
      sent.add(event("survey.response", "anna", "2026-03-09T10:00:00Z", data));
    }
    var reply = system.post("/v1/events", "[" + String.join(",", sent) + "]");
    assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    assertThat(reply.json().get("accepted").intValue()).as(reply.body()).isEqualTo(sent.size());
  }

  /// Of the type that is needed; where none is, anything may be asked.
  private static List<String> questions(JsonNode needs) {
    var type = needs.path("question").asText(needsFollowUps(needs) ? "nps" : "text");
    if (!needs.has("feeds")) {
      return List.of("{'id':'q0','type':'%s'}".formatted(type));
    }
    var metric = needs.get("feeds").textValue();
    var questions = new ArrayList<String>();
    for (String what : FEEDS.get(metric)) {
      questions.add(
          "{'id':'q%d','type':'%s','scale':'1-5','metric':'%s',%s}"
              .formatted(questions.size(), type, metric, what));
    }
    return questions;
  }

  private static void put(WholeSystem system, String path, String body) {
    var reply = system.put(path, body);
    assertThat(reply.status()).as(reply.body()).isBetween(200, 201);
  }

  private String event(String type, String subject, String time, String data) {
    return """
        {"specversion":"1.0","id":"e%d","source":"test","type":"%s","time":"%s","subject":"%s","data":%s}"""
        .formatted(events++, type, time, subject, data.replace('\'', '"'));
  }
}
