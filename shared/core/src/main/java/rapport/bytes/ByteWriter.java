package rapport.bytes;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Appends whole numbers and text in a compact form that [ByteReader] reads back.
///
/// Small numbers take one byte (LEB128 varints; signed ones zigzag), so a packed fact needs no
/// compression to be small. The same values always give the same bytes: hashes of them are
/// identities.
public final class ByteWriter {

  private static final int INITIAL_CAPACITY_BYTES = 128;

  private byte[] buffer = new byte[INITIAL_CAPACITY_BYTES];
  private int length;

  public ByteWriter writeByte(int value) {
    if (value < 0 || value > 255) {
      throw new IllegalArgumentException("a byte must be 0 to 255, got " + value);
    }
    reserve(1);
    buffer[length++] = (byte) value;
    return this;
  }

  public ByteWriter writeBoolean(boolean value) {
    return writeByte(value ? 1 : 0);
  }

  /// @param value 0 or more
  public ByteWriter writeUnsigned(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("an unsigned number must be 0 or more, got " + value);
    }
    return writeVarint(value);
  }

  public ByteWriter writeSigned(long value) {
    return writeVarint((value << 1) ^ (value >> 63));
  }

  /// Eight bytes, big endian: for hashes, which no varint makes smaller.
  public ByteWriter writeFixed(long value) {
    reserve(Long.BYTES);
    for (int shift = 56; shift >= 0; shift -= 8) {
      buffer[length++] = (byte) (value >>> shift);
    }
    return this;
  }

  public ByteWriter writeBig(BigInteger value) {
    return writeBytes(value.toByteArray());
  }

  public ByteWriter writeText(String value) {
    return writeBytes(value.getBytes(StandardCharsets.UTF_8));
  }

  public ByteWriter writeBytes(byte[] value) {
    writeUnsigned(value.length);
    return append(value);
  }

  /// Without a length before it: for what reaches to the end.
  public ByteWriter append(byte[] value) {
    reserve(value.length);
    System.arraycopy(value, 0, buffer, length, value.length);
    length += value.length;
    return this;
  }

  public int length() {
    return length;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(buffer, length);
  }

  public Bytes toBytes() {
    return Bytes.of(toByteArray());
  }

  private ByteWriter writeVarint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      writeByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    return writeByte((int) rest);
  }

  private void reserve(int more) {
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
  }
}
