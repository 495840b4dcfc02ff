package rapport.rollup;

import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.fact.Family;
import rapport.fold.PartKey;

/// A record that was not what it is folded from. Whether that is a fault shows when it is looked at
/// again, hours later: if it still has this revision, nobody was just about to write it.
///
/// @param kind of what period
/// @param period a local day, a month or a year
/// @param revision what it was when it was looked at, 0 if there was none
record Suspect(Kind kind, String period, PartKey part, long revision) {

  /// What the record is of, and so what it is held against. The order is stored.
  enum Kind {
    /// A day, held against its log, or if it is kept by its hours against them.
    DAY,
    /// An hour of a day, held against its log.
    HOUR,
    /// A month, held against its days.
    MONTH,
    /// A year of a running family, held against its months.
    YEAR
  }

  static Suspect read(ByteReader reader) {
    var kind = Kind.values()[reader.readByte()];
    var period = reader.readText();
    var part = new PartKey(new Family(reader.readText()), reader.readText());
    return new Suspect(kind, period, part, reader.readUnsigned());
  }

  void write(ByteWriter writer) {
    writer
        .writeByte(kind.ordinal())
        .writeText(period)
        .writeText(part.family().key())
        .writeText(part.dimension())
        .writeUnsigned(revision);
  }
}
