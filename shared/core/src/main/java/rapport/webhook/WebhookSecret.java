package rapport.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import rapport.bytes.Bytes;

/// What messages to a webhook are signed with. Its holder is shown it once.
///
/// @param key of [#LEAST_BYTES] to [#MOST_BYTES], as the standard wants it
/// @param createdAt in whole milliseconds
/// @see <a
///   href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
///   Webhooks</a>
public record WebhookSecret(Bytes key, Instant createdAt) {

  public static final int LEAST_BYTES = 24;
  public static final int MOST_BYTES = 64;

  private static final int FRESH_BYTES = 32;
  private static final String PREFIX = "whsec_";
  private static final String SCHEME = "v1,";
  private static final String ALGORITHM = "HmacSHA256";

  public WebhookSecret {
    if (key.length() < LEAST_BYTES || key.length() > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a secret must have %d to %d bytes, got %d"
              .formatted(LEAST_BYTES, MOST_BYTES, key.length()));
    }
  }

  /// @param random one that nobody can foretell
  public static WebhookSecret fresh(RandomGenerator random, Instant now) {
    byte[] key = new byte[FRESH_BYTES];
    random.nextBytes(key);
    return new WebhookSecret(Bytes.of(key), now.truncatedTo(ChronoUnit.MILLIS));
  }

  /// As its holder needs it: `whsec_` and the key in base64.
  public String shown() {
    return PREFIX + Base64.getEncoder().encodeToString(key.toArray());
  }

  /// One word of the header `webhook-signature`.
  ///
  /// @param id of the message, with no dot in it
  /// @param sentAt of which whole seconds are signed, as the header `webhook-timestamp` has them
  String sign(String id, Instant sentAt, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.toArray(), ALGORITHM));
      mac.update((id + "." + sentAt.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return SCHEME + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  /// Never shows the key, wherever it is printed.
  @Override
  public String toString() {
    return "a secret of " + createdAt;
  }
}
