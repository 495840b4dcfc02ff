package rapport.reader;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import rapport.edge.Answers;
import rapport.edge.Checked;
import rapport.edge.Json;
import rapport.edge.Json.Parsed;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.UrlEncoded;
import rapport.store.Alerts;
import rapport.store.Alerts.Alert;

/// `GET /v1/alerts`: what control charts have found, the newest period first.
final class AlertsRoute {

  /// An alert takes some 700 bytes.
  static final int PAGE = 200;

  private final Door door;
  private final Alerts alerts;
  private final Clock clock;

  AlertsRoute(Door door, Alerts alerts, Clock clock) {
    this.door = door;
    this.alerts = alerts;
    this.clock = clock;
  }

  APIGatewayV2HTTPResponse get(Request request) {
    return door.answer(request, this::get);
  }

  private APIGatewayV2HTTPResponse get(TenantView view, List<UrlEncoded.Pair> parameters) {
    var reading = new AlertsReading(new Parameters(parameters), view.calendar());
    return switch (reading.read(clock.instant())) {
      case Checked.Invalid<AlertsQuery>(var errors) -> Problem.invalid(errors).answer();
      case Checked.Valid<AlertsQuery>(AlertsQuery query) -> page(query, view);
    };
  }

  private APIGatewayV2HTTPResponse page(AlertsQuery query, TenantView view) {
    var left = alerts.newest(view.tenant(), query.from(), query.before(), PAGE + 1);
    var shown = left.subList(0, Math.min(PAGE, left.size()));
    var tree = Json.object();
    var array = tree.putArray("alerts");
    shown.forEach(alert -> array.add(node(alert)));
    tree.put("next", left.size() > PAGE ? AlertsQuery.cursor(shown.getLast()) : null);
    return Answers.json(200, tree);
  }

  /// As it is kept.
  static JsonNode node(Alert alert) {
    return switch (Json.readOne(alert.text())) {
      case Parsed.Values(_, List<Json.Value> values) -> values.getFirst().node();
      case Parsed.Malformed(String message) ->
          throw new IllegalStateException("an alert is no JSON: " + message);
    };
  }
}
