package rapport.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import rapport.store.contract.SteppedTable;
import rapport.store.contract.Steps;
import rapport.store.memory.MemoryTable;

/// Whatever somebody says of a person or by a key is marked here, and no function may log a mark:
/// not when all goes well, not of what is refused, and not when any call of a table or queue fails.
/// What a log line may have is listed, too.
final class LogPrivacyTest {

  private static final String MARK = "xSECRETx";

  /// Who has one can do what its owner can.
  private static final List<String> KEYS = List.of(Stage.SRV, Stage.ADMIN, Stage.READ, Stage.PUB);

  /// What lines say of a request or message; any other field is a number.
  private static final List<String> ALLOWED =
      List.of(
          "timestamp",
          "level",
          "message",
          "thrown",
          "tenant",
          "messageId",
          "route",
          "status",
          "caller");

  private static final Map<String, String> SURVEY = Map.of("survey", Stage.SURVEY);
  private static final int ERASING_FAILURES = 20;
  private static final String TIME = "2026-03-01T10:00:00Z";

  private final Steps steps = new Steps();
  private final Stage stage =
      Stages.define(
          new Stage(
                  new SteppedTable(new MemoryTable(), steps),
                  new SteppedTable(new MemoryTable(), steps))
              .issueKeys());
  private final Set<String> messages = new TreeSet<>();
  private final Set<String> taken = new TreeSet<>();

  private static List<String> events() {
    var person = "\"attributes\":{\"region\":\"xSECRETx-region\",\"xSECRETx-name\":\"xSECRETx\"}";
    return List.of(
        event(
            "survey.response",
            "{\"survey\":\"relationship-2026\",\"answers\":{\"recommend\":9,\"why\":\"xSECRETx\"},"
                + "\"channel\":\"xSECRETx\",\"language\":\"en\","
                + person
                + "}"),
        event("survey.response", "{\"survey\":\"xSECRETx\",\"answers\":{\"xSECRETx\":11}}"),
        event(
            "ticket.created", "{\"ticket\":\"xSECRETx-1\",\"group\":\"xSECRETx\"," + person + "}"),
        event("ticket.replied", "{\"ticket\":\"xSECRETx-1\",\"agent\":\"xSECRETx\"}"),
        event(
            "ticket.rated",
            "{\"ticket\":\"xSECRETx-1\",\"score\":4,\"scale\":\"1-5\",\"comment\":\"xSECRETx\"}"),
        event("ticket.rated", "{\"ticket\":\"xSECRETx-1\",\"score\":9,\"scale\":\"xSECRETx\"}"),
        event("customer.joined", "{\"reason\":\"xSECRETx\"}"),
        event("customer.purchased", "{\"amount\":\"xSECRETx\",\"currency\":\"EUR\"}"),
        event("customer.reached", "{\"journey\":\"xSECRETx\",\"stage\":\"xSECRETx\"}"),
        event("xSECRETx.happened", "{\"xSECRETx\":{}}"),
        "xSECRETx is no JSON",
        "{\"Type\":\"Notification\",\"Message\":\"xSECRETx\"}");
  }

  private static String event(String type, String data) {
    return "{\"specversion\":\"1.0\",\"id\":\"xSECRETx-%d\",\"source\":\"xSECRETx\",\"type\":\""
            .formatted(data.hashCode())
        + type
        + "\",\"time\":\""
        + TIME
        + "\",\"subject\":\"xSECRETx\",\"data\":"
        + data
        + "}";
  }

  @Test
  void nothingThatIsTakenOrRefusedIsLogged() {
    sendAll();

    look();
    assertThat(messages).contains("request", "rolled up");
  }

  /// One step of a table after the other fails, before it was done or after.
  @Test
  void nothingIsLoggedWhenATableFails() {
    steps.restart(_ -> {});
    sendAll();
    int count = steps.count();
    look();

    for (int step = 1; step <= count; step += 5) {
      steps.failAt(step);
      sendAll();
    }

    steps.rest();
    look();
    assertThat(messages).contains("message not recorded", "failed");
  }

  @Test
  void nothingIsLoggedOfLinksAndOfWhoIsErased() {
    sendAll();
    steps.restart(_ -> {});
    customers();
    int count = steps.count();
    look();
    assertThat(taken).contains("links", "erasure begun", "customer", "erasure at work");

    for (int step = 1; step <= count; step += Math.max(1, count / ERASING_FAILURES)) {
      steps.failAt(step);
      customers();
    }

    steps.rest();
    look();
    assertThat(messages).contains("request", "message failed");
  }

  @Test
  void nothingIsLoggedWhenAQueueFails() {
    stage.queue.fail(true);
    stage.work.fail(true);

    sendAll();

    look();
    assertThat(messages).contains("a service does not answer");
  }

  private void look() {
    for (JsonNode line : stage.checkLines()) {
      assertThat(line.toString()).doesNotContainIgnoringCase(MARK).doesNotContain(KEYS);
      assertThat(line.properties())
          .allMatch(field -> ALLOWED.contains(field.getKey()) || field.getValue().isNumber());
      messages.add(line.path("message").asText());
    }
  }

  private void sendAll() {
    for (String event : events()) {
      var post = request("POST /v1/events", Stage.SRV, Map.of());
      post.getHeaders().put("content-type", "application/json");
      post.setBody(event);
      stage.call(post);
      stage.deliver(event, Map.of("tenant", Stage.TENANT));
    }
    deliver();
    odd();
    form();
    decisions();
    questions();
    roll();
  }

  private void deliver() {
    stage.queue.drain().forEach(sent -> stage.deliver(sent.body(), sent.attributes()));
  }

  private void odd() {
    stage.deliver("{}", Map.of("tenant", "xSECRETx"));
    stage.deliver("[]", Map.of("tenant", Stage.TENANT, "import", "!xSECRETx"));
    stage.deliver("{}", Map.of("tenant", Stage.TENANT, "import", "xSECRETx", "judged", "true"));
    stage.deliver("{}", Map.of("tenant", Stage.TENANT, "job", "import!xSECRETx"));
    stage.deliver("x", Map.of("tenant", Stage.TENANT, "redriven", "1 xSECRETx"));
  }

  private void form() {
    var route = "POST /v1/surveys/{survey}/responses";
    var post = request(route, "pub_xSECRETx", SURVEY);
    post.getHeaders().put("content-type", "application/x-www-form-urlencoded");
    post.setBody(
        "key=" + Stage.PUB + "&recommend=xSECRETx&why=xSECRETx&attributes.region=xSECRETx");
    stage.call(post);
    post.setBody("key=pub_xSECRETx&recommend=9&id=%zz");
    stage.call(post);
  }

  private void decisions() {
    put("/v1/settings", Map.of(), "{\"timeZone\":\"xSECRETx\",\"xSECRETx\":1}");
    put(
        "/v1/surveys/{survey}",
        Map.of("survey", "xSECRETx"),
        "{\"title\":{\"en\":\"xSECRETx\"},\"questions\":[{\"id\":\"xSECRETx\",\"type\":\"nps\"}]}");
    var keys = request("POST /v1/keys", Stage.ADMIN, Map.of());
    keys.getHeaders().put("content-type", "application/json");
    keys.setBody("{\"kind\":\"read\",\"name\":\"xSECRETx\"}");
    stage.call(keys);
    stage.call(request("DELETE /v1/keys/{key}", Stage.ADMIN, Map.of("key", "xSECRETx")));
    stage.call(request("DELETE /v1/imports/{name}", Stage.SRV, Map.of("name", "xSECRETx")));
  }

  /// The job of an erasure and its messages have the customer's id, and so has a link.
  private void customers() {
    var links = request("POST /v1/surveys/{survey}/links", Stage.SRV, SURVEY);
    links.getHeaders().put("content-type", "application/json");
    for (String body :
        List.of(
            "[{\"subject\":\"xSECRETx\",\"attributes\":{\"region\":\"xSECRETx\"}}]",
            "[{\"subject\":\"xSECRETx\",\"xSECRETx\":1}]")) {
      links.setBody(body);
      tell(stage.call(links).getStatusCode(), "links");
    }
    var customer = Map.of("customer", "xSECRETx");
    tell(
        stage
            .call(request("DELETE /v1/customers/{customer}", Stage.ADMIN, customer))
            .getStatusCode(),
        "erasure begun");
    tell(
        stage.call(request("GET /v1/customers/{customer}", Stage.ADMIN, customer)).getStatusCode(),
        "customer");
    stage.roll("{}");
    var sent = stage.queue.drain();
    if (sent.stream().anyMatch(message -> message.attributes().containsKey("job"))) {
      taken.add("erasure at work");
    }
    sent.forEach(message -> stage.deliver(message.body(), message.attributes()));
  }

  private void tell(int status, String what) {
    if (status < 300) {
      taken.add(what);
    }
  }

  private void put(String path, Map<String, String> parameters, String body) {
    var put = request("PUT " + path, Stage.ADMIN, parameters);
    put.getHeaders().put("content-type", "application/json");
    put.setBody(body);
    stage.call(put);
  }

  private void questions() {
    for (String query :
        List.of(
            "metric=nps&segment=region:xSECRETx-region",
            "metric=xSECRETx&from=xSECRETx&xSECRETx=1",
            "metric=nps&segment=xSECRETx:1")) {
      var get = request("GET /v1/metrics", Stage.READ, Map.of());
      get.setRawQueryString(query);
      stage.call(get);
    }
    stage.call(request("GET /v1/metrics", "read_xSECRETx", Map.of()));
  }

  private static APIGatewayV2HTTPEvent request(
      String route, String key, Map<String, String> parameters) {
    var event = Inputs.request(route, "/v1/xSECRETx", key);
    event.setPathParameters(parameters);
    return event;
  }

  /// What leaves the handler is logged by Lambda, text and all.
  private void roll() {
    for (String event :
        List.of(
            "{}",
            "{\"Records\":[{\"messageId\":\"m1\",\"body\":\"xSECRETx\"}]}",
            "{\"Records\":[{\"messageId\":\"m2\",\"body\":\"{\\\"tenant\\\":\\\"xSECRETx\\\"}\"}]}",
            "xSECRETx")) {
      try {
        stage.roll(event);
      } catch (RuntimeException e) {
        assertThat(String.valueOf(e.getMessage())).doesNotContain(MARK);
      }
    }
  }
}
