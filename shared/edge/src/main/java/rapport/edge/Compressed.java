package rapport.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// Sends answers as gzip to who takes it (RFC 9110, section 12.5.3). The HTTP API does not do that,
/// nor does CloudFront with what it does not keep.
public final class Compressed {

  /// What fits in one packet is not worth it.
  private static final int LEAST_BYTES = 1_400;

  private static final String VARY = "vary";
  private static final String ENCODING = "accept-encoding";

  private Compressed() {}

  /// The same answer, as gzip where that is taken and worth it.
  ///
  /// @param answer with a body of text
  public static APIGatewayV2HTTPResponse of(APIGatewayV2HTTPResponse answer, Request request) {
    String varies = answer.getHeaders().getOrDefault(VARY, "");
    var varied = Answers.with(answer, VARY, varies.isEmpty() ? ENCODING : varies + ", " + ENCODING);
    byte[] body = answer.getBody().getBytes(StandardCharsets.UTF_8);
    if (body.length < LEAST_BYTES || !isTaken(request.header(ENCODING).orElse(""))) {
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
