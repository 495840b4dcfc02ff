package rapport.local.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import rapport.local.network.Loopback;

/// Another system that is told by a webhook. It checks signatures as the specification of Standard
/// Webhooks says, with nothing of ours.
final class Receiver implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;

  /// @param signed the message's id, its time and its body, as they are signed
  /// @param signatures those of the header, each with its version
  record Message(String id, String signed, List<String> signatures, String body) {

    JsonNode json() throws JsonProcessingException {
      return new ObjectMapper().readTree(body);
    }

    /// @param secret as the settings show it, `whsec_…`
    boolean isSignedWith(String secret) throws GeneralSecurityException {
      var mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] code = mac.doFinal(signed.getBytes(UTF_8));
      return signatures.contains("v1," + Base64.getEncoder().encodeToString(code));
    }
  }

  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final HttpServer server;

  Receiver() throws IOException {
    server = HttpServer.create(Loopback.address(0), 0);
    server.createContext("/hook", this::take);
    server.start();
  }

  String url() {
    return Loopback.uri(server.getAddress().getPort()) + "/hook";
  }

  /// The next message, as soon as it is there.
  Message next() throws InterruptedException {
    Message message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("nothing was told within " + PATIENCE_SECONDS + " s");
    }
    return message;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      String id = headers.getFirst("webhook-id");
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      messages.add(
          new Message(
              id,
              id + "." + headers.getFirst("webhook-timestamp") + "." + body,
              List.of(headers.getFirst("webhook-signature").split(" ")),
              body));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
