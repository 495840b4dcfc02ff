package rapport.store;

import java.math.BigInteger;
import java.time.Instant;
import java.util.TreeMap;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.MalformedBytesException;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.store.HourRecord.SealingPart;

/// The bytes of an [HourRecord], all but its revision: a version byte, the token, how it was
/// folded, then the parts, each with its names and when it is sealed.
final class HourBody {

  private static final int VERSION = 1;

  private HourBody() {}

  static byte[] write(HourRecord hour) {
    var writer = new ByteWriter().writeByte(VERSION);
    writer.writeBig(hour.token()).writeText(hour.tzdb()).writeUnsigned(hour.logBytes());
    writer.writeUnsigned(hour.parts().size());
    hour.parts()
        .forEach(
            (key, sealing) -> {
              writer.writeText(key.family().key()).writeText(key.dimension());
              SummaryBody.writeSealAt(sealing.sealAt(), writer);
              PartForm.write(sealing.part(), writer);
            });
    return writer.toByteArray();
  }

  /// @throws MalformedBytesException if no version of this code wrote these bytes
  static HourRecord read(long revision, byte[] body) {
    var reader = new ByteReader(body);
    int version = reader.readByte();
    if (version != VERSION) {
      throw new MalformedBytesException("no hour has version " + version);
    }
    BigInteger token = reader.readBig();
    String tzdb = reader.readText();
    long logBytes = reader.readUnsigned();
    var parts = new TreeMap<PartKey, SealingPart>();
    for (int left = reader.readCount(reader.remaining()); left > 0; left--) {
      var key = new PartKey(family(reader.readText()), reader.readText());
      Instant sealAt = SummaryBody.readSealAt(reader);
      Part part = PartForm.read(reader);
      parts.put(key, new SealingPart(part, sealAt));
    }
    if (!reader.atEnd()) {
      throw new MalformedBytesException("bytes follow the last part of an hour");
    }
    return new HourRecord(revision, token, tzdb, logBytes, parts);
  }

  private static Family family(String key) {
    if (key.isEmpty() || key.indexOf('#') >= 0) {
      throw new MalformedBytesException("no family has the key " + key);
    }
    return new Family(key);
  }
}
