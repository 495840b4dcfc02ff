package rapport.store;

import java.math.BigInteger;
import rapport.bytes.Bytes;

/// The value of an item's attribute.
public sealed interface Attribute {

  /// What DynamoDB counts for it. For numbers its documentation says "about one byte per two digits
  /// plus one", so a bound on sizes should leave some room.
  int sizeBytes();

  record Text(String value) implements Attribute {
    @Override
    public int sizeBytes() {
      return Utf8.size(value);
    }
  }

  /// @param value of at most 38 digits, zeros at the end not counted
  record Whole(BigInteger value) implements Attribute {

    /// The greatest precision of a number.
    public static final int MAX_DIGITS = 38;

    public Whole {
      int digits = digits(value);
      if (digits > MAX_DIGITS) {
        throw new IllegalArgumentException(
            "a number must have at most " + MAX_DIGITS + " digits, got " + digits);
      }
    }

    public static Whole of(long value) {
      return new Whole(BigInteger.valueOf(value));
    }

    @Override
    public int sizeBytes() {
      return 1 + (digits(value) + 1) / 2 + (value.signum() < 0 ? 1 : 0);
    }

    private static int digits(BigInteger value) {
      String digits = value.abs().toString();
      int end = digits.length();
      while (end > 1 && digits.charAt(end - 1) == '0') {
        end--;
      }
      return end;
    }
  }

  record Binary(Bytes value) implements Attribute {
    @Override
    public int sizeBytes() {
      return value.length();
    }
  }
}
