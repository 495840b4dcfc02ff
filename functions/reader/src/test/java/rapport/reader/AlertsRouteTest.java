package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.store.Alerts;
import rapport.store.Alerts.Alert;

/// What control charts have found, on 14 March 2026 in Berlin.
class AlertsRouteTest {

  private final ReaderWorld world = new ReaderWorld();
  private final Alerts alerts = new Alerts(world.summary);

  private void found(String start, String name) {
    var alert = new Alert(Instant.parse(start), name, "{\"name\":\"" + name + "\"}");
    alerts.put(ReaderWorld.TENANT, alert);
  }

  private APIGatewayV2HTTPResponse send(String query, String key) {
    return world.send("/v1/alerts", query, key);
  }

  private JsonNode get(String query) {
    var answer = send(query, Samples.READ);
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
    return Samples.json(answer.getBody());
  }

  private static List<String> names(JsonNode page) {
    return page.get("alerts").findValuesAsText("name");
  }

  /// Days are those of the tenant.
  @Test
  void theNewestComeFirstAndDaysAreIncluded() {
    found("2026-02-28T23:00:00Z", "b");
    found("2026-02-28T23:00:00Z", "a");
    found("2026-03-09T23:00:00Z", "c");
    found("2025-11-01T23:00:00Z", "long ago");

    assertThat(names(get(""))).containsExactly("c", "b", "a");
    assertThat(names(get("from=2026-03-01&to=2026-03-01"))).containsExactly("b", "a");
    assertThat(names(get("from=2026-03-02"))).containsExactly("c");
    assertThat(names(get("to=2026-02-28"))).isEmpty();
    assertThat(names(get("from=2025-01-01&to=2025-12-31"))).containsExactly("long ago");
    assertThat(get("").get("next").isNull()).isTrue();
  }

  @Test
  void pagesHaveEveryAlertOnce() {
    var all = new ArrayList<String>();
    for (int i = 0; i < 2 * AlertsRoute.PAGE + 7; i++) {
      var name = "a%04d".formatted(i);
      found("2026-03-%02dT23:00:00Z".formatted(1 + i / 100), name);
      all.add(name);
    }
    Collections.reverse(all);

    var seen = new ArrayList<String>();
    var page = get("");
    seen.addAll(names(page));
    while (!page.get("next").isNull()) {
      page = get("cursor=" + page.get("next").asText());
      seen.addAll(names(page));
    }

    assertThat(seen).isEqualTo(all);
  }

  @Test
  void aCursorFromBeyondTheRangeBeginsAtItsEnd() {
    found("2026-02-28T23:00:00Z", "a");
    var beyond =
        Base64.getUrlEncoder()
            .encodeToString("253402300740#a".getBytes(StandardCharsets.UTF_8)); // the year 9999

    assertThat(names(get("cursor=" + beyond))).containsExactly("a");
    assertThat(names(get("to=2026-02-27&cursor=" + beyond))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-03-02&to=2026-03-01, /from",
    "from=yesterday, /from",
    "from=2026-02-30, /from",
    "to=1969-12-31, /to",
    "to=2026-03, /to",
    "cursor=!, /cursor",
    "cursor=YWJj, /cursor",
    "cursor=, /cursor",
    "cursor=MTIzNDU2Nzg5MDEyMzQjYQ, /cursor",
    "cursor=MSNh, /cursor",
    "metric=nps, /metric",
    "to=2026-03-01&to=2026-03-02, /to"
  })
  void whatIsWrongIsNamed(String query, String pointer) {
    var answer = send(query, Samples.READ);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Samples.json(answer.getBody()).get("errors").findValuesAsText("pointer"))
        .containsExactly(pointer);
  }

  @Test
  void onlyAReadersKeyIsLetIn() {
    assertThat(send("", Samples.SRV).getStatusCode()).isEqualTo(403);
    assertThat(send("", "nobody").getStatusCode()).isEqualTo(401);
  }
}
