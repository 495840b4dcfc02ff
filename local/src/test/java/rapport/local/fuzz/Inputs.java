package rapport.local.fuzz;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rapport.bytes.Bytes;

/// How bytes become what functions are called with, and the events in `events/` such bytes.
///
/// The first byte chooses among a few ways, the rest is text: as UTF-8, or as UTF-16 so that it may
/// have unpaired surrogates.
record Inputs(int choice, byte[] rest) {

  private static final int WIDE = 0x80;

  static Inputs of(byte[] input) {
    return input.length == 0
        ? new Inputs(0, input)
        : new Inputs(input[0] & 0xFF, java.util.Arrays.copyOfRange(input, 1, input.length));
  }

  /// One of `count`.
  int choice(int count) {
    return (choice & ~WIDE) % count;
  }

  boolean isWide() {
    return (choice & WIDE) != 0;
  }

  String text() {
    return new String(rest, isWide() ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
  }

  /// The text's lines, the last with all that is left.
  List<String> lines(int count) {
    var lines = new ArrayList<>(List.of(text().split("\n", count)));
    while (lines.size() < count) {
      lines.add("");
    }
    return lines;
  }

  static Bytes seed(int choice, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    byte[] seed = new byte[content.length + 1];
    seed[0] = (byte) choice;
    System.arraycopy(content, 0, seed, 1, content.length);
    return Bytes.of(seed);
  }

  /// A request with a key.
  static APIGatewayV2HTTPEvent request(String route, String path, String key) {
    var event = new APIGatewayV2HTTPEvent();
    event.setRouteKey(route);
    event.setRawPath(path);
    event.setHeaders(new HashMap<>(Map.of("authorization", "Bearer " + key)));
    return event;
  }

  static APIGatewayV2HTTPEvent withBody(
      APIGatewayV2HTTPEvent event, String contentType, Inputs body) {
    event.getHeaders().put("content-type", contentType);
    event.setIsBase64Encoded(!body.isWide());
    event.setBody(body.isWide() ? body.text() : Base64.getEncoder().encodeToString(body.rest()));
    return event;
  }

  /// The files of a folder of `events/`.
  static List<JsonNode> events(String folder) {
    var all = Path.of("..", "events", folder);
    try (Stream<Path> files = Files.list(all)) {
      return files.sorted().map(Inputs::text).map(Stage::json).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The body of a request in `events/`.
  static String body(JsonNode event) {
    var body = event.path("body").asText();
    return event.path("isBase64Encoded").asBoolean()
        ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
        : body;
  }
}
