package rapport.local.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import rapport.local.Connection;
import rapport.local.repair.DeadLetters;
import rapport.local.repair.QueuePair;
import rapport.local.simulation.Figures;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// The system under load, as its users reach it.
final class Target implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MAX_TRIES = 240;
  private static final String DEAD_LETTERS = "EventDeadLetters";
  private static final long PAUSE_NANOS = 250_000_000L;

  private final Connection connection;
  private final HttpClient http;
  private final SqsClient sqs;

  Target(Connection connection) {
    this.connection = connection;
    this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    this.sqs =
        SqsClient.builder()
            .endpointOverride(URI.create(connection.queueUrl()).resolve("/"))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  /// @throws IllegalStateException if it is not taken
  void put(String path, String body) {
    var answer =
        patiently(
            request(path, connection.keys().srv()).PUT(BodyPublishers.ofString(body)), () -> {});
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(path + " was not taken: " + answer.body());
    }
  }

  /// Sends a parcel until it is answered.
  ///
  /// @param again is called before it is sent once more
  /// @return how many of its events were refused
  int post(Parcel parcel, Runnable again) {
    boolean one = parcel.bodies().size() == 1;
    var body = BodyPublishers.ofString(one ? parcel.bodies().getFirst() : parcel.array());
    var answer = patiently(request("/v1/events", connection.keys().srv()).POST(body), again);
    return switch (answer.statusCode()) {
      case 202 -> tree(answer.body()).path("rejected").size();
      case 400 -> parcel.bodies().size();
      default ->
          throw new IllegalStateException(answer.statusCode() + " to an event: " + answer.body());
    };
  }

  void enqueue(Parcel parcel) {
    var tenant =
        MessageAttributeValue.builder().dataType("String").stringValue(connection.tenant()).build();
    sqs.sendMessage(
        send ->
            send.queueUrl(connection.queueUrl())
                .messageBody(parcel.array())
                .messageAttributes(Map.of("tenant", tenant)));
  }

  /// Sends messages that failed too often to where they failed: under load a function may be killed
  /// ten times while it works on one.
  ///
  /// @return how many there were
  /// @throws SqsException if one can't be sent
  int redrive() {
    String dead = sqs.getQueueUrl(get -> get.queueName(DEAD_LETTERS)).queueUrl();
    return new DeadLetters(sqs, new QueuePair("events", connection.queueUrl(), dead))
        .redrive(
            Integer.MAX_VALUE,
            _ -> true,
            (_, why) -> {
              throw why;
            })
        .gone();
  }

  /// @throws IllegalStateException if it has no answer
  Figures figures(String query) {
    var answer =
        patiently(request("/v1/metrics?" + query, connection.keys().read()).GET(), () -> {});
    if (answer.statusCode() == 400 && answer.body().contains("\"/segment\"")) {
      return Figures.none(); // nobody has heard of it
    }
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " to " + query + ": " + answer.body());
    }
    return Figures.of(answer.body());
  }

  /// How old the oldest mark is, in seconds.
  double oldestMarkSeconds() {
    var answer = patiently(request("/v1/health", "").GET(), () -> {});
    return tree(answer.body()).path("oldestMarkSeconds").asDouble();
  }

  @Override
  public void close() {
    sqs.close();
    http.shutdownNow();
    http.close();
  }

  private HttpRequest.Builder request(String path, String key) {
    var request =
        HttpRequest.newBuilder(URI.create(connection.url() + path))
            .timeout(TIMEOUT)
            .header("content-type", "application/json");
    return key.isEmpty() ? request : request.header("authorization", "Bearer " + key);
  }

  /// A function that is killed answers 5xx or not at all, and who is too fast is asked to wait:
  /// whatever is sent here may be sent again.
  private HttpResponse<String> patiently(HttpRequest.Builder request, Runnable again) {
    String last = "";
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      if (tries > 0) {
        again.run();
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      try {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 429 && answer.statusCode() < 500) {
          return answer;
        }
        last = answer.statusCode() + " " + answer.body();
      } catch (IOException e) {
        last = e.toString();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted");
      }
    }
    throw new IllegalStateException("no answer in " + MAX_TRIES + " attempts: " + last);
  }

  private static JsonNode tree(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException _) {
      return JSON.createObjectNode();
    }
  }
}
