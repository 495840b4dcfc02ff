package rapport.reader;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.util.List;
import rapport.edge.Answers;
import rapport.edge.Checked;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.UrlEncoded;
import rapport.store.EventLog;
import rapport.store.Registry;

/// `GET /v1/responses`: what people answered, the newest first.
final class ResponsesRoute {

  private final Door door;
  private final Registry registry;
  private final ValueNames names;
  private final ResponseSearch search;
  private final Clock clock;

  ResponsesRoute(Door door, Registry registry, EventLog log, Clock clock) {
    this.door = door;
    this.registry = registry;
    this.names = new ValueNames(registry);
    this.search = new ResponseSearch(log, names, new ReadHours(clock), clock);
    this.clock = clock;
  }

  APIGatewayV2HTTPResponse get(Request request) {
    return door.answerToPeople(request, this::get);
  }

  private APIGatewayV2HTTPResponse get(TenantView view, List<UrlEncoded.Pair> parameters) {
    var reading = new ResponsesReading(new Parameters(parameters), view, registry);
    return switch (reading.read(clock.instant())) {
      case Checked.Invalid<ResponsesQuery>(var errors) -> Problem.invalid(errors).answer();
      case Checked.Valid<ResponsesQuery>(ResponsesQuery query) ->
          Answers.json(
              200, new ResponsesJson(names, view.tenant()).tree(search.page(view.tenant(), query)));
    };
  }
}
