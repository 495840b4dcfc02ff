package rapport.reader;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import rapport.edge.Answers;
import rapport.edge.Checked;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.UrlEncoded;
import rapport.reader.DashboardJson.Board;
import rapport.reader.Figures.Answer;
import rapport.store.Alerts;
import rapport.store.Alerts.Alert;
import rapport.store.Alerts.Place;
import rapport.store.Registry;

/// `GET /v1/dashboard`: what the first view of a tenant needs, in one answer.
final class DashboardRoute {

  /// How many alerts are shown at most, the newest.
  static final int ALERTS = 50;

  private final Door door;
  private final Registry registry;
  private final Figures figures;
  private final Forecasting forecasting;
  private final Alerts alerts;
  private final Clock clock;

  /// @param sources where everything comes from
  DashboardRoute(Door door, Sources sources, Clock clock) {
    this.door = door;
    this.registry = sources.registry();
    this.figures = sources.figures();
    this.forecasting = sources.forecasting();
    this.alerts = sources.alerts();
    this.clock = clock;
  }

  record Sources(Registry registry, Figures figures, Forecasting forecasting, Alerts alerts) {}

  APIGatewayV2HTTPResponse get(Request request) {
    return door.answer(request, this::get);
  }

  private APIGatewayV2HTTPResponse get(TenantView view, List<UrlEncoded.Pair> given) {
    var now = clock.instant();
    return switch (new DashboardReading(new Parameters(given), view, registry).read(now)) {
      case Checked.Invalid<Query>(var errors) -> Problem.invalid(errors).answer();
      case Checked.Valid<Query>(Query query) ->
          switch (figures.read(view, query)) {
            case Figures.Refused(var error) -> Problem.invalid(List.of(error)).answer();
            case Answer answer -> shown(view, query, forecasting.add(view, answer), now);
          };
    };
  }

  private APIGatewayV2HTTPResponse shown(TenantView view, Query query, Answer answer, Instant now) {
    var board = new Board(view, query, answer.asOf(), now);
    return Answers.json(200, new DashboardJson(board).tree(answer.series(), alerts(view, query)));
  }

  private List<Alert> alerts(TenantView view, Query query) {
    var start = query.periods().getFirst().start(view.calendar());
    var end = query.periods().getLast().end(view.calendar());
    return alerts.newest(view.tenant(), start, Place.startOf(end), ALERTS);
  }
}
