package rapport.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import rapport.bytes.Bytes;
import rapport.edge.EventJson;
import rapport.edge.EventJson.Reading;
import rapport.edge.FreshIdentity;
import rapport.edge.QueueBody;
import rapport.queue.Message;
import rapport.store.FuzzTarget;

/// What comes by HTTP: bodies, forms, queries, paths and headers of every route.
final class RequestTargets {

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/x-ndjson",
          "application/cloudevents+json",
          "application/cloudevents-batch+json; charset=utf-8",
          "text/plain");
  private static final List<String> PATHS =
      List.of("/v1/settings", "/v1/surveys/{survey}", "/v1/keys", "/v1/surveys/{survey}/links");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String OUR_SCRIPT =
      "<script type=\"module\" src=\"/form/form.js\"></script>";
  private static final String KEY = "key=" + Stage.PUB + "&";

  /// What intake sends has an id and a time.
  private static final FreshIdentity NO_IDENTITY =
      new FreshIdentity() {
        @Override
        public String id() {
          throw new AssertionError("an event without an id was sent");
        }

        @Override
        public Instant time() {
          throw new AssertionError("an event without a time was sent");
        }
      };

  private final Stages stages = Stages.defined();

  /// The routes of which a request was taken.
  private final Set<String> taken = new TreeSet<>();

  static List<FuzzTarget> all() {
    return asking().stream().map(Asking::target).toList();
  }

  /// @param taken the routes of which the target has seen a request taken so far
  record Asking(FuzzTarget target, Set<String> taken) {
    @Override
    public String toString() {
      return target.name();
    }
  }

  static List<Asking> asking() {
    return List.of(
        asking("events", eventSeeds(), RequestTargets::events),
        asking("answers", answerSeeds(), RequestTargets::answers),
        asking("settings", settingsSeeds(), RequestTargets::settings),
        asking("questions", questionSeeds(), RequestTargets::questions),
        asking("headers", headerSeeds(), RequestTargets::headers));
  }

  private static Asking asking(
      String name, List<Bytes> seeds, BiConsumer<RequestTargets, byte[]> reading) {
    var targets = new RequestTargets();
    var target = FuzzTarget.of(name, seeds, input -> reading.accept(targets, input));
    return new Asking(target, Collections.unmodifiableSet(targets.taken));
  }

  private APIGatewayV2HTTPResponse answered(Stage stage, APIGatewayV2HTTPEvent event) {
    var answer = stage.answered(event);
    if (answer.getStatusCode() < 300) {
      taken.add(event.getRouteKey());
    }
    return answer;
  }

  /// What intake takes, the recorder reads and takes, too, as the event that was sent.
  private void events(byte[] input) {
    var inputs = Inputs.of(input);
    var stage = stages.next();
    var type = TYPES.get(inputs.choice(TYPES.size()));
    var event = Inputs.request("POST /v1/events", "/v1/events", Stage.SRV);
    if (inputs.choice(2 * TYPES.size()) >= TYPES.size()) {
      event = Inputs.request("POST /v1/imports", "/v1/imports", Stage.SRV);
      event.setRawQueryString("import=history");
    }
    told(answered(stage, Inputs.withBody(event, type, inputs)));
    stage.queue.messages().forEach(RequestTargets::readAgain);
    stage.drain();
    stage.checkLines();
  }

  private static void readAgain(Message message) {
    var importName = message.attributes().getOrDefault("import", "");
    for (var entry : QueueBody.parse(message.body(), importName, NO_IDENTITY)) {
      assertThat(entry.reading()).as(entry.text()).isInstanceOf(Reading.Valid.class);
      var event = ((Reading.Valid) entry.reading()).event();
      var again = QueueBody.parse(EventJson.write(event), importName, NO_IDENTITY);
      assertThat(again).hasSize(1);
      assertThat(again.getFirst().reading()).isEqualTo(new Reading.Valid(event));
    }
  }

  /// A page has one script, that of forms.
  private static String withoutOurScript(APIGatewayV2HTTPResponse page) {
    return String.valueOf(page.getBody()).replaceFirst(Pattern.quote(OUR_SCRIPT), "");
  }

  private void answers(byte[] input) {
    var inputs = Inputs.of(input);
    var stage = stages.next();
    boolean form = inputs.choice(2) == 0;
    var event =
        Inputs.request(
            "POST /v1/surveys/{survey}/responses",
            "/v1/surveys/" + Stage.SURVEY + "/responses",
            Stage.PUB);
    event.setPathParameters(Map.of("survey", Stage.SURVEY));
    var answer = answered(stage, Inputs.withBody(event, form ? FORM : TYPES.getFirst(), inputs));
    if (form) {
      assertThat(withoutOurScript(answer)).doesNotContain("<script", "onerror=\"");
    } else {
      told(answer);
    }
    stage.drain();
    stage.checkLines();
  }

  /// What was put is given back, and may be put again.
  private void settings(byte[] input) {
    var inputs = Inputs.of(input);
    var stage = stages.next();
    switch (inputs.choice(4)) {
      case 0 -> {
        put(stage, "/v1/settings", Map.of(), inputs);
      }
      case 1 -> {
        put(stage, "/v1/surveys/{survey}", Map.of("survey", "another-2026"), inputs);
      }
      case 2 -> post(stage, "/v1/keys", inputs);
      default -> post(stage, "/v1/surveys/{survey}/links", inputs);
    }
  }

  private void put(Stage stage, String path, Map<String, String> parameters, Inputs inputs) {
    var put = request("PUT " + path, parameters);
    var answer = answered(stage, Inputs.withBody(put, TYPES.getFirst(), inputs));
    told(answer);
    if (answer.getStatusCode() < 300) {
      var get = stage.answered(request("GET " + path, parameters));
      assertThat(get.getStatusCode()).isEqualTo(200);
      var again = request("PUT " + path, parameters);
      again.getHeaders().put("content-type", TYPES.getFirst());
      again.setBody(get.getBody());
      assertThat(stage.answered(again).getStatusCode()).as(get.getBody()).isEqualTo(200);
      assertThat(stage.answered(request("GET " + path, parameters)).getBody())
          .isEqualTo(get.getBody());
    }
  }

  private void post(Stage stage, String path, Inputs inputs) {
    var event = request("POST " + path, Map.of("survey", Stage.SURVEY));
    told(answered(stage, Inputs.withBody(event, TYPES.getFirst(), inputs)));
  }

  private static APIGatewayV2HTTPEvent request(String route, Map<String, String> parameters) {
    var event = Inputs.request(route, route.substring(route.indexOf('/')), Stage.ADMIN);
    event.setPathParameters(parameters);
    return event;
  }

  /// A line with a name for the path, then a query.
  private void questions(byte[] input) {
    var inputs = Inputs.of(input);
    var lines = inputs.lines(2);
    var routes = Routes.READ_AND_DELETED;
    var route = routes.get(inputs.choice(routes.size()));
    var key = route.startsWith("DELETE") || route.contains("surveys") ? Stage.ADMIN : Stage.READ;
    var event = Inputs.request(route, route.substring(route.indexOf('/')), key);
    event.setPathParameters(Routes.parameters(route, lines.get(0)));
    event.setRawQueryString(lines.get(1));
    var stage = stages.next();
    told(answered(stage, event));
  }

  /// The lines of a request's `Authorization`, `Accept` and `Content-Type`.
  private void headers(byte[] input) {
    var inputs = Inputs.of(input);
    var lines = inputs.lines(4);
    var routes = Routes.ALL;
    var route = routes.get(inputs.choice(routes.size()));
    var event = Inputs.request(route, route.substring(route.indexOf('/')), "");
    event.setPathParameters(Routes.parameters(route, Stage.SURVEY));
    event.getHeaders().put("authorization", lines.get(0));
    event.getHeaders().put("accept", lines.get(1));
    event.getHeaders().put("content-type", lines.get(2));
    event.setBody(lines.get(3));
    answered(stages.next(), event);
  }

  /// A refusal says what is wrong, and where.
  private static void told(APIGatewayV2HTTPResponse answer) {
    if (answer.getStatusCode() < 400) {
      return;
    }
    if (answer.getHeaders().get("content-type").startsWith("text/html")) {
      assertThat(answer.getBody()).contains("<h1>", "<p>");
      return;
    }
    JsonNode problem = Stage.json(answer.getBody());
    assertThat(problem.path("status").asInt()).isEqualTo(answer.getStatusCode());
    assertThat(problem.path("title").asText()).isNotBlank();
    for (JsonNode error : problem.path("errors")) {
      assertThat(error.path("message").asText()).isNotBlank();
      assertThat(error.has("pointer") || error.has("parameter")).isTrue();
    }
  }

  private static List<Bytes> eventSeeds() {
    var seeds = new ArrayList<Bytes>();
    for (JsonNode event : Inputs.events("intake")) {
      var type = event.path("headers").path("content-type").asText();
      var body = Inputs.body(event);
      var route = event.path("routeKey").asText();
      boolean imports = route.equals("POST /v1/imports");
      if ((imports || route.equals("POST /v1/events")) && body.length() < 10_000) {
        int choice = Math.max(0, TYPES.indexOf(type));
        seeds.add(Inputs.seed(imports ? choice + TYPES.size() : choice, body));
      }
    }
    seeds.addAll(Hostile.json());
    return seeds;
  }

  private static List<Bytes> answerSeeds() {
    var seeds = new ArrayList<Bytes>();
    for (JsonNode event : Inputs.events("intake")) {
      if (event.path("routeKey").asText().endsWith("/responses")) {
        boolean form = event.path("headers").path("content-type").asText().equals(FORM);
        seeds.add(Inputs.seed(form ? 0 : 1, Inputs.body(event)));
      }
    }
    seeds.add(Inputs.seed(0, KEY + "why=%3Cscript%3Ealert(1)%3C/script%3E&recommend=11"));
    return seeds;
  }

  private static List<Bytes> settingsSeeds() {
    var seeds = new ArrayList<Bytes>();
    for (JsonNode event : Inputs.events("admin")) {
      var route = event.path("routeKey").asText();
      if (event.has("body")) {
        int choice = PATHS.indexOf(route.substring(route.indexOf('/')));
        seeds.add(Inputs.seed(Math.max(0, choice), Inputs.body(event)));
      }
    }
    return seeds;
  }

  private static List<Bytes> questionSeeds() {
    var seeds = new ArrayList<Bytes>();
    for (JsonNode event : Inputs.events("reader")) {
      int choice = Routes.READ_AND_DELETED.indexOf(event.path("routeKey").asText());
      var name = event.path("pathParameters").path("metric").asText();
      seeds.add(
          Inputs.seed(Math.max(0, choice), name + "\n" + event.path("rawQueryString").asText()));
    }
    for (JsonNode event : Inputs.events("forms")) {
      int choice = Routes.READ_AND_DELETED.indexOf("GET /s/{survey}");
      var name = event.path("pathParameters").path("survey").asText();
      seeds.add(Inputs.seed(choice, name + "\n" + event.path("rawQueryString").asText()));
    }
    return seeds;
  }

  private static List<Bytes> headerSeeds() {
    var seeds = new ArrayList<Bytes>();
    for (String key : List.of(Stage.ADMIN, Stage.READ, Stage.PUB)) {
      var lines = "Bearer " + key + "\ntext/csv;q=0.5, application/json\napplication/json\n{}";
      for (int route = 0; route < Routes.ALL.size(); route += 3) {
        seeds.add(Inputs.seed(route, lines));
      }
    }
    return seeds;
  }
}
