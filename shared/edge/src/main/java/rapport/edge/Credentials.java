package rapport.edge;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import rapport.access.Access;
import rapport.access.KeyText;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.bytes.Sha256;

/// Finds out who sends a key.
///
/// A key is hashed before it is looked for, here and in the table, and nothing compares its text:
/// how long a look takes tells at most something about a SHA-256, which leads to no key.
public final class Credentials {

  private final KeyFinder keys;

  public Credentials(KeyFinder keys) {
    this.keys = keys;
  }

  /// @param key the whole key, like `srv_…`; empty if none came
  /// @throws UnreadableKeyException if what is stored of it can't be read
  public Caller caller(String key) {
    if (key.isEmpty()) {
      return new Caller.Nobody();
    }
    if (!KeyText.isOne(key)) {
      return new Caller.Stranger();
    }
    Bytes hash = hash(key);
    return find(hash)
        .<Caller>map(access -> new Caller.ByKey(access, hash))
        .orElseGet(Caller.Stranger::new);
  }

  /// Whether it is known without a look at any table that a key opens something.
  public boolean remembers(String key) {
    return KeyText.isOne(key) && keys.remembers(hash(key));
  }

  private static Bytes hash(String key) {
    return Sha256.of(key.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<Access> find(Bytes hash) {
    try {
      return keys.find(hash);
    } catch (MalformedBytesException e) {
      throw new UnreadableKeyException(e);
    }
  }
}
