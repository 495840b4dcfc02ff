package rapport.webhook;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Where to tell what.
///
/// @param address of the receiver
/// @param events it is told; none means that it is told nothing
/// @param enabled whether it is told anything: a receiver that is gone is switched off
public record Webhook(
    WebhookAddress address, Set<WebhookEvent> events, boolean enabled, WebhookSecrets secrets) {

  /// What a webhook is told where its tenant names no events.
  public static final Set<WebhookEvent> USUAL =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(WebhookEvent.RESPONSE_RECEIVED)));

  /// In the order of the events.
  public Webhook {
    var ordered = EnumSet.noneOf(WebhookEvent.class);
    ordered.addAll(events);
    events = Collections.unmodifiableSet(ordered);
  }

  /// Whether it is told of such an event.
  public boolean wants(WebhookEvent event) {
    return enabled && events.contains(event);
  }

  public Webhook withSecrets(WebhookSecrets others) {
    return new Webhook(address, events, enabled, others);
  }

  /// Its receiver said that it is gone.
  public Webhook switchedOff() {
    return new Webhook(address, events, false, secrets);
  }
}
