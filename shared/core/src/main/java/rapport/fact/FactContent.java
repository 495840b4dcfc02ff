package rapport.fact;

import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.Sha256;

/// The content of a fact as bytes that are the same wherever and whenever they are written.
///
/// They are never stored: they decide between two contents of the same fact and revision.
public final class FactContent {

  private FactContent() {}

  /// The SHA-256 of everything a fact says.
  public static Bytes hash(LoggedFact fact) {
    var writer = new ByteWriter();
    writer.writeFixed(fact.id().high()).writeFixed(fact.id().low());
    writer.writeUnsigned(fact.version().revision()).writeBoolean(fact.version().voided());
    writer.writeSigned(fact.time().getEpochSecond()).writeUnsigned(fact.time().getNano());
    writer.writeFixed(fact.origin().subject()).writeText(fact.origin().importName());
    writer.writeUnsigned(fact.segments().size());
    fact.segments()
        .forEach((dimension, number) -> writer.writeText(dimension).writeUnsigned(number));
    writer.writeUnsigned(fact.measures().size());
    fact.measures().forEach(measure -> write(measure, writer));
    writer.writeUnsigned(fact.texts().size());
    fact.texts().forEach((name, text) -> writer.writeText(name).writeText(text));
    return Sha256.of(writer.toByteArray());
  }

  private static void write(Measure measure, ByteWriter writer) {
    writer.writeText(measure.family().key()).writeText(measure.slot());
    switch (measure) {
      case Measure.Count(_, _, long amount) -> writer.writeByte(1).writeSigned(amount);
      case Measure.Value(_, _, int value) -> writer.writeByte(2).writeSigned(value);
      case Measure.LocalHour _ -> writer.writeByte(3);
      case Measure.Duration(_, _, long millis) -> writer.writeByte(4).writeUnsigned(millis);
    }
  }
}
