package rapport.forms;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import rapport.edge.Answers;
import rapport.edge.Request;

/// Sends pages as gzip to who takes it (RFC 9110, section 12.5.3). The HTTP API does not do that.
final class Compressed {

  /// What fits in one packet is not worth it.
  private static final int LEAST_BYTES = 1_400;

  private Compressed() {}

  static APIGatewayV2HTTPResponse of(APIGatewayV2HTTPResponse answer, Request request) {
    var varied = Answers.with(answer, "vary", "accept-encoding, accept-language");
    byte[] body = answer.getBody().getBytes(StandardCharsets.UTF_8);
    if (body.length < LEAST_BYTES || !isTaken(request.header("accept-encoding").orElse(""))) {
      return varied;
    }
    var compressed = Answers.with(varied, "content-encoding", "gzip");
    compressed.setBody(Base64.getEncoder().encodeToString(gzip(body)));
    compressed.setIsBase64Encoded(true);
    return compressed;
  }

  private static boolean isTaken(String accepted) {
    return Stream.of(accepted.toLowerCase(Locale.ROOT).split(","))
        .map(coding -> coding.replaceAll("\\s", ""))
        .anyMatch(coding -> coding.matches("(gzip|x-gzip|\\*)(;q=(1(\\.0*)?|0\\.0*[1-9][0-9]*))?"));
  }

  private static byte[] gzip(byte[] body) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }
}
