package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.TenantName;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.bytes.Sha256;

final class HttpRoutesTest {

  private static final String ROUTE = "GET /v1/things";

  private static final Bytes HASH = Sha256.of(new byte[0]);

  private final List<String> lines = new ArrayList<>();
  private final Log log = new Log(Fixed.clock(Fixed.NOW), lines::add);

  @Test
  void aRequestIsAnsweredByItsRouteAndLoggedOnce() {
    var answer = routes(request -> Answers.empty(204)).handle(event(ROUTE));

    assertThat(answer.getStatusCode()).isEqualTo(204);
    assertThat(lines)
        .singleElement()
        .asString()
        .contains("\"message\":\"request\"", "\"route\":\"GET /v1/things\"", "\"status\":204");
  }

  @Test
  void whatIsNoRouteIs404() {
    var routes = routes(request -> Answers.empty(204));

    assertThat(routes.handle(event("POST /v1/things")).getStatusCode()).isEqualTo(404);
    assertThat(routes.handle(new APIGatewayV2HTTPEvent()).getStatusCode()).isEqualTo(404);
  }

  @Test
  void whoMeetsAServiceThatDoesNotAnswerMayTryAgain() {
    var routes =
        routes(
            request -> {
              throw new UncheckedIOException("things-table", new ConnectException());
            });

    var answer = routes.handle(event(ROUTE));

    assertThat(answer.getStatusCode()).isEqualTo(503);
    assertThat(answer.getHeaders()).containsKey("retry-after");
    assertThat(answer.getBody()).doesNotContain("things-table");
    assertThat(lines.getFirst()).contains("ERROR", "a service does not answer", "UncheckedIO");
  }

  @Test
  void aBugIsLoggedAndTellsTheCallerNothing() {
    var routes =
        routes(
            request -> {
              throw new IllegalStateException("things-table");
            });

    var answer = routes.handle(event(ROUTE));

    assertThat(answer.getStatusCode()).isEqualTo(500);
    assertThat(answer.getBody()).doesNotContain("things-table");
    assertThat(lines.getFirst()).contains("ERROR", "failed", "IllegalStateException");
  }

  @Test
  void aKeyThatCannotBeReadIsLoggedAndUnknown() {
    KeyFinder keys =
        hash -> {
          throw new MalformedBytesException(hash.toHex());
        };
    var credentials = new Credentials(keys);
    var routes =
        routes(
            request -> {
              credentials.caller(request.bearerKey().orElse(""));
              return Answers.empty(204);
            });
    var event = event(ROUTE);
    event.setHeaders(Map.of("authorization", "Bearer srv_" + "k".repeat(43)));

    var answer = routes.handle(event);

    assertThat(answer.getStatusCode()).isEqualTo(401);
    assertThat(answer.getBody()).contains("This key is unknown.");
    assertThat(lines.getFirst()).contains("ERROR", "MalformedBytesException");
    assertThat(lines).noneMatch(line -> line.contains("kkk"));
  }

  @Test
  void whoHoldsAKeyIsToldWhoseDataItOpensAndAStrangerNever() {
    var routes = routes(_ -> Answers.empty(204));

    assertThat(headers(routes, byKey(Kind.SRV))).containsEntry("rapport-tenant", "shop");
    assertThat(headers(routes, byKey(Kind.READ))).containsEntry("rapport-tenant", "shop");
    assertThat(headers(routes, new Caller.ByToken(List.of(access(Kind.READ)), HASH)))
        .containsEntry("rapport-tenant", "shop");
    assertThat(
            List.of(
                byKey(Kind.PUB),
                new Caller.Nobody(),
                new Caller.Stranger(),
                new Caller.ByToken(List.of(), HASH)))
        .allSatisfy(
            caller -> assertThat(headers(routes, caller)).doesNotContainKey("rapport-tenant"));
  }

  @Test
  void anAnswerInBytesStaysOneWhenItIsSaidWhoseItIs() {
    var bytes = Answers.text(200, "application/json", "H4sI");
    bytes.setIsBase64Encoded(true);
    var event = event(ROUTE);
    CallerContext.put(byKey(Kind.READ), event);

    var answer = routes(_ -> bytes).handle(event);

    assertThat(answer.getIsBase64Encoded()).isTrue();
    assertThat(answer.getBody()).isEqualTo("H4sI");
    assertThat(answer.getHeaders()).containsEntry("rapport-tenant", "shop");
  }

  private static Map<String, String> headers(HttpRoutes routes, Caller caller) {
    var event = event(ROUTE);
    CallerContext.put(caller, event);
    return routes.handle(event).getHeaders();
  }

  private static Caller byKey(Kind kind) {
    return new Caller.ByKey(access(kind), HASH);
  }

  private static Access access(Kind kind) {
    return new Access("shop", kind, Set.of(), kind == Kind.PUB ? Set.of("form") : Set.of());
  }

  @Test
  void aFunctionTellsItsCallersInItsOwnWay() {
    Function<Request, APIGatewayV2HTTPResponse> failing =
        request -> {
          throw new IllegalStateException();
        };
    var routes =
        new HttpRoutes(
            Map.of(ROUTE, failing),
            Set.of(),
            (request, problem) -> Answers.text(problem.status(), "text/plain", request.route()),
            log);

    assertThat(routes.handle(event(ROUTE)).getBody()).isEqualTo(ROUTE);
  }

  @Test
  void primingGoesThroughARouteAsATenantThatNobodyCanHaveAndIsNotLogged() {
    var callers = new ArrayList<Caller>();
    var routes =
        routes(
            request -> {
              callers.add(request.caller());
              return Answers.empty(204);
            });

    routes.prime(ROUTE, Kind.READ);

    assertThat(callers)
        .singleElement()
        .isInstanceOfSatisfying(
            Caller.ByKey.class,
            caller -> {
              assertThat(caller.access().kind()).isEqualTo(Kind.READ);
              assertThat(TenantName.isOne(caller.access().tenant())).isFalse();
            });
    assertThat(lines).isEmpty();
  }

  private HttpRoutes routes(Function<Request, APIGatewayV2HTTPResponse> route) {
    return new HttpRoutes(Map.of(ROUTE, route), Set.of(UncheckedIOException.class), log);
  }

  private static APIGatewayV2HTTPEvent event(String route) {
    return APIGatewayV2HTTPEvent.builder().withRouteKey(route).build();
  }
}
