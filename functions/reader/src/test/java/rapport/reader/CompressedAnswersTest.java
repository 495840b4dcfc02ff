package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Figures are much text that says much the same.
class CompressedAnswersTest {

  private static final String QUERY = "metric=nps&period=day&from=2026-01-01&to=2026-03-14";

  private final ReaderWorld world = new ReaderWorld();

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/csv"})
  void whoTakesGzipGetsTheSameFiguresInAFewBytes(String type) throws IOException {
    world.recordExample();
    String plain = ask(type, "identity").getBody();

    var answer = ask(type, "gzip, br");

    assertThat(answer.getHeaders()).containsEntry("content-encoding", "gzip");
    byte[] body = Base64.getDecoder().decode(answer.getBody());
    assertThat(body.length).isLessThan(plain.length() / 4);
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
    }
  }

  private APIGatewayV2HTTPResponse ask(String type, String taken) {
    var headers =
        Map.of("authorization", "Bearer " + Samples.READ, "accept", type, "accept-encoding", taken);
    var answer = world.send(QUERY, new HashMap<>(headers));
    assertThat(answer.getStatusCode()).isEqualTo(200);
    return answer;
  }
}
