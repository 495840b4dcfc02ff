package rapport.webhook;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Something that one receiver is to be told, as it waits in a queue.
///
/// @param webhook its name, or [#MAIL]
/// @param body as it is sent
public record Notice(String tenant, String webhook, Attempt attempt, String body) {

  /// Stands in place of a webhook for whoever gets letters. No webhook is called so.
  public static final String MAIL = "@mail";

  private static final String TENANT = "tenant";
  private static final String WEBHOOK = "webhook";
  private static final String ID = "id";
  private static final String NUMBER = "number";
  private static final String FIRST = "first";

  /// What the message says beside the body.
  public SortedMap<String, String> attributes() {
    return new TreeMap<>(
        Map.of(
            TENANT, tenant,
            WEBHOOK, webhook,
            ID, attempt.messageId(),
            NUMBER, Integer.toString(attempt.number()),
            FIRST, Long.toString(attempt.firstAt().toEpochMilli())));
  }

  /// What a message says; empty if it is none of ours.
  public static Optional<Notice> read(Map<String, String> attributes, String body) {
    try {
      var tenant = attributes.getOrDefault(TENANT, "");
      var webhook = attributes.getOrDefault(WEBHOOK, "");
      var id = attributes.getOrDefault(ID, "");
      if (tenant.isEmpty() || webhook.isEmpty() || !id.matches("[A-Za-z0-9_-]{1,128}")) {
        return Optional.empty();
      }
      var first = Instant.ofEpochMilli(Long.parseLong(attributes.getOrDefault(FIRST, "")));
      int number = Integer.parseInt(attributes.getOrDefault(NUMBER, ""));
      return Optional.of(new Notice(tenant, webhook, new Attempt(number, first, id), body));
    } catch (IllegalArgumentException _) { // no numbers, or no such try
      return Optional.empty();
    }
  }

  public boolean isMail() {
    return webhook.equals(MAIL);
  }

  /// The same to be told at another try.
  public Notice with(Attempt next) {
    return new Notice(tenant, webhook, next, body);
  }
}
