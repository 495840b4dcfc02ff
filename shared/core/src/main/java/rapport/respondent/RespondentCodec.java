package rapport.respondent;

import java.util.ArrayList;
import java.util.List;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.entity.EntityReader;
import rapport.entity.EntityWriter;
import rapport.entity.Erased;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.respondent.RespondentAction.Answered;
import rapport.respondent.RespondentAction.Invited;

/// Respondents as bytes. Version 1: the format byte, texts, survey, subject, events in order,
/// published facts. Version 2, of those of which something was erased: what, after the subject.
///
/// An invitation takes about 22 bytes, an answer of three scores about 35.
public final class RespondentCodec {

  private static final int VERSION = 1;
  private static final int VERSION_ERASED = 2;

  /// Part of the format: never change it, add a version instead.
  private static final List<String> KNOWN_TEXTS =
      List.of("channel", "language", "complete", "partial", "invited", "vote", "superseded");

  /// More events than any respondent of [Respondent#BYTES_MAX] can have.
  private static final int EVENTS_CEILING = 20_000;

  /// In the byte of the action: whether segment values follow.
  private static final int SEGMENTS = 16;

  private static final int ANSWERED = 1;
  private static final int COUNT = 0;
  private static final int VALUE = 1;
  private static final int ROW = 2;

  private RespondentCodec() {}

  /// The same respondent always gives the same bytes.
  public static Bytes encode(Respondent respondent) {
    boolean erased = !respondent.erased().equals(Erased.NOTHING);
    var writer = new EntityWriter(erased ? VERSION_ERASED : VERSION, KNOWN_TEXTS);
    writer.body().writeText(respondent.name().survey()).writeText(respondent.name().subject());
    if (erased) {
      writer.writeErased(respondent.erased());
    }
    return writer
        .writeEvents(respondent.events(), RespondentCodec::write)
        .writePublished(respondent.published())
        .toBytes();
  }

  /// @throws MalformedBytesException for bytes that [#encode] never wrote
  public static Respondent decode(Bytes bytes) {
    return EntityReader.read(bytes, VERSION_ERASED, KNOWN_TEXTS, RespondentCodec::read);
  }

  /// Everything an event says, without references to other texts.
  static Bytes content(RespondentEvent event) {
    var writer = EntityWriter.content(event.stamp());
    writer.writeUnsigned(event.segments().size());
    event.segments().forEach((name, value) -> writer.writeText(name).writeText(value));
    switch (event.action()) {
      case Invited() -> writer.writeByte(0);
      case Answered(var measures) -> {
        writer.writeByte(ANSWERED).writeUnsigned(measures.size());
        for (Measure.Plain measure : measures) {
          writer.writeText(measure.family().key()).writeText(measure.slot());
          writeNumbers(measure, writer);
        }
      }
    }
    return writer.toBytes();
  }

  private static void write(RespondentEvent event, EntityWriter writer) {
    int segments = event.segments().isEmpty() ? 0 : SEGMENTS;
    var body = writer.body();
    switch (event.action()) {
      case Invited() -> body.writeByte(segments);
      case Answered(var measures) -> {
        body.writeByte(ANSWERED | segments).writeUnsigned(measures.size());
        for (Measure.Plain measure : measures) {
          writer.writeText(measure.family().key()).writeText(measure.slot());
          writeNumbers(measure, body);
        }
      }
    }
    writer.writeStamp(event.stamp(), true).writeSegments(event.segments());
  }

  private static void writeNumbers(Measure.Plain measure, ByteWriter writer) {
    switch (measure) {
      case Measure.Count count -> writer.writeByte(COUNT).writeSigned(count.amount());
      case Measure.Value value ->
          writer.writeByte(VALUE).writeSigned(value.value()).writeSigned(value.times());
      case Measure.Row row -> {
        writer.writeByte(ROW).writeBoolean(row.times() < 0).writeUnsigned(row.values().size());
        row.values().forEach(writer::writeSigned);
      }
      case Measure.LocalHour _, Measure.Duration _ ->
          throw new IllegalArgumentException("no answer adds " + measure);
    }
  }

  private static Respondent read(EntityReader reader) {
    ByteReader body = reader.body();
    var name = new RespondentId(body.readText(), body.readText());
    var erased = reader.version() == VERSION ? Erased.NOTHING : reader.readErased(false);
    var events = reader.readEvents(EVENTS_CEILING, RespondentCodec::readEvent);
    return new Respondent(name, events, erased, reader.readPublished());
  }

  private static RespondentEvent readEvent(EntityReader reader) {
    int head = reader.body().readByte();
    var action =
        switch (head & ~SEGMENTS) {
          case 0 -> new Invited();
          case ANSWERED -> new Answered(readMeasures(reader));
          default -> throw new MalformedBytesException("no action has the code " + head);
        };
    var stamp = reader.readStamp();
    return new RespondentEvent(stamp, reader.readSegments((head & SEGMENTS) != 0), action);
  }

  private static List<Measure.Plain> readMeasures(EntityReader reader) {
    ByteReader body = reader.body();
    var measures = new ArrayList<Measure.Plain>();
    for (int left = body.readCount(body.remaining()); left > 0; left--) {
      var family = new Family(reader.readText());
      var slot = reader.readText();
      int kind = body.readByte();
      measures.add(
          switch (kind) {
            case COUNT -> new Measure.Count(family, slot, body.readSigned());
            case VALUE ->
                new Measure.Value(
                    family, slot, Math.toIntExact(body.readSigned()), body.readSigned());
            case ROW -> readRow(family, slot, body);
            default -> throw new MalformedBytesException("no measure has the kind " + kind);
          });
    }
    return measures;
  }

  private static Measure.Plain readRow(Family family, String slot, ByteReader body) {
    int times = body.readBoolean() ? -1 : 1;
    var values = new ArrayList<Long>();
    for (int left = body.readCount(body.remaining()); left > 0; left--) {
      values.add(body.readSigned());
    }
    return new Measure.Row(family, slot, values, times);
  }
}
