package rapport.webhook;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// The secrets of one webhook that are live. Messages are signed with each, so that their receiver
/// can change from one to the next in its own time.
///
/// @param newestFirst one or two
public record WebhookSecrets(List<WebhookSecret> newestFirst) {

  public static final int MAX_LIVE = 2;

  public WebhookSecrets {
    newestFirst = List.copyOf(newestFirst);
    if (newestFirst.isEmpty() || newestFirst.size() > MAX_LIVE) {
      throw new IllegalArgumentException(
          "one or %d secrets are live, got %d".formatted(MAX_LIVE, newestFirst.size()));
    }
  }

  /// Those of a new webhook.
  public static WebhookSecrets of(WebhookSecret first) {
    return new WebhookSecrets(List.of(first));
  }

  /// The same with a newer one. Of those there were, only the newest stays.
  public WebhookSecrets followedBy(WebhookSecret next) {
    return new WebhookSecrets(List.of(next, newestFirst.getFirst()));
  }

  /// Without the one that was followed by another.
  public WebhookSecrets newestOnly() {
    return of(newestFirst.getFirst());
  }

  /// The header `webhook-signature`: a signature with each secret, the newest first.
  ///
  /// @param id of the message, which must have no dot: it would sign for another id and time as
  ///   well
  /// @param sentAt as the header `webhook-timestamp` says it in seconds
  public String signature(String id, Instant sentAt, byte[] body) {
    if (id.isEmpty() || id.indexOf('.') >= 0) {
      throw new IllegalArgumentException("the id of a message has no dot, got " + id);
    }
    return newestFirst.stream()
        .map(secret -> secret.sign(id, sentAt, body))
        .collect(Collectors.joining(" "));
  }
}
