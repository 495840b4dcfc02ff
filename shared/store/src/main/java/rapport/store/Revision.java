package rapport.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import rapport.bytes.ByteWriter;

/// The number that a conditional write compares: attribute `r`, beside the body `b`.
final class Revision {

  private Revision() {}

  static long of(Item item) {
    return item.whole(Names.REVISION).value().longValueExact();
  }

  /// The item still is as it was read.
  ///
  /// @param read 0 if there was none
  static Condition unchanged(long read) {
    return read == 0
        ? Condition.ABSENT
        : new Condition.Equal(Names.REVISION, Attribute.Whole.of(read));
  }

  /// Revision n + 1, to be put over revision n where it still is [#unchanged].
  ///
  /// @param read 0 if there was none
  /// @param body a version byte and what follows it
  static Item next(Key key, long read, ByteWriter body) {
    return next(key, read, Map.of(Names.BODY, Packed.attribute(body)));
  }

  /// The same of an item that expires.
  static Item next(Key key, long read, ByteWriter body, Instant expiresAt) {
    var ttl = Attribute.Whole.of(expiresAt.getEpochSecond());
    return next(key, read, Map.of(Names.BODY, Packed.attribute(body), Names.TTL, ttl));
  }

  private static Item next(Key key, long read, Map<String, Attribute> rest) {
    var attributes = new HashMap<>(rest);
    attributes.put(Names.REVISION, Attribute.Whole.of(read + 1));
    return Item.of(key, attributes);
  }
}
