package rapport.store;

import java.time.Instant;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.MalformedBytesException;

/// The bytes of a [SummaryRecord], all but its revision: a version byte, when and how it was
/// folded, then its part.
final class SummaryBody {

  private static final int VERSION = 1;

  private SummaryBody() {}

  static byte[] write(SummaryRecord summary) {
    var writer = new ByteWriter().writeByte(VERSION);
    writeSealAt(summary.sealAt(), writer);
    writer.writeText(summary.zone()).writeText(summary.tzdb()).writeUnsigned(summary.logBytes());
    PartForm.write(summary.part(), writer);
    return writer.toByteArray();
  }

  /// @throws MalformedBytesException if no version of this code wrote these bytes
  static SummaryRecord read(long revision, byte[] body) {
    var reader = new ByteReader(body);
    int version = reader.readByte();
    if (version != VERSION) {
      throw new MalformedBytesException("no summary has version " + version);
    }
    var sealAt = readSealAt(reader);
    String zone = reader.readText();
    String tzdb = reader.readText();
    long logBytes = reader.readUnsigned();
    var part = PartForm.read(reader);
    if (!reader.atEnd()) {
      throw new MalformedBytesException("bytes follow the last state of a summary");
    }
    return new SummaryRecord(revision, part, sealAt, zone, tzdb, logBytes);
  }

  static void writeSealAt(Instant sealAt, ByteWriter writer) {
    boolean seals = !sealAt.equals(SummaryRecord.NEVER);
    writer.writeBoolean(seals);
    if (seals) {
      writer.writeSigned(sealAt.getEpochSecond());
    }
  }

  static Instant readSealAt(ByteReader reader) {
    return reader.readBoolean() ? instant(reader.readSigned()) : SummaryRecord.NEVER;
  }

  private static Instant instant(long epochSecond) {
    if (epochSecond < Instant.MIN.getEpochSecond() || epochSecond > Instant.MAX.getEpochSecond()) {
      throw new MalformedBytesException("no instant has epoch second " + epochSecond);
    }
    return Instant.ofEpochSecond(epochSecond);
  }
}
