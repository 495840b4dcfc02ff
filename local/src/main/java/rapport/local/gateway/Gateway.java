package rapport.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import rapport.bytes.Bytes;
import rapport.edge.Problem;
import rapport.edge.UrlEncoded;
import rapport.local.function.FunctionFailedException;
import rapport.local.function.FunctionHost;
import rapport.local.gateway.Doorkeeper.Verdict;
import rapport.local.gateway.RouteTable.Match;
import rapport.local.gateway.RouteTable.Nothing;
import rapport.local.gateway.RouteTable.Unreadable;
import rapport.local.network.Loopback;
import rapport.local.template.Deployment.Front;
import rapport.local.template.Deployment.Trigger.Route;
import rapport.local.template.SiteShape;

/// Takes requests over HTTP, for this machine only, and calls the functions behind their routes.
/// What no route takes the pages answer.
public final class Gateway implements AutoCloseable {

  /// More is refused, as API Gateway does.
  private static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

  /// More is refused by Lambda, the encoding of the body included.
  private static final int MAX_EVENT_BYTES = 6 * 1024 * 1024;

  private static final int MAX_DRAINED_BYTES = 64 * 1024 * 1024;

  private final RouteTable<Target> routes;
  private final Map<String, LocalCall> local;
  private final CorsRules cors;
  private final Site site;
  private final Clock clock;
  private final HttpServer server;

  /// What stands behind a route.
  private record Target(Doorkeeper doorkeeper, FunctionHost function) {}

  /// The functions that are called.
  ///
  /// @param byName any function, to be asked who calls
  public record Behind(Map<Route, FunctionHost> routes, Function<String, FunctionHost> byName) {
    public Behind {
      routes = Map.copyOf(routes);
    }
  }

  /// A call that only exists on this machine.
  public interface LocalCall {
    LocalAnswer answer();
  }

  /// @param json the body
  public record LocalAnswer(int status, String json) {}

  /// @param local by method and path, like `GET /local/cost`
  /// @param port 0 for any that is free
  /// @throws IOException if the port is taken
  public Gateway(Behind behind, Map<String, LocalCall> local, Front front, Clock clock, int port)
      throws IOException {
    this.routes = new RouteTable<>(targets(behind, front, clock));
    this.local = Map.copyOf(local);
    this.cors = new CorsRules(front.cors());
    this.site = new Site(front.site(), pages(front.site()));
    this.clock = clock;
    this.server = HttpServer.create(Loopback.address(port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
  }

  private static Map<String, SiteFile> pages(SiteShape site) {
    return site.equals(SiteShape.NONE) ? Map.of() : SiteFiles.ofClassPath();
  }

  private static Map<Route, Target> targets(Behind behind, Front front, Clock clock) {
    var doorkeepers = new TreeMap<String, Doorkeeper>(Map.of("", Doorkeeper.NONE));
    front
        .authorizers()
        .forEach(
            (name, shape) ->
                doorkeepers.put(
                    name,
                    new LambdaAuthorizer(shape, behind.byName().apply(shape.function()), clock)));
    var targets = new LinkedHashMap<Route, Target>();
    behind
        .routes()
        .forEach(
            (route, function) -> {
              if (!doorkeepers.containsKey(route.authorizer())) {
                throw new IllegalArgumentException("there is no authorizer " + route.authorizer());
              }
              targets.put(route, new Target(doorkeepers.get(route.authorizer()), function));
            });
    return targets;
  }

  public void start() {
    server.start();
  }

  public URI uri() {
    return Loopback.uri(server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
      boolean tooLarge = body.length > MAX_BODY_BYTES;
      if (tooLarge) {
        // Read on, so that the sender comes to read the answer.
        exchange.getRequestBody().skip(MAX_DRAINED_BYTES);
      }
      HttpCall call = call(exchange, body);
      send(exchange, tooLarge ? HttpAnswer.message(413, "Request Entity Too Large") : answer(call));
    } catch (RuntimeException e) {
      // The server would end the connection without a word.
      e.printStackTrace();
      throw e;
    }
  }

  private HttpAnswer answer(HttpCall call) {
    if (cors.isPreflight(call)) {
      return cors.preflight(call);
    }
    LocalCall here = local.get(call.method() + " " + call.path());
    if (here != null) {
      LocalAnswer answer = here.answer();
      return HttpAnswer.json(answer.status(), answer.json());
    }
    return switch (routes.find(call.method(), call.path())) {
      case Match<Target> match -> admit(call, match).with(cors.headers(call));
      case Unreadable(String parameter) ->
          HttpAnswer.problem(Problem.parameter(parameter, UrlEncoded.EXPECTED))
              .with(cors.headers(call));
      case Nothing() ->
          site.answer(call)
              .orElseGet(() -> HttpAnswer.message(404, "Not Found").with(cors.headers(call)));
    };
  }

  private HttpAnswer admit(HttpCall call, Match<Target> match) {
    return switch (match.target().doorkeeper().ask(call, match)) {
      case Verdict.Refused(HttpAnswer answer) -> answer;
      case Verdict.Allowed(ObjectNode context) -> invoke(call, match, context);
    };
  }

  private HttpAnswer invoke(HttpCall call, Match<Target> match, ObjectNode authorizer) {
    byte[] event = HttpEvent.of(call, match, authorizer, clock.instant());
    if (event.length > MAX_EVENT_BYTES) {
      return HttpAnswer.message(413, "Request Entity Too Large");
    }
    try {
      return HttpAnswer.of(match.target().function().invoke(event));
    } catch (FunctionFailedException e) {
      System.err.println(e.getMessage());
      return e.timedOut()
          ? HttpAnswer.message(503, "Service Unavailable")
          : HttpAnswer.message(500, "Internal Server Error");
    } catch (IOException _) {
      return HttpAnswer.message(500, "Internal Server Error");
    }
  }

  private static HttpCall call(HttpExchange exchange, byte[] body) {
    var headers = new TreeMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.put(
                    name.toLowerCase(Locale.ROOT),
                    String.join(name.equalsIgnoreCase("cookie") ? "; " : ",", values)));
    URI uri = exchange.getRequestURI();
    String query = uri.getRawQuery();
    return new HttpCall(
        exchange.getRequestMethod(),
        uri.getRawPath(),
        query == null ? "" : query,
        headers,
        Bytes.of(body),
        exchange.getRemoteAddress().getAddress().getHostAddress());
  }

  private static void send(HttpExchange exchange, HttpAnswer answer) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    answer.headers().forEach(headers::set);
    List<String> cookies = answer.cookies();
    cookies.forEach(cookie -> headers.add("set-cookie", cookie));
    byte[] body = answer.body().toArray();
    boolean silent = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    if (silent && body.length > 0) {
      headers.set("content-length", Integer.toString(body.length));
    }
    exchange.sendResponseHeaders(answer.status(), silent ? -1 : body.length);
    if (!silent) {
      exchange.getResponseBody().write(body);
    }
  }
}
