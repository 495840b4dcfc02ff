package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Ends the running system of this checkout with SIGKILL, again and again, at moments that differ:
/// while it takes events, records them and folds.
@Timeout(600)
class KilledProcessTest {

  private static final int ROUNDS = 3;
  private static final int POSTS = 150;
  private static final int MOST_POSTS = 100_000;
  private static final String WINDOW = "BatchingWindowSeconds";
  private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Instant time = Instant.now();
  private final Set<String> sent = new TreeSet<>();
  private final Set<String> answered = new TreeSet<>();

  @TempDir Path folder;

  @AfterEach
  void close() {
    http.shutdownNow();
  }

  @Test
  void whatWasAnsweredIsCountedAndOnceWhenAllElseIsSentAgain() throws Exception {
    var project = project();
    var data = folder.resolve("data");

    for (int round = 0; round < ROUNDS; round++) {
      Process process = start(project, data);
      try {
        postAndKill(process, connection(data, process), round);
      } catch (IOException e) {
        throw new AssertionError(Files.readString(output()), e);
      }
      Files.delete(data.resolve("local.json"));
    }

    try (var system = LocalSystem.start(again(project, data), Set.of())) {
      var unanswered = new TreeSet<>(sent);
      unanswered.removeAll(answered);
      for (String id : unanswered) {
        assertThat(post(system.connection(), id)).isEqualTo(202);
      }
      system.settle();
      assertThat(counted(system.connection())).isEqualTo(sent.size());
      assertThat(answered).hasSizeGreaterThanOrEqualTo(POSTS);
    }
  }

  /// The template of this checkout, but for messages that were being worked on: they come again
  /// after seconds, and not after minutes.
  private Path project() throws IOException {
    var template = Files.readString(CHECKOUT.resolve("template.yaml"));
    var project = Files.createDirectories(folder.resolve("project"));
    Files.writeString(
        project.resolve("template.yaml"),
        template.replaceAll("VisibilityTimeout: \\d+", "VisibilityTimeout: 5"));
    return project;
  }

  /// As `rapport` starts it.
  private Process start(Path project, Path data) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Drapport.home=" + project,
            "-cp",
            System.getProperty("java.class.path"),
            Rapport.class.getName(),
            "up",
            "--no-sample",
            "--port=0",
            "--set=" + WINDOW + "=1",
            "--data=" + data)
        .redirectErrorStream(true)
        .redirectOutput(output().toFile())
        .start();
  }

  private static Options again(Path project, Path data) {
    return Options.inFolder(project, data, 0).withParameters(Map.of(WINDOW, "1"));
  }

  private Path output() {
    return folder.resolve("output");
  }

  private static Connection connection(Path data, Process process) throws IOException {
    while (process.isAlive()) {
      var connection = Connection.read(data);
      if (connection.isPresent()) {
        return connection.get();
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    throw new IllegalStateException("the system ended with " + process.exitValue());
  }

  /// Posts one after the other until the process is gone, which is killed amid that, earlier from
  /// round to round. Meanwhile everything is folded at once.
  private void postAndKill(Process process, Connection connection, int round) throws Exception {
    int last = POSTS / (round + 1);
    var survey = "{\"questions\":[{\"id\":\"recommend\",\"type\":\"nps\"}]}";
    var defined = request(connection, "/v1/surveys/s").PUT(BodyPublishers.ofString(survey));
    assertThat(send(defined).statusCode()).isBetween(200, 201);

    for (int i = 0; i < MOST_POSTS; i++) {
      if (i == last / 2) {
        var settle = request(connection, "/local/settle").POST(BodyPublishers.noBody());
        http.sendAsync(settle.build(), BodyHandlers.discarding());
      }
      if (i == last) {
        Thread.startVirtualThread(process::destroyForcibly);
      }
      var id = "%d-%03d".formatted(round, i);
      sent.add(id);
      try {
        if (post(connection, id) == 202) {
          answered.add(id);
        }
      } catch (IOException e) {
        if (i < last) {
          throw e;
        }
        process.waitFor();
        return;
      }
    }
    throw new IllegalStateException("not killed");
  }

  private int post(Connection connection, String id) throws IOException, InterruptedException {
    var event =
        """
        {"specversion":"1.0","type":"survey.response","source":"test","id":"%s","time":"%s",
         "data":{"survey":"s","answers":{"recommend":9}}}"""
            .formatted(id, time);
    return send(request(connection, "/v1/events").POST(BodyPublishers.ofString(event)))
        .statusCode();
  }

  /// How many answers the figures of all months are made of.
  private int counted(Connection connection) throws IOException, InterruptedException {
    var request = request(connection, "/v1/metrics?metric=nps&period=month").GET();
    request.setHeader("authorization", "Bearer " + connection.keys().read());
    int all = 0;
    for (JsonNode series : new JsonMapper().readTree(send(request).body()).path("series")) {
      for (JsonNode point : series.path("points")) {
        all += point.path("n").asInt();
      }
    }
    return all;
  }

  private static HttpRequest.Builder request(Connection connection, String path) {
    return HttpRequest.newBuilder(URI.create(connection.url() + path))
        .header("content-type", "application/json")
        .header("authorization", "Bearer " + connection.keys().srv());
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
