package rapport.link;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import rapport.bytes.Bytes;

/// What a tenant's links are signed with. Nobody is ever told.
///
/// @param id of [#ID_BYTES], random; stands in every link, so that its secret is found
/// @param key of [#KEY_BYTES]
/// @param createdAt in whole milliseconds
public record LinkSecret(Bytes id, Bytes key, Instant createdAt) {

  public static final int ID_BYTES = 8;
  public static final int KEY_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  public LinkSecret {
    if (id.length() != ID_BYTES || key.length() != KEY_BYTES) {
      throw new IllegalArgumentException(
          "a secret must have an id of %d and a key of %d bytes, got %d and %d"
              .formatted(ID_BYTES, KEY_BYTES, id.length(), key.length()));
    }
  }

  /// @param random one that nobody can foretell
  public static LinkSecret fresh(RandomGenerator random, Instant now) {
    return new LinkSecret(
        bytes(ID_BYTES, random), bytes(KEY_BYTES, random), now.truncatedTo(ChronoUnit.MILLIS));
  }

  private static Bytes bytes(int length, RandomGenerator random) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }

  /// The HMAC-SHA256 (RFC 2104) of a text under this key.
  byte[] sign(byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.toArray(), ALGORITHM));
      return mac.doFinal(text);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  /// Never shows the key, wherever it is printed.
  @Override
  public String toString() {
    return "the secret " + id.toHex();
  }
}
