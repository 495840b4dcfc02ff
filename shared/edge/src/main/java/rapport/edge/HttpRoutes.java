package rapport.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.bytes.Sha256;

/// The routes of a function that the HTTP API calls, and the border around them: whatever a route
/// throws is logged here, once, and the caller is told nothing of it but whether to try again.
public final class HttpRoutes {

  /// Says whose data an answer is of, to whoever holds a key that can be no stranger's.
  static final String TENANT_HEADER = "rapport-tenant";

  /// No tenant can be called so.
  private static final String NOBODYS = "-";

  private final Map<String, Function<Request, APIGatewayV2HTTPResponse>> routes;
  private final Set<Class<? extends RuntimeException>> outages;
  private final BiFunction<Request, Problem, APIGatewayV2HTTPResponse> told;
  private final Log log;

  /// Tells every caller of a problem by JSON.
  ///
  /// @param routes by what the HTTP API calls them, for instance `GET /v1/settings`
  /// @param outages what is thrown when a service that the routes need does not answer
  public HttpRoutes(
      Map<String, Function<Request, APIGatewayV2HTTPResponse>> routes,
      Set<Class<? extends RuntimeException>> outages,
      Log log) {
    this(routes, outages, (_, problem) -> problem.answer(), log);
  }

  /// @param told how a caller is told of what went wrong outside a route
  public HttpRoutes(
      Map<String, Function<Request, APIGatewayV2HTTPResponse>> routes,
      Set<Class<? extends RuntimeException>> outages,
      BiFunction<Request, Problem, APIGatewayV2HTTPResponse> told,
      Log log) {
    this.routes = Map.copyOf(routes);
    this.outages = Set.copyOf(outages);
    this.told = told;
    this.log = log;
  }

  /// Answers a request and logs that it came.
  public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
    Request request = Request.of(event);
    APIGatewayV2HTTPResponse answer = answer(request);
    log.info("request", Map.of("route", request.route(), "status", answer.getStatusCode()));
    return answer;
  }

  /// Before a snapshot is taken, goes once through what the first call of a route would wait for.
  /// It is not logged, so what it asks for had better be nothing.
  public void prime(APIGatewayV2HTTPEvent event) {
    answer(Request.of(event));
  }

  /// Has a route go through all that it does for a tenant that nobody can have.
  ///
  /// @param route what it does with a tenant that has nothing must change nothing
  public void prime(String route, Kind kind) {
    var event = APIGatewayV2HTTPEvent.builder().withRouteKey(route).build();
    var access = new Access(NOBODYS, kind, Set.of(), Set.of());
    CallerContext.put(new Caller.ByKey(access, Sha256.of(new byte[0])), event);
    prime(event);
  }

  /// A public key stands in pages, whose readers have no business with what their maker is called.
  private static APIGatewayV2HTTPResponse signed(APIGatewayV2HTTPResponse answer, Caller caller) {
    var accesses =
        switch (caller) {
          case Caller.Nobody(), Caller.Stranger() -> List.<Access>of();
          case Caller.ByKey(Access access, var _) -> List.of(access);
          case Caller.ByToken(var all, var _) -> all;
        };
    return accesses.stream()
        .filter(access -> access.kind() != Kind.PUB)
        .findFirst()
        .map(access -> Answers.with(answer, TENANT_HEADER, access.tenant()))
        .orElse(answer);
  }

  private APIGatewayV2HTTPResponse answer(Request request) {
    var route = routes.get(request.route());
    if (route == null) {
      return told.apply(request, Problem.of(404, "There is nothing here."));
    }
    try {
      return signed(route.apply(request), request.caller());
    } catch (UnreadableKeyException e) {
      log.error("a stored key can't be read", Map.of("route", request.route()), e);
      return told.apply(request, Need.UNKNOWN);
    } catch (RuntimeException e) { // the boundary: a bug must not tell the caller about itself
      boolean outage = outages.stream().anyMatch(type -> type.isInstance(e));
      log.error(
          outage ? "a service does not answer" : "failed", Map.of("route", request.route()), e);
      return told.apply(request, outage ? Problem.unavailable() : Problem.internal());
    }
  }
}
