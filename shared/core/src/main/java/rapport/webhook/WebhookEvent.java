package rapport.webhook;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a webhook can be told.
public enum WebhookEvent {
  FOLLOWUP_OPENED,
  FOLLOWUP_RESOLVED,
  /// Its cause is gone: nobody has to be looked after any more.
  FOLLOWUP_WITHDRAWN,
  ALERT_OPENED,
  /// Every response: only those are told it who ask for it.
  RESPONSE_RECEIVED;

  /// As the interface writes it: `followup.opened`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /// The event that the interface writes like this.
  public static Optional<WebhookEvent> of(String word) {
    return Stream.of(values()).filter(event -> event.word().equals(word)).findFirst();
  }
}
