package rapport.local.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import rapport.local.LocalSystem;
import rapport.local.Options;

/// The whole system in memory, used as its users do: by command and by HTTP.
final class RunningSystem implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern ACCEPTED = Pattern.compile("events accepted +([0-9,]+)");

  private final LocalSystem system;
  private final HttpClient http = HttpClient.newHttpClient();

  RunningSystem() throws IOException {
    Path checkout = Files.exists(Path.of("template.yaml")) ? Path.of("") : Path.of("..");
    system = LocalSystem.start(Options.inMemory(checkout.toAbsolutePath().normalize()), Set.of());
  }

  /// Imports by the delivered mapping, works off everything and prints how fast both were.
  ///
  /// @return how many events were accepted
  long imports(String mapping, Path csv) {
    long began = System.nanoTime();
    var out = new StringWriter();
    int code =
        new CommandLine(new ImportCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(out, true))
            .execute(
                "--mapping",
                Mapped.file(mapping).toString(),
                "--url",
                system.url(),
                "--key",
                system.keys().srv(),
                csv.toString());
    double sent = (System.nanoTime() - began) / 1e9;
    system.settle();
    double settled = (System.nanoTime() - began) / 1e9;
    if (code != ImportCommand.DONE) {
      throw new AssertionError("the import ended with " + code + ":\n" + out);
    }
    long events = accepted(out.toString());
    System.out.printf(
        "%s: %,d events, sent in %.1f s (%,.0f a second), settled after %.1f s (%,.0f a second)%n",
        csv.getFileName(), events, sent, events / sent, settled, events / settled);
    return events;
  }

  /// Replaces the tenant's settings.
  void settings(String json) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(system.url() + "/v1/settings"))
            .header("authorization", "Bearer " + system.keys().srv())
            .header("content-type", "application/json")
            .PUT(BodyPublishers.ofString(json))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
  }

  /// The series of `GET /v1/metrics`, each by its metric, its points by their period.
  TreeMap<String, TreeMap<String, JsonNode>> metrics(String query) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(system.url() + "/v1/metrics?" + query))
            .header("authorization", "Bearer " + system.keys().read())
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    var metrics = new TreeMap<String, TreeMap<String, JsonNode>>();
    for (JsonNode series : JSON.readTree(response.body()).path("series")) {
      var points = new TreeMap<String, JsonNode>();
      for (JsonNode point : series.path("points")) {
        points.put(point.path("period").asText(), point);
      }
      metrics.put(series.path("metric").asText(), points);
    }
    return metrics;
  }

  @Override
  public void close() {
    http.close();
    system.close();
  }

  private static long accepted(String output) {
    Matcher matcher = ACCEPTED.matcher(output);
    if (!matcher.find()) {
      throw new AssertionError("no count in\n" + output);
    }
    return Long.parseLong(matcher.group(1).replace(",", ""));
  }
}
