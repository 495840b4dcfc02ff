package rapport.store;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.fact.FactContent;
import rapport.fact.LoggedFact;
import rapport.period.UtcHour;

/// Facts of one hour in as few bytes as they need, since a write costs by the kilobyte.
///
/// A block is a version byte, then the noise, which can't be made smaller (ids, times since the
/// fact before, content tags, hashes of customers), then the rest, column by column and deflated:
/// the shapes, and of each fact its shape, revision, segment numbers, measure values and texts.
/// Noise among the small numbers would spoil their code.
final class FactBlock {

  /// The version that is written.
  static final int VERSION = 1;

  /// A block ends before it would take more than this without deflating. One fact may take more by
  /// its texts, but no event is larger than 256 KB, since the queue of events takes no larger
  /// message, and an item may have 400 KB.
  static final int MAX_BYTES = 200 * 1024;

  static final int HOUR_MILLIS = 3_600_000;

  private static final Comparator<LoggedFact> ORDER =
      comparing(LoggedFact::time)
          .thenComparing(LoggedFact::id)
          .thenComparing(comparingLong(fact -> fact.version().revision()))
          .thenComparing(FactContent::hash);

  private FactBlock() {}

  /// The same facts give the same blocks, whatever order they come in.
  static List<Bytes> pack(UtcHour hour, Collection<LoggedFact> facts) {
    var blocks = new ArrayList<Bytes>();
    var writer = new FactBlockWriter(hour);
    for (LoggedFact fact :
        facts.stream().map(FactBlock::toMillis).distinct().sorted(ORDER).toList()) {
      if (writer.bytes() > 0 && writer.bytes() + textBytes(fact) > MAX_BYTES) {
        blocks.add(writer.toBytes());
        writer = new FactBlockWriter(hour);
      }
      writer.add(fact);
    }
    if (writer.bytes() > 0) {
      blocks.add(writer.toBytes());
    }
    return blocks;
  }

  /// @throws rapport.bytes.MalformedBytesException if no version of this code made the block
  static List<LoggedFact> unpack(UtcHour hour, Bytes block) {
    return new FactBlockReader(hour, block).facts();
  }

  /// Four bytes, big endian.
  static void writeTag(int tag, ByteWriter writer) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      writer.writeByte(tag >>> shift & 0xFF);
    }
  }

  static int readTag(ByteReader reader) {
    int tag = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      tag = tag << 8 | reader.readByte();
    }
    return tag;
  }

  private static int textBytes(LoggedFact fact) {
    return fact.texts().values().stream().mapToInt(Utf8::size).sum();
  }

  private static LoggedFact toMillis(LoggedFact fact) {
    return new LoggedFact(
        fact.id(),
        fact.version(),
        fact.time().truncatedTo(ChronoUnit.MILLIS),
        fact.origin(),
        fact.segments(),
        fact.measures(),
        fact.texts());
  }
}
