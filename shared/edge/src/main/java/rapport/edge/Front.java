package rapport.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import rapport.bytes.Bytes;

/// What stands before the HTTP API: a distribution, by which most visitors come. The API sees its
/// address in the place of theirs. It says theirs in a header, and in another one the secret that
/// it shares with the functions: without that anybody could say any address.
public final class Front {

  public static final String SECRET_HEADER = "x-rapport-front";
  public static final String VISITOR_HEADER = "x-rapport-viewer";

  /// Nobody is believed.
  public static final Front NONE = new Front(Bytes.EMPTY);

  private static final int MIN_CHARACTERS = 32;

  private final Bytes secret;

  private Front(Bytes secret) {
    this.secret = secret;
  }

  /// @throws IllegalStateException if the secret is too short to be one
  public static Front of(String secret) {
    if (secret.length() < MIN_CHARACTERS) {
      throw new IllegalStateException(
          "the secret of the front must have %d characters or more, got %d"
              .formatted(MIN_CHARACTERS, secret.length()));
    }
    return new Front(bytes(secret));
  }

  /// The same event, as from the visitor if it comes by the distribution.
  public APIGatewayV2HTTPEvent uncovered(APIGatewayV2HTTPEvent event) {
    var request = Request.of(event);
    var context = event.getRequestContext();
    if (context != null && context.getHttp() != null && isKnown(request)) {
      request
          .header(VISITOR_HEADER)
          .filter(Front::isAddress)
          .ifPresent(address -> context.getHttp().setSourceIp(address));
    }
    return event;
  }

  private boolean isKnown(Request request) {
    Optional<String> sent = request.header(SECRET_HEADER);
    return secret.length() > 0
        && sent.isPresent()
        && MessageDigest.isEqual(secret.toArray(), bytes(sent.get()).toArray());
  }

  private static boolean isAddress(String text) {
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
