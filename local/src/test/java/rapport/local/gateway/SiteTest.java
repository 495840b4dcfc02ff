package rapport.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.Bytes;
import rapport.local.template.SiteShape;
import rapport.local.template.SiteShape.Behaviour;

class SiteTest {

  private static final String PAGE = "<title>Rapport</title>" + "<p>again</p>".repeat(20);

  private static final Site SITE =
      new Site(
          new SiteShape(
              "index.html",
              List.of(
                  new Behaviour("/v1/*", false, Map.of()),
                  new Behaviour("*.js", true, Map.of("cache-control", "max-age=60")),
                  new Behaviour("*", true, Map.of("cache-control", "no-cache", "x-a", "b")))),
          Map.of(
              "/index.html", file("index.html", PAGE),
              "/404.html", file("404.html", "<title>Missing</title>"),
              "/app/main.js", file("main.js", "let a;")));

  @Test
  void theRootIsItsPageWithTheHeadersOfItsPaths() {
    var answer = get("/", Map.of()).orElseThrow();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(text(answer)).isEqualTo(PAGE);
    assertThat(answer.headers())
        .containsEntry("content-type", "text/html; charset=utf-8")
        .containsEntry("cache-control", "no-cache")
        .containsEntry("x-a", "b");
    assertThat(get("/index.html", Map.of())).contains(answer);
  }

  @Test
  void theFirstPatternThatFitsCounts() {
    var answer = get("/app/main.js", Map.of()).orElseThrow();

    assertThat(answer.headers())
        .containsEntry("content-type", "text/javascript; charset=utf-8")
        .containsEntry("cache-control", "max-age=60")
        .doesNotContainKey("x-a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app",
        "/app/",
        "//index.html",
        "/index.html/",
        "/../index.html",
        "/app/../index.html",
        "/%2e%2e/template.yaml",
        "/..%2f..%2ftemplate.yaml",
        "/app\\main.js",
        "/app%5Cmain.js",
        "/%00",
        "/index.html%00.js",
        "/%ff",
        "/%zz",
        "/INDEX.html",
        ""
      })
  void whatIsNoFilesNameIsThePageOfWhatIsMissing(String path) {
    var answer = get(path, Map.of()).orElseThrow();

    assertThat(answer.status()).isEqualTo(404);
    assertThat(text(answer)).contains("Missing");
  }

  @Test
  void anEncodedNameIsTheSameName() {
    assertThat(get("/%69ndex.html", Map.of())).isEqualTo(get("/index.html", Map.of()));
  }

  @Test
  void whatTheApiAnswersAndOtherMethodsAreNotForThePages() {
    assertThat(get("/v1/nothing", Map.of())).isEmpty();
    assertThat(get("/v1/%69ndex.html", Map.of())).isEmpty();
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "get", "")) {
      assertThat(SITE.answer(call(method, "/", Map.of()))).as(method).isEmpty();
    }
  }

  @Test
  void aHeadIsAnsweredAsAGet() {
    assertThat(SITE.answer(call("HEAD", "/", Map.of()))).isEqualTo(get("/", Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip | true",
        "GZIP | true",
        "br, gzip;q=0.5 | true",
        "* | true",
        "gzip;q=nonsense | true",
        "gzip;q=0 | false",
        "*, gzip;q=0.0 | false",
        "*;q=0 | false",
        "br | false",
        "gzipped | false",
        "'' | false",
      })
  void whatIsZippedIsTheSameFileAndOnlyWhereItIsAskedFor(String accepted, boolean zipped)
      throws IOException {
    var answer = get("/", Map.of("accept-encoding", accepted)).orElseThrow();

    assertThat(answer.headers()).containsEntry("vary", "accept-encoding");
    assertThat(answer.headers().get("content-encoding")).isEqualTo(zipped ? "gzip" : null);
    assertThat(zipped ? unzipped(answer) : text(answer)).isEqualTo(PAGE);
  }

  @Test
  void whatWouldNotShrinkIsNotZipped() {
    var answer = get("/app/main.js", Map.of("accept-encoding", "gzip")).orElseThrow();

    assertThat(text(answer)).isEqualTo("let a;");
    assertThat(answer.headers()).doesNotContainKeys("vary", "content-encoding");
  }

  @Test
  void whoHasItAlreadyGetsNoBody() {
    var zipped = get("/", Map.of("accept-encoding", "gzip")).orElseThrow().headers().get("etag");
    var plain = get("/", Map.of()).orElseThrow().headers().get("etag");

    assertThat(plain).matches("\"[0-9a-f]{32}\"").isNotEqualTo(zipped);
    for (String known : List.of(plain, "W/" + plain, "\"x\", " + plain, "*")) {
      var answer = get("/", Map.of("if-none-match", known)).orElseThrow();
      assertThat(answer.status()).as(known).isEqualTo(304);
      assertThat(answer.body()).isEqualTo(Bytes.EMPTY);
      assertThat(answer.headers())
          .containsEntry("etag", plain)
          .containsEntry("cache-control", "no-cache");
    }
    for (String other : List.of("", zipped, "\"x\"", plain.substring(1))) {
      assertThat(get("/", Map.of("if-none-match", other)).orElseThrow().status())
          .as(other)
          .isEqualTo(200);
    }
  }

  @Test
  void whatIsMissingIsMissingWhateverOneHas() {
    assertThat(get("/nothing", Map.of("if-none-match", "*")).orElseThrow().status()).isEqualTo(404);
  }

  @Test
  void aFileOfNoKnownTypeIsNamedWhenThePagesAreRead() {
    assertThat(file("lib/LICENSE", "MIT").type()).isEqualTo("text/plain; charset=utf-8");
    assertThatThrownBy(() -> file("app/page.php", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("app/page.php");
  }

  private static SiteFile file(String name, String text) {
    return SiteFile.of(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<HttpAnswer> get(String path, Map<String, String> headers) {
    return SITE.answer(call("GET", path, headers));
  }

  private static HttpCall call(String method, String path, Map<String, String> headers) {
    return new HttpCall(method, path, "", new TreeMap<>(headers), Bytes.EMPTY, "127.0.0.1");
  }

  private static String text(HttpAnswer answer) {
    return new String(answer.body().toArray(), StandardCharsets.UTF_8);
  }

  private static String unzipped(HttpAnswer answer) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body().toArray()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
