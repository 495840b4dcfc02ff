package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CompressedTest {

  private static final String LONG = "很满意 ".repeat(1_000);

  @ParameterizedTest
  @ValueSource(
      strings = {"gzip", "GZIP", "x-gzip", "*", "br, gzip;q=0.5", "deflate , gzip ; q=1.0"})
  void whoTakesGzipGetsTheSameText(String taken) throws IOException {
    var answer = answer(LONG, taken);

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getHeaders())
        .containsEntry("content-encoding", "gzip")
        .containsEntry("content-type", "text/csv")
        .containsEntry("vary", "accept-encoding");
    assertThat(answer.getIsBase64Encoded()).isTrue();
    byte[] body = Base64.getDecoder().decode(answer.getBody());
    assertThat(body.length).isLessThan(LONG.length() / 10);
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(LONG);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "br", "gzip;q=0", "identity, gzip;q=0.000", "gzipped", "gzip;q=x"})
  void whoDoesNotGetsTheTextAndCachesKnowThatItMayDiffer(String taken) {
    var answer = answer(LONG, taken);

    assertThat(answer.getBody()).isEqualTo(LONG);
    assertThat(answer.getHeaders())
        .doesNotContainKey("content-encoding")
        .containsEntry("vary", "accept-encoding");
  }

  @Test
  void whoSaysNothingGetsTheText() {
    var request = Request.of(new APIGatewayV2HTTPEvent());

    assertThat(Compressed.of(Answers.text(200, "text/csv", LONG), request).getBody())
        .isEqualTo(LONG);
  }

  /// What fits in one packet comes no sooner for being shorter.
  @ParameterizedTest
  @CsvSource({"1399,false", "1400,true"})
  void shortAnswersStayAsTheyAre(int bytes, boolean compressed) {
    assertThat(answer("x".repeat(bytes), "gzip").getHeaders().containsKey("content-encoding"))
        .isEqualTo(compressed);
  }

  @Test
  void whatElseAnAnswerVariesByIsKept() {
    var answer = Answers.with(Answers.text(200, "text/html", LONG), "vary", "accept-language");

    assertThat(Compressed.of(answer, request("gzip")).getHeaders())
        .containsEntry("vary", "accept-language, accept-encoding");
  }

  private static APIGatewayV2HTTPResponse answer(String text, String taken) {
    return Compressed.of(Answers.text(200, "text/csv", text), request(taken));
  }

  private static Request request(String taken) {
    return Request.of(
        APIGatewayV2HTTPEvent.builder().withHeaders(Map.of("accept-encoding", taken)).build());
  }
}
