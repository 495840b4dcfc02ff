package rapport.store;

import java.util.Arrays;
import java.util.Base64;
import rapport.bytes.ByteReader;
import rapport.bytes.Sha256;

/// Spreads items over a fixed number of partitions.
final class Partitions {

  private Partitions() {}

  /// A number from 0 to `count` − 1 that is always the same for this text.
  static int of(String text, int count) {
    long hash = new ByteReader(Sha256.of(Utf8.bytes(text))).readFixed();
    return Math.floorMod(hash, count);
  }

  /// Two digits, so that partitions have names of one length.
  static String name(String prefix, int number) {
    return prefix + (number < 10 ? "0" : "") + number;
  }

  /// A short name of some content: the first 16 bytes of its SHA-256, in base64url.
  static String contentName(byte[] content) {
    byte[] hash = Arrays.copyOf(Sha256.of(content).toArray(), 16);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }
}
