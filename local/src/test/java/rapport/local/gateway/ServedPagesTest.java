package rapport.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.local.gateway.Gateway.Behind;
import rapport.local.template.Deployment.Front;
import rapport.local.template.DeploymentReader;
import rapport.local.template.Location;
import rapport.local.template.Template;

/// The project's own pages over HTTP, as its template has them served. No function is behind.
class ServedPagesTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Gateway gateway;

  @BeforeAll
  static void start() throws IOException {
    var template = Template.read(Path.of("..", "template.yaml"));
    var here = new Location(URI.create("http://127.0.0.1:9"));
    var site = DeploymentReader.read(template, Map.of(), here).front().site();
    var cors = DeploymentReader.read(template, Map.of(), here).front().cors();
    gateway =
        new Gateway(
            new Behind(Map.of(), _ -> null),
            Map.of(),
            new Front(cors, Map.of(), site),
            Clock.systemUTC(),
            0);
    gateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void theFirstPageIsServedUnderAStrictPolicy() throws Exception {
    var answer = get("/");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("<!doctype html>").contains("<main id=\"main\"");
    assertThat(header(answer, "content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(answer, "content-security-policy"))
        .isEqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none';"
                + " frame-ancestors 'none'");
    assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
    assertThat(header(answer, "referrer-policy")).isEqualTo("no-referrer");
    assertThat(header(answer, "cross-origin-resource-policy")).isEqualTo("same-origin");
    assertThat(header(answer, "cache-control")).isEqualTo("no-cache");
    assertThat(answer.headers().map())
        .doesNotContainKeys("strict-transport-security", "access-control-allow-origin");
  }

  @Test
  void stylesScriptsAndTheLibraryAreServedBesideAndTestsAreNot() throws Exception {
    assertThat(header(get("/css/rapport.css"), "content-type")).startsWith("text/css");
    assertThat(header(get("/app/format.js"), "cache-control"))
        .isEqualTo("max-age=60, must-revalidate");
    assertThat(get("/lib/uplot/uPlot.iife.min.js").body()).contains("uPlot");
    assertThat(get("/lib/uplot/uPlot.min.css").statusCode()).isEqualTo(200);
    assertThat(get("/lib/uplot/LICENSE").body()).contains("MIT License");
    for (String path : new String[] {"/test/format.test.js", "/package.json", "/pom.xml"}) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  /// Pages of others may load this one script.
  @Test
  void onlyTheScriptForPagesOfOthersMayBeLoadedByThem() throws Exception {
    assertThat(header(get("/embed.js"), "cross-origin-resource-policy")).isEqualTo("cross-origin");
    assertThat(header(get("/app/embed.js"), "cross-origin-resource-policy"))
        .isEqualTo("same-origin");
  }

  @Test
  void aHeadHasTheLengthAndNoBody() throws Exception {
    var get = get("/");
    var head =
        HTTP.send(
            request("/").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "content-length"))
        .isEqualTo(Integer.toString(get.body().getBytes(StandardCharsets.UTF_8).length));
    assertThat(header(head, "etag")).isEqualTo(header(get, "etag"));
  }

  @Test
  void aPageThatIsKnownIsNotSentAgain() throws Exception {
    var tag = header(get("/"), "etag");

    var again =
        HTTP.send(request("/").header("if-none-match", tag).build(), BodyHandlers.ofString());

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(again, "etag")).isEqualTo(tag);
  }

  @Test
  void whatIsUnknownIsAPageAndBelowTheApiAnAnswerOfTheApi() throws Exception {
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
    assertThat(header(get("/nothing"), "content-type")).startsWith("text/html");
    for (String path : new String[] {"/v1/nothing", "/s/nothing"}) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(404);
      assertThat(get(path).body()).as(path).isEqualTo("{\"message\":\"Not Found\"}");
    }
  }

  /// As no client of ours would send it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../template.yaml",
        "/app/../../../pom.xml",
        "/%2e%2e/%2e%2e/pom.xml",
        "/..%5cpom.xml",
        "/app",
        "/META-INF/MANIFEST.MF",
        "/../META-INF/MANIFEST.MF"
      })
  void noPathLeadsOutOfThePages(String path) throws Exception {
    try (var socket = new Socket("127.0.0.1", gateway.uri().getPort())) {
      var request = "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 404 ").doesNotContain("AWSTemplate", "<project");
    }
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(request(path).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway.uri().resolve(path));
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
