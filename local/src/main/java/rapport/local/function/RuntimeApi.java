package rapport.local.function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import rapport.local.network.Loopback;
import rapport.local.template.Deployment.FunctionShape;
import rapport.local.template.Location;

/// The API from which Lambda's runtime takes events, and to which it gives answers. Each process
/// has its own: the request by which one that was killed waits for its next event looks alive, and
/// would take the event that is meant for its successor.
///
/// @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda runtime
///   API</a>
final class RuntimeApi implements AutoCloseable {

  private static final String PATH = "/2018-06-01/runtime/";

  private final FunctionShape function;
  private final LinkedBlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> running = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  RuntimeApi(FunctionShape function) throws IOException {
    this.function = function;
    this.server = HttpServer.create(Loopback.address(0), 0);
    server.setExecutor(threads);
    server.createContext(PATH, this::serve);
    server.start();
  }

  /// An event on its way.
  ///
  /// @param taken completes when a runtime has it
  /// @param answer completes with what the function answered, or with why it didn't
  record Invocation(
      String id, byte[] event, CompletableFuture<Void> taken, CompletableFuture<byte[]> answer) {}

  /// Host and port, as the runtime wants them.
  String address() {
    return Loopback.HOST + ":" + server.getAddress().getPort();
  }

  /// Hands an event to the runtime when it asks.
  Invocation invoke(byte[] event) {
    var invocation =
        new Invocation(
            UUID.randomUUID().toString(),
            event,
            new CompletableFuture<>(),
            new CompletableFuture<>());
    waiting.add(invocation);
    return invocation;
  }

  /// Gives up every invocation, and answers no more: the runtime has ended.
  void close(String reason) {
    abandon(reason);
    server.stop(0);
    threads.shutdownNow();
  }

  @Override
  public void close() {
    close("shut down");
  }

  private void abandon(String reason) {
    running.values().forEach(invocation -> fail(invocation, reason));
    running.clear();
    for (Invocation one = waiting.poll(); one != null; one = waiting.poll()) {
      fail(one, reason);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath().substring(PATH.length());
      String[] parts = path.split("/");
      switch (parts[parts.length - 1]) {
        case "next" -> next(exchange);
        case "response" -> {
          Invocation done = running.remove(parts[1]);
          if (done != null) {
            done.answer().complete(body);
          }
          accepted(exchange);
        }
        default -> {
          String error = new String(body, StandardCharsets.UTF_8);
          if (parts[0].equals("init")) {
            abandon(error);
          } else if (running.remove(parts[1]) instanceof Invocation failed) {
            fail(failed, error);
          }
          accepted(exchange);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    Invocation invocation = waiting.take();
    running.put(invocation.id(), invocation);
    long deadline =
        System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(function.code().timeoutSeconds());
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:%s:%s:function:%s"
            .formatted(Location.REGION, Location.ACCOUNT, function.name()));
    headers.set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, invocation.event().length);
    exchange.getResponseBody().write(invocation.event());
    invocation.taken().complete(null);
  }

  private static void accepted(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(202, -1);
  }

  private void fail(Invocation invocation, String error) {
    var failure = FunctionFailedException.reported(function.name(), error);
    invocation.taken().completeExceptionally(failure);
    invocation.answer().completeExceptionally(failure);
  }
}
