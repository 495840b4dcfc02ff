package rapport.notifier;

import java.time.Instant;
import rapport.bytes.Bytes;
import rapport.webhook.WebhookAddress;
import rapport.webhook.WebhookSecrets;

/// What a receiver is told, and how it knows that we do.
///
/// @param id of the message, the same at each try
/// @param sentAt of which whole seconds count
record Call(WebhookAddress address, String id, Instant sentAt, Bytes body, WebhookSecrets secrets) {

  /// The head of an HTTP/1.1 request that is followed by the body. No value of it holds a line end:
  /// addresses have none, and ids are made here.
  String head() {
    return """
    POST %s HTTP/1.1
    host: %s
    content-type: application/json
    content-length: %d
    webhook-id: %s
    webhook-timestamp: %d
    webhook-signature: %s
    user-agent: rapport
    connection: close

    """
        .formatted(
            address.target(),
            address.hostHeader(),
            body.length(),
            id,
            sentAt.getEpochSecond(),
            secrets.signature(id, sentAt, body.toArray()))
        .replace("\n", "\r\n");
  }
}
