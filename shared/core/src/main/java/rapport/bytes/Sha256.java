package rapport.bytes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The SHA-256 of some bytes (FIPS 180-4), which every JDK must offer.
public final class Sha256 {

  private Sha256() {}

  public static Bytes of(byte[] content) {
    try {
      return Bytes.of(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks SHA-256", e);
    }
  }
}
