package rapport.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is shown to who may answer a survey.
class FormTest {

  private static final String DEFINITION =
      """
      {"title":{"en":"How are <we> doing?","zh":"我们做得怎么样？"},"hidden":["region"],"questions":[
        {"id":"recommend","type":"nps","required":true,"text":{"en":"Would you \\"recommend\\" us?"}},
        {"id":"happy","type":"csat","scale":"good-bad"},
        {"id":"plan","type":"choice","options":[{"id":"a"},{"id":"b"}]},
        {"id":"uses","type":"choices","options":[{"id":"x"},{"id":"y"},{"id":"z"}],"atMost":2},
        {"id":"why","type":"text","required":true,"when":{"question":"recommend","atMost":6}},
        {"id":"emea","type":"text","when":{"attribute":"region","is":"EMEA"}}]}""";

  private static final Pattern ID = Pattern.compile("name=\"id\" value=\"([^\"]+)\"");

  private final FormsWorld world = new FormsWorld();

  @BeforeEach
  void define() {
    world.define(DEFINITION);
  }

  private String page(String query) {
    var answer = world.get("k=" + FormsWorld.PUB + query);
    assertThat(answer.getStatusCode()).isEqualTo(200);
    return answer.getBody();
  }

  private static List<String> checked(String page) {
    return Pattern.compile("name=\"([^\"]+)\" value=\"([^\"]+)\" (?:checked|selected)=")
        .matcher(page)
        .results()
        .map(found -> found.group(1) + "=" + found.group(2))
        .toList();
  }

  @Test
  void theFormPostsToIntakeWithKeyIdTimeAndLanguage() {
    String page = page("");

    assertThat(page)
        .contains("<form method=\"post\" action=\"/v1/surveys/relationship-2026/responses\"")
        .contains("name=\"key\" value=\"" + FormsWorld.PUB + "\"")
        .contains("name=\"time\" value=\"2026-03-01T10:05:00Z\"")
        .contains("name=\"language\" value=\"en\"")
        .contains("How are &lt;we&gt; doing?", "Would you &quot;recommend&quot; us?");
  }

  /// Five meanings are no degrees: a number would say none of them.
  @Test
  void theAnswersOfKanosModelAreSaidInWords() {
    world.define(
        """
        {"title":{"en":"Ours","zh":"我们的"},"questions":[
          {"id":"with","type":"matrix","scale":"1-5","rows":[
            {"id":"gift-with","metric":"kano","role":"functional","item":"gift"}]},
          {"id":"without","type":"matrix","scale":"1-5","rows":[
            {"id":"gift-without","metric":"kano","role":"dysfunctional","item":"gift"}]},
          {"id":"other","type":"matrix","scale":"1-5","rows":[{"id":"plain"}]}]}""");

    assertThat(said(page(""), "gift-without"))
        .containsExactly(
            "I like it that way",
            "It must be that way",
            "I am neutral",
            "I can live with it",
            "I dislike it that way");
    assertThat(said(page("&language=zh"), "gift-with"))
        .containsExactly("我喜欢这样", "理应如此", "无所谓", "可以接受", "我不喜欢这样");
    assertThat(said(page(""), "plain")).containsExactly("1", "2", "3", "4", "5");
  }

  /// What the scores of a row are called, from the lowest.
  private static List<String> said(String page, String row) {
    return Pattern.compile("id=\"l-" + row + ":\\d\">([^<]+)<")
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void everyPageHasAnIdOfItsOwnThatCarriesItsTime() {
    var ids = new HashSet<String>();
    for (int round = 0; round < 50; round++) {
      var found = ID.matcher(page(""));
      assertThat(found.find()).isTrue();
      ids.add(found.group(1));
    }

    assertThat(ids).hasSize(50);
    assertThat(ids)
        .map(UUID::fromString)
        .allSatisfy(
            id -> {
              assertThat(id.version()).isEqualTo(7);
              assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(world.now.toEpochMilli());
            });
  }

  /// Scanners of mail open every address; nothing may come of it.
  @Test
  void openingAFormChangesNoTable() {
    var link = world.link(Map.of());
    String token = world.token(link);
    var eventsBefore = world.events.consumed();
    var summaryBefore = world.summary.consumed();

    page("&score=9");
    world.get("t=" + token + "&score=3");
    world.get("t=" + token + "&score=3");

    assertThat(world.events.consumed().writes()).isEqualTo(eventsBefore.writes());
    assertThat(world.summary.consumed().writes()).isEqualTo(summaryBefore.writes());
  }

  @ParameterizedTest
  @CsvSource({
    "score=9, recommend=9",
    "score=0, recommend=0",
    "recommend=10, recommend=10",
    "score=3&recommend=7, recommend=7",
    "happy=good, happy=good",
    "plan=b, plan=b",
  })
  void aScoreInTheAddressIsChosenAlready(String query, String chosen) {
    assertThat(checked(page("&" + query))).containsExactly(chosen);
  }

  @Test
  void ofManyChoicesSeveralMayBeChosenAlready() {
    assertThat(checked(page("&uses=x&uses=z&uses=nothing"))).containsExactly("uses=x", "uses=z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "score=11", "score=-1", "score=9.5", "score=nine", "score=", "recommend=99999999999",
        "happy=fine", "plan=c", "uses=nothing", "nobody=1", "score=%3Cscript%3E", "score=%zz"
      })
  void whatIsOffTheScaleIsIgnored(String query) {
    var answer = world.get("k=" + FormsWorld.PUB + "&" + query);

    if (answer.getStatusCode() == 200) {
      assertThat(checked(answer.getBody())).isEmpty();
      assertThat(answer.getBody()).containsOnlyOnce("<script").doesNotContain("value=\"nine\"");
    } else {
      assertThat(query).contains("%zz"); // an address that can't be read has no key either
    }
  }

  @Test
  void nobodyCanPutWordsIntoATextOfTheForm() {
    assertThat(page("&why=our+words&emea=ours&region=EMEA"))
        .contains("maxlength=\"16384\" rows=\"4\">\n</textarea>")
        .doesNotContain("our words", ">ours");
  }

  @Test
  void onlyAttributesThatTheSurveyTakesGoAlong() {
    assertThat(page("&region=EM%26EA%22&plan=a&other=1"))
        .contains("name=\"attributes.region\" value=\"EM&amp;EA&quot;\"")
        .doesNotContain("attributes.plan", "attributes.other");
    assertThat(page("&region=" + "x".repeat(257))).doesNotContain("attributes.");
  }

  @Test
  void aQuestionForOthersIsNotInThePage() {
    assertThat(page("&region=APAC")).doesNotContain("data-block=\"emea\"");
    assertThat(page("")).doesNotContain("data-block=\"emea\"");
    assertThat(page("&region=EMEA"))
        .contains("data-block=\"emea\">")
        .doesNotContain("id=\"w-emea\"");
  }

  @Test
  void aQuestionThatDependsOnAnAnswerSaysWhenAndIsNotRequiredByTheBrowser() {
    assertThat(page(""))
        .contains("Only if “Would you &quot;recommend&quot; us?” is 6 or less.")
        .contains("data-when=\"{&quot;question&quot;:&quot;recommend&quot;,&quot;atMost&quot;:6}\"")
        .contains("<textarea id=\"f-why\" name=\"why\" aria-describedby=\"w-why\" maxlength");
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', en",
    "'', 'zh-CN,zh;q=0.9,en;q=0.8', zh",
    "'', 'fr, de;q=0.7', en",
    "language=zh, 'en', zh",
    "language=zh-TW, 'en', zh",
    "language=xx, 'zh', zh",
    "language=%3Cb%3E, '', en",
  })
  void theLanguageIsTheOneAskedForElseTheBrowsersElseTheSurveys(
      String query, String accepted, String language) {
    var headers =
        accepted.isEmpty() ? Map.<String, String>of() : Map.of("Accept-Language", accepted);
    var answer = world.get(FormsWorld.SURVEY, "k=" + FormsWorld.PUB + "&" + query, headers);

    assertThat(answer.getBody())
        .contains("<html lang=\"" + language + "\">")
        .contains("name=\"language\" value=\"" + language + "\"")
        .contains("href=\"?k=" + FormsWorld.PUB + "&amp;language=zh\"");
  }

  @Test
  void whatIsNotInThePagesLanguageSaysInWhichItIs() {
    assertThat(page("&language=zh"))
        .contains("<legend class=\"asks\" lang=\"en\">Would you")
        .contains("<h1 tabindex=\"-1\">我们做得怎么样？</h1>");
  }

  @Test
  void aLinkSaysWhoAnswersSoThePageDoesNot() {
    String page =
        world.get("t=" + world.token(world.link(Map.of("region", "EMEA"))) + "&region=X").getBody();

    assertThat(page)
        .contains("<html lang=\"zh\">", "data-block=\"emea\"", "name=\"key\" value=\"lnk_")
        .doesNotContain("attributes.", "customer-42");
  }

  @Test
  void aPageIsNeverKeptAndLoadsNothingFromElsewhere() throws Exception {
    var answer = world.get("k=" + FormsWorld.PUB);
    String style = answer.getBody().replaceAll("(?s).*<style>(.*)</style>.*", "$1");
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));

    assertThat(answer.getHeaders())
        .containsEntry("cache-control", "no-store")
        .containsEntry("referrer-policy", "no-referrer")
        .containsEntry(
            "content-security-policy",
            "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-"
                + Base64.getEncoder().encodeToString(hash)
                + "'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri"
                + " 'none'; frame-ancestors 'none'");
  }

  @Test
  void onlyWhoAsksForItMayFrameAPage() {
    assertThat(policy(world.get("k=" + FormsWorld.PUB + "&embedded")))
        .endsWith("frame-ancestors *");
    assertThat(policy(world.get("embedded&k=pub_wrong"))).endsWith("frame-ancestors *");
    assertThat(policy(world.get("k=" + FormsWorld.PUB))).endsWith("frame-ancestors 'none'");
  }

  @Test
  void aFormMayBeSentOnToTheSurveysOwnPageOfThanks() {
    world.define(
        "{\"questions\":[{\"id\":\"why\",\"type\":\"text\"}],"
            + "\"thankYou\":{\"url\":\"https://shop.example/thanks?a=1\"}}");

    assertThat(policy(world.get("k=" + FormsWorld.PUB)))
        .contains("form-action 'self' https://shop.example;");
  }

  @Test
  void coloursOfTheDefinitionAreInThePageAndReadableOnEachOther() {
    world.define(
        "{\"questions\":[{\"id\":\"why\",\"type\":\"text\"}],\"theme\":"
            + "{\"accent\":\"#8a1538\",\"background\":\"#fff7ec\",\"text\":\"#2b1a10\"}}");

    assertThat(world.get("k=" + FormsWorld.PUB).getBody())
        .contains("class=\"themed\"")
        .contains(
            ":root.themed{--accent:#8a1538;--on-accent:#ffffff;--ground:#fff7ec;--ink:#2b1a10;"
                + "--tint:#f1dcd6;color-scheme:light}");
  }

  private static String policy(APIGatewayV2HTTPResponse answer) {
    return answer.getHeaders().get("content-security-policy");
  }

  @Test
  void whoTakesGzipGetsGzipOfTheSamePage() throws IOException {
    for (String taken : List.of("gzip", "br, gzip;q=0.5", "*")) {
      var answer = compressed(taken);
      assertThat(answer.getIsBase64Encoded()).as(taken).isTrue();
      assertThat(answer.getHeaders()).containsEntry("content-encoding", "gzip");
      byte[] body = Base64.getDecoder().decode(answer.getBody());
      try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
        assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8))
            .startsWith("<!DOCTYPE html>")
            .endsWith("</html>\n");
      }
    }
    for (String refused : List.of("", "br", "gzip;q=0", "identity, gzip;q=0.000")) {
      assertThat(compressed(refused).getHeaders())
          .as(refused)
          .doesNotContainKey("content-encoding");
    }
  }

  private APIGatewayV2HTTPResponse compressed(String accepted) {
    return world.get(FormsWorld.SURVEY, "k=" + FormsWorld.PUB, Map.of("accept-encoding", accepted));
  }

  @Test
  void headIsAnsweredAsGetWithoutABody() {
    var event =
        FormsWorld.event(
            "HEAD", FormsWorld.SURVEY, "k=" + FormsWorld.PUB, Map.of("accept-encoding", "gzip"));

    var answer = world.handler.handleRequest(event, null);

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).isEmpty();
    assertThat(answer.getHeaders()).containsEntry("content-type", "text/html; charset=utf-8");
  }

  @Test
  void noKeyAndNoAnswerIsLogged() {
    world.now = Instant.parse("2026-03-02T00:00:00Z");

    page("&score=9&region=SECRET");

    assertThat(world.lines).isNotEmpty().noneMatch(line -> line.contains("pub_"));
    assertThat(world.lines).noneMatch(line -> line.contains("SECRET"));
  }
}
