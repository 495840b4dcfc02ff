package rapport.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import rapport.bytes.Bytes;
import rapport.bytes.Sha256;

/// A key that has just been made: the only time that its text is known.
///
/// @param key what will be listed of it
/// @param text the whole key, like `srv_…`
public record FreshKey(IssuedKey key, String text) {

  private static final int ID_BYTES = 8;

  /// @param random one that nobody can foretell
  public static FreshKey of(String name, Access access, RandomGenerator random, Instant now) {
    String text = KeyText.of(access.kind(), bytes(KeyText.SECRET_BYTES, random));
    return new FreshKey(listed(text, name, access, random, now), text);
  }

  /// What is to be listed of a key whose text is known already.
  public static IssuedKey listed(
      String text, String name, Access access, RandomGenerator random, Instant now) {
    return IssuedKey.of(
        HexFormat.of().formatHex(bytes(ID_BYTES, random).toArray()),
        name,
        access,
        now.truncatedTo(ChronoUnit.MILLIS),
        Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Never shows the key, wherever it is printed.
  @Override
  public String toString() {
    return "a fresh key " + key.id();
  }

  private static Bytes bytes(int length, RandomGenerator random) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }
}
