package rapport.store;

import java.math.BigInteger;
import rapport.bytes.Bytes;

/// The value of an item's attribute.
public sealed interface Attribute {

  record Text(String value) implements Attribute {}

  /// @param value of at most 38 digits
  record Whole(BigInteger value) implements Attribute {
    public static Whole of(long value) {
      return new Whole(BigInteger.valueOf(value));
    }
  }

  record Binary(Bytes value) implements Attribute {}
}
