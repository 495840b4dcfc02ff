package rapport.store;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;

/// Deflated bytes (RFC 1951), or the bytes as they are where that is shorter.
final class Packed {

  /// More than any item can mean: what inflates to more is no work of ours.
  static final int MAX_INFLATED_BYTES = 8 * 1024 * 1024;

  private static final int LEVEL = 6;
  private static final byte PLAIN = 0;
  private static final byte DEFLATED = 1;
  private static final int FIRST_GUESS_RATIO = 4;

  private Packed() {}

  static Bytes pack(byte[] content) {
    byte[] packed = new byte[content.length + 1];
    int size = deflate(content, packed);
    if (size < content.length) {
      packed[0] = DEFLATED;
      return Bytes.of(Arrays.copyOf(packed, size + 1));
    }
    packed[0] = PLAIN;
    System.arraycopy(content, 0, packed, 1, content.length);
    return Bytes.of(packed);
  }

  /// @throws MalformedBytesException if [#pack] can't have made this, or it means more than
  ///   [#MAX_INFLATED_BYTES]
  static byte[] unpack(Bytes packed) {
    byte[] content = packed.toArray();
    if (content.length == 0) {
      throw new MalformedBytesException("packed bytes must have at least one byte");
    }
    return switch (content[0]) {
      case PLAIN -> Arrays.copyOfRange(content, 1, content.length);
      case DEFLATED -> inflate(content);
      default -> throw new MalformedBytesException("no form of packing has number " + content[0]);
    };
  }

  /// The deflated size; that of the content or more if it did not get shorter.
  private static int deflate(byte[] content, byte[] into) {
    try (var deflater = new Deflater(LEVEL, true)) {
      deflater.setInput(content);
      deflater.finish();
      int size = deflater.deflate(into, 1, into.length - 1);
      return deflater.finished() ? size : content.length;
    }
  }

  private static byte[] inflate(byte[] packed) {
    try (var inflater = new Inflater(true)) {
      inflater.setInput(packed, 1, packed.length - 1);
      byte[] content = new byte[packed.length * FIRST_GUESS_RATIO];
      int size = 0;
      while (true) {
        size += inflater.inflate(content, size, content.length - size);
        if (inflater.finished() && inflater.getRemaining() == 0) {
          return Arrays.copyOf(content, size);
        }
        if (inflater.finished()) {
          throw new MalformedBytesException("bytes follow the deflated ones");
        }
        if (size < content.length) {
          throw new MalformedBytesException("deflated bytes end early");
        }
        content = Arrays.copyOf(content, grown(size));
      }
    } catch (DataFormatException e) {
      throw new MalformedBytesException("bytes that can't be inflated: " + e.getMessage());
    }
  }

  private static int grown(int size) {
    if (size >= MAX_INFLATED_BYTES) {
      throw new MalformedBytesException("bytes inflate to more than " + MAX_INFLATED_BYTES);
    }
    return Math.min(size * 2, MAX_INFLATED_BYTES);
  }
}
