package rapport.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import rapport.bytes.MalformedBytesException;
import rapport.entity.Remains.Change;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.fact.Span;

/// How [Remains] are stored. Never change a kind, add one instead.
final class RemainsForm {

  private static final int COUNT = 0;
  private static final int ROW = 1;
  private static final int COHORT = 2;

  private RemainsForm() {}

  static void write(Remains remains, EntityWriter writer) {
    write(remains.changes(), writer);
    write(remains.takenBack(), writer);
  }

  private static void write(List<Change> changes, EntityWriter writer) {
    writer.body().writeUnsigned(changes.size());
    for (Change change : changes) {
      writer.body().writeSigned(change.time().getEpochSecond());
      writer.body().writeBoolean(!change.values().isEmpty());
      writer.writeSegments(change.values());
      writer.body().writeUnsigned(change.measures().size());
      change.measures().forEach(measure -> write(measure, writer));
    }
  }

  private static void write(Measure measure, EntityWriter writer) {
    writer.writeText(measure.family().key()).writeText(measure.slot());
    var body = writer.body();
    switch (measure) {
      case Measure.Count count -> body.writeByte(COUNT).writeSigned(count.amount());
      case Measure.Row row -> {
        body.writeByte(ROW).writeSigned(row.times()).writeUnsigned(row.values().size());
        row.values().forEach(body::writeSigned);
      }
      case Measure.Cohort cohort ->
          body.writeByte(COHORT)
              .writeSigned(cohort.times())
              .writeSigned(cohort.since().toEpochMilli());
      case Measure.Value _, Measure.LocalHour _, Measure.Duration _, Measure.When _ ->
          throw new IllegalArgumentException("no balance is kept as " + measure);
    }
  }

  static Remains read(EntityReader reader) {
    return new Remains(readChanges(reader), readChanges(reader));
  }

  private static List<Change> readChanges(EntityReader reader) {
    var changes = new ArrayList<Change>();
    int size = reader.body().readCount(reader.body().remaining());
    for (int i = 0; i < size; i++) {
      var time = EntityReader.time(reader.body().readSigned(), 0);
      var values = reader.readSegments(reader.body().readBoolean());
      var measures = new ArrayList<Measure>();
      int count = reader.body().readCount(reader.body().remaining());
      for (int j = 0; j < count; j++) {
        measures.add(readMeasure(reader));
      }
      changes.add(new Change(time, values, measures));
    }
    return changes;
  }

  private static Measure readMeasure(EntityReader reader) {
    var family = new Family(reader.readText());
    String slot = reader.readText();
    var body = reader.body();
    int kind = body.readByte();
    return switch (kind) {
      case COUNT -> new Measure.Count(family, slot, body.readSigned());
      case ROW -> {
        int times = Math.toIntExact(body.readSigned());
        int size = body.readCount(body.remaining());
        var values = new ArrayList<Long>();
        for (int i = 0; i < size; i++) {
          values.add(body.readSigned());
        }
        yield new Measure.Row(family, slot, values, times);
      }
      case COHORT -> {
        int times = Math.toIntExact(body.readSigned());
        Instant since = EntityReader.millis(body.readSigned());
        yield new Measure.Cohort(family, slot, times, since, Span.ALWAYS);
      }
      default -> throw new MalformedBytesException("no measure of a balance is of kind " + kind);
    };
  }
}
