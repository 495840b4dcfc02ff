package rapport.local.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// A small system that takes events as the real one does, and fails on command. It keeps the
/// identities of what it took, so that a test sees what would be counted.
public final class FaultyServer implements AutoCloseable {

  public static final String KEY = "srv_right";

  private static final JsonMapper JSON = new JsonMapper();

  /// What goes wrong with one request.
  public enum Fault {
    /// Answers 429.
    TOO_MANY,
    /// Answers 503.
    UNAVAILABLE,
    /// Closes the connection and takes nothing.
    DROPPED,
    /// Takes everything, then closes the connection without an answer.
    TAKEN_AND_DROPPED
  }

  private final HttpServer server;
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final ConcurrentHashMap<String, JsonNode> surveys = new ConcurrentHashMap<>();
  private final Queue<JsonNode> followUps = new ConcurrentLinkedQueue<>();
  private final ConcurrentHashMap<String, JsonNode> changes = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final AtomicInteger atOnce = new AtomicInteger();
  private volatile Predicate<JsonNode> refuses = _ -> false;
  private volatile int maxEvents = 500;
  private volatile String spentImport = "";
  private volatile int settingsVersion;
  private volatile JsonNode settings = JSON.createObjectNode();

  public FaultyServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// The next requests fail so, in this order.
  public void failNext(Fault... next) {
    faults.addAll(List.of(next));
  }

  /// Takes none of these.
  public void refuse(Predicate<JsonNode> event) {
    refuses = event;
  }

  void takeAtMost(int events) {
    maxEvents = events;
  }

  void spend(String importName) {
    spentImport = importName;
  }

  public Set<String> taken() {
    return taken;
  }

  public int requests() {
    return requests.get();
  }

  int mostAtOnce() {
    return mostAtOnce.get();
  }

  public ConcurrentHashMap<String, JsonNode> surveys() {
    return surveys;
  }

  /// Somebody is to be looked after. Each is told on a page of its own.
  public void followUp(String id, String customer) {
    ObjectNode followUp = JSON.createObjectNode().put("id", id);
    followUp.putObject("cause").put("customer", customer);
    followUps.add(followUp);
  }

  /// What was done last about each follow-up, by its id.
  public ConcurrentHashMap<String, JsonNode> changes() {
    return changes;
  }

  /// Replaces the settings.
  public void changeSettings(String json) {
    try {
      settings = JSON.readTree(json);
      settingsVersion++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The settings that were put last.
  public JsonNode settings() {
    return settings;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Fault fault = faults.poll();
      if (fault == null) {
        answer(exchange, body);
      } else {
        fail(exchange, body, fault);
      }
    } finally {
      atOnce.decrementAndGet();
    }
  }

  private void fail(HttpExchange exchange, byte[] body, Fault fault) throws IOException {
    switch (fault) {
      case TOO_MANY -> {
        exchange.getResponseHeaders().set("retry-after", "5");
        send(exchange, 429, problem("slower"));
      }
      case UNAVAILABLE -> send(exchange, 503, problem("not now"));
      case DROPPED -> {} // closing the exchange without an answer closes the connection
      case TAKEN_AND_DROPPED -> events(exchange, body);
    }
  }

  private void answer(HttpExchange exchange, byte[] body) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("authorization"))) {
      send(exchange, 401, problem("unknown key"));
    } else if (path.equals("/v1/imports")) {
      importEvents(exchange, body);
    } else if (path.startsWith("/v1/surveys/")) {
      survey(exchange, path.substring("/v1/surveys/".length()), body);
    } else if (path.equals("/v1/settings")) {
      settings(exchange, body);
    } else if (path.equals("/v1/followups")) {
      followUps(exchange);
    } else if (path.startsWith("/v1/followups/")) {
      changeFollowUp(exchange, path.substring("/v1/followups/".length()), body);
    } else {
      send(exchange, 404, problem("nothing here"));
    }
  }

  private void importEvents(HttpExchange exchange, byte[] body) throws IOException {
    int events = JSON.readTree(body).size();
    if (exchange.getRequestURI().getQuery().equals("import=" + spentImport)) {
      send(exchange, 409, problem("the name is spent"));
    } else if (events > maxEvents) {
      send(exchange, 413, problem("too large"));
    } else {
      ObjectNode answer = events(exchange, body);
      send(exchange, answer.path("accepted").asInt() > 0 ? 202 : 400, answer);
    }
  }

  private void survey(HttpExchange exchange, String id, byte[] body) throws IOException {
    if (exchange.getRequestMethod().equals("PUT")) {
      surveys.put(id, JSON.readTree(body));
    }
    boolean known = surveys.containsKey(id);
    send(exchange, known ? 200 : 404, known ? surveys.get(id) : problem("unknown survey"));
  }

  private void settings(HttpExchange exchange, byte[] body) throws IOException {
    if (exchange.getRequestMethod().equals("PUT")) {
      changeSettings(new String(body, StandardCharsets.UTF_8));
    }
    exchange.getResponseHeaders().set("etag", "\"" + settingsVersion + "\"");
    send(exchange, 200, settings);
  }

  private void followUps(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    int page = query == null ? 0 : Integer.parseInt(query.substring("cursor=".length()));
    List<JsonNode> all = List.copyOf(followUps);
    ObjectNode answer = JSON.createObjectNode();
    answer.putArray("followups").addAll(all.stream().skip(page).limit(1).toList());
    send(
        exchange,
        200,
        page + 1 < all.size()
            ? answer.put("next", Integer.toString(page + 1))
            : answer.putNull("next"));
  }

  private void changeFollowUp(HttpExchange exchange, String id, byte[] body) throws IOException {
    changes.put(id, JSON.readTree(body));
    send(exchange, 200, JSON.createObjectNode().put("resolvedAt", "2026-11-22T10:31:00Z"));
  }

  private ObjectNode events(HttpExchange exchange, byte[] body) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    ObjectNode answer = JSON.createObjectNode();
    int accepted = 0;
    int index = 0;
    for (JsonNode event : JSON.readTree(body)) {
      if (refuses.test(event)) {
        answer
            .withArray("rejected")
            .addObject()
            .put("index", index)
            .put("id", event.path("id").asText())
            .withArray("errors")
            .addObject()
            .put("pointer", "/data/score")
            .put("message", "is off its scale");
      } else {
        accepted++;
        taken.add(query + " " + event.path("source").asText() + " " + event.path("id").asText());
      }
      index++;
    }
    return answer.put("accepted", accepted);
  }

  private static ObjectNode problem(String detail) {
    return JSON.createObjectNode().put("detail", detail);
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
