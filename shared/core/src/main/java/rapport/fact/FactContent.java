package rapport.fact;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.Sha256;

/// The content of a fact as bytes that are the same wherever and whenever they are written.
///
/// Only the tag is stored: they decide between two contents of the same fact and revision.
public final class FactContent {

  private FactContent() {}

  /// Decides between two contents of one fact and revision: the greater counts. The tag comes
  /// first, so that the decision does not depend on the numbers that values happened to get; then,
  /// for what was sent again after a dimension was declared, the number of segments it counts in;
  /// then the SHA-256 of everything the fact says.
  public static Bytes hash(LoggedFact fact) {
    var writer = new ByteWriter();
    writer.writeFixed(fact.id().high()).writeFixed(fact.id().low());
    writer.writeUnsigned(fact.version().revision()).writeBoolean(fact.version().voided());
    writer.writeSigned(fact.time().getEpochSecond()).writeUnsigned(fact.time().getNano());
    writer.writeFixed(fact.origin().subject()).writeText(fact.origin().importName());
    writer.writeUnsigned(fact.segments().size());
    fact.segments()
        .forEach((dimension, number) -> writer.writeText(dimension).writeUnsigned(number));
    writeWords(fact.measures(), fact.texts(), writer);
    return new ByteWriter()
        .writeFixed(Integer.toUnsignedLong(fact.origin().contentTag()))
        .writeFixed(fact.segments().size())
        .append(Sha256.of(writer.toByteArray()).toArray())
        .toBytes();
  }

  /// Four bytes of the SHA-256 of what a fact says in words: the same in whatever order facts
  /// arrive, and in every installation.
  public static int tag(Fact fact) {
    var writer = new ByteWriter();
    writer.writeBoolean(fact.version().voided()).writeSigned(fact.time().toEpochMilli());
    writer.writeText(fact.origin().subject()).writeText(fact.origin().importName());
    writer.writeUnsigned(fact.segments().size());
    fact.segments().forEach((dimension, value) -> writer.writeText(dimension).writeText(value));
    writeWords(fact.measures(), fact.texts(), writer);
    return (int) new ByteReader(Sha256.of(writer.toByteArray())).readFixed();
  }

  private static void writeWords(
      List<Measure> measures, SortedMap<String, String> texts, ByteWriter writer) {
    writer.writeUnsigned(measures.size());
    measures.forEach(measure -> write(measure, writer));
    writer.writeUnsigned(texts.size());
    texts.forEach((name, text) -> writer.writeText(name).writeText(text));
  }

  private static void write(Measure measure, ByteWriter writer) {
    writer.writeText(measure.family().key()).writeText(measure.slot());
    switch (measure) {
      case Measure.Count count -> writer.writeByte(1).writeSigned(count.amount());
      case Measure.Value value -> {
        boolean once = value.times() == 1;
        writer.writeByte(once ? 2 : 6).writeSigned(value.value());
        if (!once) {
          writer.writeSigned(value.times());
        }
      }
      case Measure.LocalHour _ -> writer.writeByte(3);
      case Measure.Duration duration -> writer.writeByte(4).writeUnsigned(duration.millis());
      case Measure.Row row -> {
        writer.writeByte(5).writeSigned(row.times()).writeUnsigned(row.values().size());
        row.values().forEach(writer::writeSigned);
      }
      case Measure.When(var what, Span began, var others) -> {
        writer.writeByte(7);
        write(what, writer);
        write(began, writer);
        writer.writeUnsigned(others.size());
        others.forEach(
            (dimension, span) -> {
              writer.writeText(dimension);
              write(span, writer);
            });
      }
      case Measure.Cohort cohort -> {
        writer.writeByte(8).writeSigned(cohort.times());
        writer.writeSigned(cohort.since().toEpochMilli());
        write(cohort.began(), writer);
      }
    }
  }

  private static void write(Span span, ByteWriter writer) {
    for (Instant bound : List.of(span.after(), span.until())) {
      writer.writeSigned(bound.getEpochSecond()).writeUnsigned(bound.getNano());
    }
  }
}
