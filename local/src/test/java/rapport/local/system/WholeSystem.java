package rapport.local.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import rapport.local.LocalKeys;
import rapport.local.LocalSystem;
import rapport.local.MoreTenants;
import rapport.local.Options;
import rapport.local.cost.Usage;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// The system of this checkout, in memory, and the calls that its users make.
final class WholeSystem implements AutoCloseable {

  static final String JSON = "application/json";

  /// Everything in these tests comes from one address, and in one moment if the clock stands still.
  private static final String CROWD = "1000/s burst 100000";

  private final LocalSystem system;
  private final HttpClient http;
  private final SqsClient sqs;
  private final LocalKeys keys;

  private WholeSystem(LocalSystem system, LocalKeys keys) {
    this.system = system;
    this.keys = keys;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.sqs =
        SqsClient.builder()
            .endpointOverride(URI.create(system.connection().queueUrl()).resolve("/"))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  /// @param surveys those that the `pub_` key may post to
  static WholeSystem start(Clock clock, String... surveys) throws IOException {
    return startWith(Map.of(), clock, surveys);
  }

  /// @param parameters of the template
  static WholeSystem startWith(Map<String, String> parameters, Clock clock, String... surveys)
      throws IOException {
    var checkout = Path.of("").toAbsolutePath().getParent();
    var all = new TreeMap<>(Map.of("AddressLimit", CROWD));
    all.putAll(parameters);
    var options = Options.inMemory(checkout).withClock(clock).withParameters(all);
    var system = LocalSystem.start(options, Set.of(surveys));
    return new WholeSystem(system, system.keys());
  }

  LocalSystem local() {
    return system;
  }

  /// The same system as one more tenant sees it.
  WholeSystem of(String tenant) {
    return new WholeSystem(system, MoreTenants.keys(system, tenant));
  }

  /// An answer of the HTTP API.
  ///
  /// @param type the media type, without parameters
  record Reply(int status, String type, String body, Map<String, List<String>> headers) {
    JsonNode json() {
      return SentEvents.read(body);
    }
  }

  /// Posts JSON with the `srv_` key.
  Reply post(String path, String body) {
    return send("POST", path, JSON, keys.srv(), BodyPublishers.ofString(body));
  }

  Reply post(String path, String type, byte[] body) {
    return send("POST", path, type, keys.srv(), BodyPublishers.ofByteArray(body));
  }

  /// Posts as a browser does, which sends no key in a header.
  Reply postForm(String path, Map<String, String> fields) {
    var body = new StringBuilder();
    fields.forEach(
        (name, value) ->
            body.append(body.isEmpty() ? "" : "&")
                .append(encoded(name))
                .append('=')
                .append(encoded(value)));
    return send(
        "POST",
        path,
        "application/x-www-form-urlencoded",
        "",
        BodyPublishers.ofString(body.toString()));
  }

  Reply put(String path, String body) {
    return send("PUT", path, JSON, keys.srv(), BodyPublishers.ofString(body));
  }

  Reply patch(String path, String body) {
    return send("PATCH", path, JSON, keys.srv(), BodyPublishers.ofString(body));
  }

  Reply delete(String path) {
    return send("DELETE", path, JSON, keys.srv(), BodyPublishers.noBody());
  }

  /// Asks with the `read_` key.
  Reply get(String pathAndQuery) {
    return send("GET", pathAndQuery, "", keys.read(), BodyPublishers.noBody());
  }

  /// Asks with the `srv_` key.
  Reply getWithServerKey(String path) {
    return send("GET", path, "", keys.srv(), BodyPublishers.noBody());
  }

  Reply getCsv(String pathAndQuery) {
    return send(request(pathAndQuery, keys.read()).header("Accept", "text/csv").GET().build());
  }

  /// Puts a message straight on the queue of events, as any AWS client may that is allowed to.
  void enqueue(String tenant, String body) {
    sqs.sendMessage(
        send ->
            send.queueUrl(system.connection().queueUrl())
                .messageBody(body)
                .messageAttributes(Map.of("tenant", text(tenant))));
  }

  /// Has the recorder tell the customer of a follow-up what has become of it.
  void enqueueFollowUp(String tenant, String followUp) {
    sqs.sendMessage(
        send ->
            send.queueUrl(system.connection().queueUrl())
                .messageBody("{}")
                .messageAttributes(Map.of("tenant", text(tenant), "followup", text(followUp))));
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  /// What a function uses while something is done.
  Usage cost(String function, Runnable work) {
    return cost(
            function,
            () -> {
              work.run();
              return "";
            })
        .usage();
  }

  /// What came of some work, and what a function used for it.
  record Priced<T>(T result, Usage usage) {}

  <T> Priced<T> cost(String function, Supplier<T> work) {
    var before = system.cost().getOrDefault(function, Usage.NONE);
    T result = work.get();
    return new Priced<>(result, system.cost().getOrDefault(function, Usage.NONE).since(before));
  }

  @Override
  public void close() {
    sqs.close();
    http.close();
    system.close();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Reply send(String method, String path, String type, String key, BodyPublisher body) {
    var request = request(path, key);
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    return send(request.method(method, body).build());
  }

  private HttpRequest.Builder request(String path, String key) {
    var request = HttpRequest.newBuilder(URI.create(system.url() + path));
    return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
  }

  private Reply send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      String type = answer.headers().firstValue("content-type").orElse("").split(";", 2)[0];
      return new Reply(answer.statusCode(), type, answer.body(), answer.headers().map());
    } catch (IOException e) {
      throw new AssertionError(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
