package rapport.local.importer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// Ids made from what rows say, so that the same row always is the same event.
final class EventId {

  private static final int LONGEST = 128;
  private static final int KEPT_OF_LONG = 84;

  private EventId() {}

  /// An id of the cells of a row.
  static String ofContent(List<String> cells) {
    MessageDigest digest = sha256();
    for (String cell : cells) {
      byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return base64(digest.digest()).substring(0, 22); // 132 bits
  }

  /// The id itself, or its beginning and a digest of it where it is longer than ids may be.
  static String fitting(String id) {
    if (id.length() <= LONGEST) {
      return id;
    }
    byte[] digest = sha256().digest(id.getBytes(StandardCharsets.UTF_8));
    return id.substring(0, KEPT_OF_LONG) + "~" + base64(digest);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
