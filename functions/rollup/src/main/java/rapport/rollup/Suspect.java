package rapport.rollup;

import java.time.LocalDate;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.fact.Family;
import rapport.fold.PartKey;
import rapport.period.UtcHour;

/// A record that was not what it is folded from. Whether that is a fault shows when it is looked at
/// again, hours later: if it still has this revision, nobody was just about to write it.
///
/// @param kind of what period
/// @param period a local day, a month or a year; of an hour its day, `/` and its begin
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

  /// Of what period a record is.
  record Period(Kind kind, String text) {}

  static Period ofDay(LocalDate day) {
    return new Period(Kind.DAY, day.toString());
  }

  static Period ofHour(LocalDate day, UtcHour hour) {
    return new Period(Kind.HOUR, day + "/" + hour.start());
  }

  /// What is looked at to find it: the day of an hour, else the period.
  String lookedAt() {
    int slash = period.indexOf('/');
    return slash < 0 ? period : period.substring(0, slash);
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
