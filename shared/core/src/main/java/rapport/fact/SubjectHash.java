package rapport.fact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import rapport.bytes.ByteReader;
import rapport.bytes.Bytes;

/// The first 8 bytes of the HMAC-SHA-256 (RFC 2104) of a customer's id under the tenant's secret:
/// by it a customer's facts can be found in the log, and nobody without the secret can tell whose
/// they are.
public final class SubjectHash {

  /// What stands for "nobody is named".
  public static final long NOBODY = 0;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /// @param secret the key of the HMAC
  public SubjectHash(Bytes secret) {
    this.key = new SecretKeySpec(secret.toArray(), ALGORITHM);
  }

  /// @param subject empty if nobody is named
  public long of(String subject) {
    if (subject.isEmpty()) {
      return NOBODY;
    }
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      long hash = new ByteReader(mac.doFinal(subject.getBytes(StandardCharsets.UTF_8))).readFixed();
      return hash == NOBODY ? 1 : hash;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks " + ALGORITHM, e);
    }
  }
}
