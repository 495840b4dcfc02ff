package rapport.store;

import java.time.Instant;
import java.util.ArrayList;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.MalformedBytesException;
import rapport.fact.Measure;
import rapport.fact.Measure.Plain;
import rapport.fact.Span;
import rapport.period.UtcHour;

/// The numbers of measures as bytes; their kinds, families and slots are in the shapes.
final class MeasureForm {

  /// More numbers than any row has.
  private static final int MAX_ROW = 256;

  private static final int AFTER = 1;
  private static final int UNTIL = 2;
  private static final int NEVER = 4;

  private MeasureForm() {}

  static void write(Plain measure, ByteWriter writer) {
    switch (measure) {
      case Measure.Count(_, _, long amount) -> writer.writeSigned(amount);
      case Measure.Value(_, _, int value, long times) -> {
        writer.writeSigned(value);
        if (times != 1) {
          writer.writeSigned(times);
        }
      }
      case Measure.LocalHour _ -> {}
      case Measure.Duration(_, _, long millis) -> writer.writeUnsigned(millis);
      case Measure.Row(_, _, var values, int times) -> {
        writer.writeBoolean(times < 0).writeUnsigned(values.size());
        values.forEach(writer::writeSigned);
      }
    }
  }

  static Plain read(FactShape.Slot slot, ByteReader reader) {
    var family = slot.family();
    var name = slot.name();
    return switch (slot.kind()) {
      case COUNT -> new Measure.Count(family, name, reader.readSigned());
      case VALUE -> new Measure.Value(family, name, readInt(reader));
      case TALLY -> new Measure.Value(family, name, readInt(reader), reader.readSigned());
      case LOCAL_HOUR -> new Measure.LocalHour(family, name);
      case DURATION -> new Measure.Duration(family, name, reader.readUnsigned());
      case ROW -> readRow(slot, reader);
      case COHORT -> throw new MalformedBytesException("one of a cohort is told by itself");
    };
  }

  static void write(Measure.Cohort cohort, UtcHour hour, ByteWriter writer) {
    writer.writeBoolean(cohort.times() < 0).writeSigned(distance(cohort.since(), hour));
    write(cohort.began(), hour, writer);
  }

  static Measure.Cohort readCohort(FactShape.Slot slot, UtcHour hour, ByteReader reader) {
    int times = reader.readBoolean() ? -1 : 1;
    var since = readBound(hour, reader);
    return new Measure.Cohort(slot.family(), slot.name(), times, since, readSpan(hour, reader));
  }

  /// A bound is written as its distance in milliseconds from the hour of its fact.
  static void write(Span span, UtcHour hour, ByteWriter writer) {
    if (span.isNever()) {
      writer.writeByte(NEVER);
      return;
    }
    boolean after = !span.after().equals(Instant.MIN);
    boolean until = !span.until().equals(Instant.MAX);
    writer.writeByte((after ? AFTER : 0) | (until ? UNTIL : 0));
    if (after) {
      writer.writeSigned(distance(span.after(), hour));
    }
    if (until) {
      writer.writeSigned(distance(span.until(), hour));
    }
  }

  static Span readSpan(UtcHour hour, ByteReader reader) {
    int bounds = reader.readByte();
    if (bounds > NEVER) {
      throw new MalformedBytesException("no span has the bounds " + bounds);
    }
    if (bounds == NEVER) {
      return Span.NEVER;
    }
    var after = (bounds & AFTER) != 0 ? readBound(hour, reader) : Instant.MIN;
    var until = (bounds & UNTIL) != 0 ? readBound(hour, reader) : Instant.MAX;
    var span = new Span(after, until);
    return span.isNever() ? Span.NEVER : span;
  }

  private static long distance(Instant bound, UtcHour hour) {
    return hour.start().toEpochMilli() - bound.toEpochMilli();
  }

  private static Instant readBound(UtcHour hour, ByteReader reader) {
    return Instant.ofEpochMilli(hour.start().toEpochMilli() - reader.readSigned());
  }

  private static Plain readRow(FactShape.Slot slot, ByteReader reader) {
    int times = reader.readBoolean() ? -1 : 1;
    var values = new ArrayList<Long>();
    int size = reader.readCount(MAX_ROW);
    if (size == 0) {
      throw new MalformedBytesException("a row must have a number");
    }
    for (int left = size; left > 0; left--) {
      values.add(reader.readSigned());
    }
    return new Measure.Row(slot.family(), slot.name(), values, times);
  }

  private static int readInt(ByteReader reader) {
    long value = reader.readSigned();
    if (value != (int) value) {
      throw new MalformedBytesException("a value must fit in 32 bits, got " + value);
    }
    return (int) value;
  }
}
