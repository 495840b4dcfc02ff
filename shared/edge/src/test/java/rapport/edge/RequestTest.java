package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.edge.Request.Body;
import rapport.edge.Request.MediaType;
import rapport.edge.UrlEncoded.Pair;

final class RequestTest {

  @Test
  void headersAreFoundHoweverTheyAreWritten() {
    var request =
        request(Map.of("Content-Type", "Application/JSON; Charset=\"UTF-8\"", "X-A", "1"));

    assertThat(request.header("x-a")).contains("1");
    assertThat(request.mediaType()).isEqualTo(new MediaType("application/json", "utf-8"));
  }

  @Test
  void aRequestWithoutAnythingIsRead() {
    var request = Request.of(new APIGatewayV2HTTPEvent());

    assertThat(request.route()).isEmpty();
    assertThat(request.bearerKey()).isEmpty();
    assertThat(request.mediaType()).isEqualTo(new MediaType("", "utf-8"));
    assertThat(request.query()).isEqualTo(new Checked.Valid<>(List.of()));
    assertThat(request.body()).isEqualTo(new Body.Text(""));
  }

  @Test
  void theKeyIsTheBearers() {
    assertThat(request(Map.of("authorization", "bearer  abc ")).bearerKey()).contains("abc");
    assertThat(request(Map.of("authorization", "Basic abc")).bearerKey()).isEmpty();
  }

  @Test
  void aParameterMayComeMoreThanOnce() {
    var event =
        APIGatewayV2HTTPEvent.builder()
            .withRawQueryString("metric=nps&metric=csat&segment=region:EMEA%2Cx&q=a+b&empty")
            .build();

    var query = ((Checked.Valid<List<Pair>>) Request.of(event).query()).value();

    assertThat(UrlEncoded.values(query, "metric")).containsExactly("nps", "csat");
    assertThat(UrlEncoded.values(query, "segment")).containsExactly("region:EMEA,x");
    assertThat(query).contains(new Pair("q", "a b"), new Pair("empty", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "a=%, /a",
    "a=%2, /a",
    "a=%zz, /a",
    "a=%ff, /a",
    "a=%C3, /a",
    "a=%ED%A0%80, /a",
    "%61b=%ff&c=1, /ab",
    "%=1, /%",
    "%ff, /%ff"
  })
  void whatIsNotProperlyEncodedIsNamed(String query, String pointer) {
    assertThat(errors(query)).extracting(FieldError::pointer).containsExactly(pointer);
  }

  @Test
  void allThatIsNotProperlyEncodedIsNamedAtOnce() {
    assertThat(errors("a=%ff&b=1&c%=2"))
        .extracting(FieldError::pointer)
        .containsExactly("/a", "/c%");
  }

  @Test
  void noMorePairsThanAnyFormHasAreRead() {
    assertThat(pairs("a=1&".repeat(500) + "&&")).hasSize(500);
    assertThat(errors("a=1&".repeat(501)))
        .containsExactly(new FieldError("", "must be at most 500 names with their values"));
  }

  private static List<Pair> pairs(String query) {
    return ((Checked.Valid<List<Pair>>) UrlEncoded.parse(query)).value();
  }

  private static List<FieldError> errors(String query) {
    return ((Checked.Invalid<List<Pair>>) UrlEncoded.parse(query)).errors();
  }

  @Test
  void encodedAtTheVeryEndIsRead() {
    assertThat(pairs("a=%41%42")).containsExactly(new Pair("a", "AB"));
  }

  @Test
  void aBodyOf256KilobytesIsReadAndOneByteMoreIsNot() {
    var most = "x".repeat(Json.MAX_BODY_BYTES);

    assertThat(body(most, false)).isEqualTo(new Body.Text(most));
    assertThat(body(most + "x", false)).isEqualTo(new Body.TooLarge());
    assertThat(body("é".repeat(Json.MAX_BODY_BYTES / 2 + 1), false)).isEqualTo(new Body.TooLarge());
    assertThat(body(base64(most), true)).isEqualTo(new Body.Text(most));
    assertThat(body(base64(most + "x"), true)).isEqualTo(new Body.TooLarge());
    assertThat(body(base64(most.repeat(4)), true)).isEqualTo(new Body.TooLarge());
  }

  @Test
  void bytesThatAreNoUtf8AreNoText() {
    var bytes = Base64.getEncoder().encodeToString(new byte[] {'{', (byte) 0xFF, '}'});

    assertThat(body(bytes, true)).isEqualTo(new Body.NotUtf8());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|1|1",
        "*/*|1|1",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8|1|0.8",
        "application/json|0|1",
        "Text/HTML; level=1; Q=0.5, application/json|0.5|1",
        "text/*;q=0.3, text/html;q=0.7, */*;q=0.1|0.7|0.1",
        "*/*;q=0.1, text/*;q=0.3|0.3|0.1",
        "text/html;q=0|0|0",
        ";,,;;q=9|0|0"
      })
  void anAnswerIsWantedAsMuchAsItsNarrowestRangeSays(String accept, double html, double json) {
    var request = request(Map.of("Accept", accept));

    assertThat(request.quality("text/html")).isEqualTo(html);
    assertThat(request.quality("application/json")).isEqualTo(json);
  }

  @Test
  void whoSaysNothingTakesAnything() {
    assertThat(request(Map.of()).quality("text/html")).isEqualTo(1);
  }

  @Test
  void anUnpairedSurrogateIsNeverAQuestionMark() {
    assertThat(errors("a=x\ud800")).extracting(FieldError::pointer).containsExactly("/a");
    assertThat(errors("\ud800=x")).extracting(FieldError::pointer).containsExactly("/\uFFFD");
    assertThat(pairs("a=😀")).containsExactly(new Pair("a", "😀"));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Body body(String body, boolean encoded) {
    return Request.of(
            APIGatewayV2HTTPEvent.builder().withBody(body).withIsBase64Encoded(encoded).build())
        .body();
  }

  private static Request request(Map<String, String> headers) {
    return Request.of(APIGatewayV2HTTPEvent.builder().withHeaders(headers).build());
  }
}
