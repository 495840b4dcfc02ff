package rapport.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Supplier;

/// Gives out a stage, and a new one now and then, so that what runs leave behind does not fill the
/// memory.
final class Stages {

  private static final int RUNS_EACH = 200;

  private final Supplier<Stage> maker;
  private Stage stage;
  private int runs;

  private Stages(Supplier<Stage> maker) {
    this.maker = maker;
    this.stage = maker.get();
  }

  /// Stages with settings, a survey and a few answers.
  static Stages defined() {
    return new Stages(Stages::make);
  }

  Stage next() {
    if (++runs % RUNS_EACH == 0) {
      stage = maker.get();
    }
    return stage;
  }

  static Stage make() {
    var stage = define(new Stage());
    for (JsonNode event : Inputs.events("intake")) {
      if (event.path("routeKey").asText().equals("POST /v1/events")) {
        var sent = Inputs.request("POST /v1/events", "/v1/events", Stage.SRV);
        sent.getHeaders().put("content-type", "application/json");
        sent.setBody(Inputs.body(event));
        stage.call(sent);
      }
    }
    stage.drain();
    stage.roll("{}");
    stage.checkLines();
    return stage;
  }

  /// Puts the settings and the survey of `events/admin`.
  static Stage define(Stage stage) {
    put(stage, "settings", Map.of());
    put(stage, "surveys/{survey}", Map.of("survey", Stage.SURVEY));
    return stage;
  }

  private static void put(Stage stage, String what, Map<String, String> parameters) {
    for (JsonNode event : Inputs.events("admin")) {
      boolean same = event.path("routeKey").asText().equals("PUT /v1/" + what);
      if (same) {
        var put = Inputs.request("PUT /v1/" + what, "/v1/" + what, Stage.ADMIN);
        put.setPathParameters(parameters);
        put.getHeaders().put("content-type", "application/json");
        put.setBody(Inputs.body(event));
        if (stage.call(put).getStatusCode() == 200) {
          return;
        }
      }
    }
    assertThat(what).as("nothing in events/admin defines it").isEmpty();
  }
}
