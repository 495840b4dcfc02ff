package rapport.store;

import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;

/// Deflated bytes (RFC 1951) with a dictionary, or the bytes as they are where that is shorter.
///
/// The first byte says which, and so is a version of its own. Most bodies are so short that names
/// would be most of what is left of them: hence the dictionary.
final class Packed {

  /// More than any body has: durations of 1,000 agents take 9 MB. What inflates to more is no work
  /// of ours.
  static final int MAX_INFLATED_BYTES = 32 * 1024 * 1024;

  private static final int LEVEL = 6;
  private static final byte PLAIN = 0;
  private static final byte DEFLATED = 1;
  private static final int FIRST_GUESS_RATIO = 4;

  /// As many as were in use at once. Each is 256 KB, and making one takes longer than deflating
  /// most bodies.
  private static final Queue<Deflater> IDLE = new ConcurrentLinkedQueue<>();

  /// What bodies often hold, the likeliest last. Part of the stored form: another text needs
  /// another first byte.
  private static final byte[] DICTIONARY =
      Utf8.bytes(
          "America/New_York"
              + "America/Los_Angeles"
              + "Asia/Shanghai"
              + "Europe/London"
              + "Europe/Berlin"
              + "UTC"
              + "2026a2025b"
              + "customers"
              + "backlog"
              + "open"
              + "resolvedReopened"
              + "firstResolution"
              + "firstResponse"
              + "createdHours"
              + "pending"
              + "tickets"
              + "rating"
              + "invited"
              + "partial"
              + "score:1-10"
              + "score:1-5:effort"
              + "score:1-7:ease"
              + "score:good-bad"
              + "score:1-7"
              + "score:1-5"
              + "score:0-10"
              + "recommend"
              + "agent"
              + "channel"
              + "group"
              + "language"
              + "priority"
              + "reason"
              + "complete"
              + "hours"
              + "s:");

  private Packed() {}

  /// The body of an item.
  ///
  /// @param body a version byte and what follows it
  static Attribute attribute(ByteWriter body) {
    return new Attribute.Binary(pack(body.toByteArray()));
  }

  /// Reads the body of an item after its version byte.
  ///
  /// @throws MalformedBytesException if it has another version
  static ByteReader body(Item item, int version) {
    var body = new ByteReader(unpack(item.binary(Names.BODY)));
    int found = body.readByte();
    if (found != version) {
      throw new MalformedBytesException(
          "item %s has version %d, not %d".formatted(item.key(), found, version));
    }
    return body;
  }

  /// @param content at most [#MAX_INFLATED_BYTES]
  static Bytes pack(byte[] content) {
    if (content.length > MAX_INFLATED_BYTES) {
      throw new IllegalArgumentException(
          "a body must have at most %d bytes, got %d"
              .formatted(MAX_INFLATED_BYTES, content.length));
    }
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
    var deflater = Optional.ofNullable(IDLE.poll()).orElseGet(() -> new Deflater(LEVEL, true));
    deflater.setDictionary(DICTIONARY);
    deflater.setInput(content);
    deflater.finish();
    int size = deflater.deflate(into, 1, into.length - 1);
    boolean finished = deflater.finished();
    deflater.reset();
    IDLE.add(deflater);
    return finished ? size : content.length;
  }

  private static byte[] inflate(byte[] packed) {
    try (var inflater = new Inflater(true)) {
      inflater.setDictionary(DICTIONARY);
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
