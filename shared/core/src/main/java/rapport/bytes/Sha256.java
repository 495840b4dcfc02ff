package rapport.bytes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The SHA-256 of some bytes (FIPS 180-4), which every JDK must offer.
public final class Sha256 {

  /// Copied for each use: looking for the algorithm takes longer than a short hash.
  private static final MessageDigest FRESH = fresh();

  private Sha256() {}

  public static Bytes of(byte[] content) {
    return Bytes.of(copy().digest(content));
  }

  private static MessageDigest copy() {
    try {
      return (MessageDigest) FRESH.clone();
    } catch (CloneNotSupportedException _) { // as the provider likes
      return fresh();
    }
  }

  private static MessageDigest fresh() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks SHA-256", e);
    }
  }
}
