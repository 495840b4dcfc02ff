package rapport.bytes;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads what [ByteWriter] wrote.
///
/// Every method throws [MalformedBytesException] when the bytes end early or can't be what was
/// asked for; no length found in the bytes is trusted before it is compared with what is left.
public final class ByteReader {

  private static final int MAX_VARINT_BITS = 63;

  private final byte[] content;
  private int position;

  public ByteReader(byte[] content) {
    this.content = content.clone();
  }

  public ByteReader(Bytes content) {
    this.content = content.toArray();
  }

  public boolean atEnd() {
    return position == content.length;
  }

  public int remaining() {
    return content.length - position;
  }

  public int readByte() {
    require(1);
    return content[position++] & 0xFF;
  }

  public boolean readBoolean() {
    int value = readByte();
    if (value > 1) {
      throw new MalformedBytesException("a truth value must be 0 or 1, got " + value);
    }
    return value == 1;
  }

  public long readUnsigned() {
    long value = readVarint();
    if (value < 0) {
      throw new MalformedBytesException("an unsigned number does not fit in 63 bits");
    }
    return value;
  }

  /// A count or index: at most `limit`, so that nothing is allocated on a stranger's word.
  public int readCount(int limit) {
    long value = readUnsigned();
    if (value > limit) {
      throw new MalformedBytesException("a count must be at most " + limit + ", got " + value);
    }
    return (int) value;
  }

  public long readSigned() {
    long value = readVarint();
    return (value >>> 1) ^ -(value & 1);
  }

  public long readFixed() {
    require(Long.BYTES);
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | (content[position++] & 0xFF);
    }
    return value;
  }

  public BigInteger readBig() {
    byte[] value = readBytes();
    if (value.length == 0) {
      throw new MalformedBytesException("a whole number must have at least one byte");
    }
    return new BigInteger(value);
  }

  public String readText() {
    return new String(readBytes(), StandardCharsets.UTF_8);
  }

  public byte[] readBytes() {
    int size = readCount(remaining());
    require(size);
    position += size;
    return Arrays.copyOfRange(content, position - size, position);
  }

  /// What [ByteWriter#append] wrote last: everything to the end.
  public byte[] readRest() {
    int from = position;
    position = content.length;
    return Arrays.copyOfRange(content, from, position);
  }

  private long readVarint() {
    long value = 0;
    for (int shift = 0; shift <= MAX_VARINT_BITS; shift += 7) {
      int next = readByte();
      if (shift == MAX_VARINT_BITS && next > 1) {
        break;
      }
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new MalformedBytesException("a number takes more than 64 bits");
  }

  private void require(int size) {
    if (size > remaining()) {
      throw new MalformedBytesException(
          "needed " + size + " bytes at " + position + ", " + remaining() + " are left");
    }
  }
}
