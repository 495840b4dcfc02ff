package rapport.store;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.period.UtcHour;

/// Builds one block of [FactBlock].
final class FactBlockWriter {

  private final UtcHour hour;
  private final Words words = new Words();
  private final Map<FactShape, Integer> shapes = new LinkedHashMap<>();
  private final ByteWriter shapeTable = new ByteWriter();
  private final ByteWriter noise = new ByteWriter();
  private final ByteWriter shapeColumn = new ByteWriter();
  private final ByteWriter revisionColumn = new ByteWriter();
  private final ByteWriter subjectColumn = new ByteWriter();
  private final ByteWriter segmentColumn = new ByteWriter();
  private final ByteWriter measureColumn = new ByteWriter();
  private final ByteWriter textColumn = new ByteWriter();
  private final List<ByteWriter> columns =
      List.of(shapeColumn, revisionColumn, subjectColumn, segmentColumn, measureColumn, textColumn);
  private int count;
  private long lastMillis;

  FactBlockWriter(UtcHour hour) {
    this.hour = hour;
  }

  /// Facts must come in order of their time.
  void add(LoggedFact fact) {
    count++;
    shapeColumn.writeUnsigned(shapes.computeIfAbsent(FactShape.of(fact), this::described));
    addNoise(fact);
    revisionColumn.writeUnsigned(fact.version().revision());
    fact.segments().values().forEach(segmentColumn::writeUnsigned);
    fact.measures().forEach(this::addMeasure);
    textColumn.writeUnsigned(fact.texts().size());
    fact.texts()
        .forEach((name, text) -> textColumn.writeUnsigned(words.place(name)).writeText(text));
  }

  /// About what the block would take without deflating; 0 if nothing was added.
  int bytes() {
    int bytes = words.bytes() + shapeTable.length() + noise.length();
    for (ByteWriter column : columns) {
      bytes += column.length();
    }
    return bytes;
  }

  Bytes toBytes() {
    var rest = new ByteWriter();
    words.write(rest);
    rest.writeUnsigned(shapes.size()).append(shapeTable.toByteArray());
    columns.forEach(column -> rest.append(column.toByteArray()));
    return new ByteWriter()
        .writeByte(FactBlock.VERSION)
        .writeUnsigned(count)
        .writeBytes(noise.toByteArray())
        .append(Packed.pack(rest.toByteArray()).toArray())
        .toBytes();
  }

  private int described(FactShape shape) {
    shape.write(words, shapeTable);
    return shapes.size();
  }

  private void addNoise(LoggedFact fact) {
    noise.writeFixed(fact.id().high()).writeFixed(fact.id().low());
    long millis = Duration.between(hour.start(), fact.time()).toMillis();
    noise.writeUnsigned(millis - lastMillis);
    lastMillis = millis;
    FactBlock.writeTag(fact.origin().contentTag(), noise);
    boolean named = fact.origin().subject() != 0;
    subjectColumn.writeBoolean(named);
    if (named) {
      noise.writeFixed(fact.origin().subject());
    }
  }

  private void addMeasure(Measure measure) {
    switch (measure) {
      case Measure.Plain plain -> MeasureForm.write(plain, measureColumn);
      case Measure.Cohort cohort -> MeasureForm.write(cohort, hour, measureColumn);
      case Measure.When when -> {
        MeasureForm.write(when.what(), measureColumn);
        MeasureForm.write(when.began(), hour, measureColumn);
        when.others().values().forEach(span -> MeasureForm.write(span, hour, measureColumn));
      }
    }
  }
}
