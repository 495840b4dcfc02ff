package rapport.local.database;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rapport.local.network.Loopback;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.dynamodb.services.local.shared.mapper.DynamoDbObjectMapper;

/// DynamoDB's JSON protocol over HTTP, for this machine only. DynamoDB Local's own server would
/// listen on every interface.
final class DatabaseServer implements AutoCloseable {

  private static final Pattern TARGET = Pattern.compile("DynamoDB_20120810\\.([A-Z][A-Za-z]+)");
  private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/]+)/");
  private static final String MODEL = DynamoDbException.class.getPackageName();

  private final HttpServer server;
  private final Function<String, DynamoDbClient> clients;
  private final DynamoDbObjectMapper mapper = new DynamoDbObjectMapper();

  /// @param port 0 for any that is free
  /// @param clients the client for an access key id
  /// @throws IOException if the port is taken
  DatabaseServer(int port, Function<String, DynamoDbClient> clients) throws IOException {
    this.clients = clients;
    this.server = HttpServer.create(Loopback.address(port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return Loopback.uri(server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      try {
        send(exchange, 200, mapper.writeValueAsBytes(call(exchange, body)));
      } catch (AwsServiceException e) {
        send(exchange, Math.max(400, e.statusCode()), mapper.writeValueAsBytes(problem(e)));
      }
    }
  }

  private Object call(HttpExchange exchange, byte[] body) throws IOException {
    Matcher target = TARGET.matcher(header(exchange, "X-Amz-Target"));
    Matcher credential = CREDENTIAL.matcher(header(exchange, "Authorization"));
    if (!target.matches() || !credential.find()) {
      throw unknown();
    }
    String operation = target.group(1);
    try {
      var type = Class.forName(MODEL + "." + operation + "Request");
      String method = Character.toLowerCase(operation.charAt(0)) + operation.substring(1);
      return DynamoDbClient.class
          .getMethod(method, type)
          .invoke(clients.apply(credential.group(1)), mapper.readValue(body, type));
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof AwsServiceException known ? known : unknown();
    } catch (ReflectiveOperationException _) {
      throw unknown();
    }
  }

  private static AwsServiceException unknown() {
    var details = AwsErrorDetails.builder().errorCode("UnknownOperationException").build();
    return DynamoDbException.builder().statusCode(400).awsErrorDetails(details).build();
  }

  private static Map<String, Object> problem(AwsServiceException thrown) {
    var problem = new LinkedHashMap<String, Object>();
    String code =
        thrown.getClass() == DynamoDbException.class
            ? thrown.awsErrorDetails().errorCode()
            : thrown.getClass().getSimpleName();
    problem.put("__type", "com.amazonaws.dynamodb.v20120810#" + code);
    problem.put("message", String.valueOf(thrown.getMessage()));
    if (thrown instanceof ConditionalCheckFailedException refused && refused.hasItem()) {
      problem.put("Item", refused.item());
    }
    return problem;
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
