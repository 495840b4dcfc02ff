package rapport.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import rapport.bytes.ByteReader;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.fact.Span;
import rapport.period.UtcHour;
import rapport.store.FactShape.Slot;

/// Reads one block of [FactBlock], version 1. Bytes that no version can have written give a
/// [MalformedBytesException] and nothing else.
final class FactBlockReader {

  private static final int LEAST_FACT_BYTES = 21;

  private final UtcHour hour;
  private final int count;
  private final ByteReader noise;
  private final ByteReader rest;
  private int lastMillis;

  FactBlockReader(UtcHour hour, Bytes block) {
    var reader = new ByteReader(block);
    int version = reader.readByte();
    if (version != FactBlock.VERSION) {
      throw new MalformedBytesException("no block has version " + version);
    }
    this.hour = hour;
    this.count = reader.readCount(reader.remaining() / LEAST_FACT_BYTES);
    this.noise = new ByteReader(reader.readBytes());
    this.rest = new ByteReader(Packed.unpack(Bytes.of(reader.readRest())));
  }

  List<LoggedFact> facts() {
    var words = Words.read(rest);
    var shapes = shapes(words);
    var shapeOf = column(_ -> shapes.get(rest.readCount(shapes.size() - 1)));
    var revisions = column(_ -> rest.readUnsigned());
    var named = column(_ -> rest.readBoolean());
    var segments = column(i -> segments(shapeOf.get(i)));
    var measures = column(i -> measures(shapeOf.get(i)));
    var texts = column(_ -> texts(words));
    var facts =
        column(
            i ->
                new LoggedFact(
                    new FactId(noise.readFixed(), noise.readFixed()),
                    new Version(revisions.get(i), shapeOf.get(i).voided()),
                    time(),
                    origin(shapeOf.get(i), named.get(i)),
                    segments.get(i),
                    measures.get(i),
                    texts.get(i)));
    if (!noise.atEnd() || !rest.atEnd()) {
      throw new MalformedBytesException("bytes follow the last fact of a block");
    }
    return facts;
  }

  private <T> List<T> column(IntFunction<T> cell) {
    var column = new ArrayList<T>(count);
    for (int i = 0; i < count; i++) {
      column.add(cell.apply(i));
    }
    return column;
  }

  private List<FactShape> shapes(List<String> words) {
    int size = rest.readCount(rest.remaining());
    var shapes = new ArrayList<FactShape>();
    for (int i = 0; i < size; i++) {
      shapes.add(FactShape.read(words, rest));
    }
    return shapes;
  }

  private Instant time() {
    lastMillis += noise.readCount(FactBlock.HOUR_MILLIS - 1 - lastMillis);
    return hour.start().plusMillis(lastMillis);
  }

  private LoggedFact.Origin origin(FactShape shape, boolean named) {
    int tag = FactBlock.readTag(noise);
    long subject = named ? noise.readFixed() : 0;
    return new LoggedFact.Origin(subject, shape.importName(), tag);
  }

  private SortedMap<String, Integer> segments(FactShape shape) {
    var segments = new TreeMap<String, Integer>();
    for (String dimension : shape.dimensions()) {
      segments.put(dimension, rest.readCount(Integer.MAX_VALUE));
    }
    return segments;
  }

  private List<Measure> measures(FactShape shape) {
    var measures = new ArrayList<Measure>(shape.slots().size());
    for (Slot slot : shape.slots()) {
      measures.add(measure(slot));
    }
    return measures;
  }

  private Measure measure(Slot slot) {
    if (slot.kind() == FactShape.Kind.COHORT && !slot.when()) {
      return MeasureForm.readCohort(slot, hour, rest);
    }
    var plain = MeasureForm.read(slot, rest);
    if (!slot.when()) {
      return plain;
    }
    var began = MeasureForm.readSpan(hour, rest);
    var others = new TreeMap<String, Span>();
    slot.others().forEach(dimension -> others.put(dimension, MeasureForm.readSpan(hour, rest)));
    return new Measure.When(plain, began, others);
  }

  private SortedMap<String, String> texts(List<String> words) {
    var texts = new TreeMap<String, String>();
    for (int left = rest.readCount(rest.remaining()); left > 0; left--) {
      texts.put(Words.word(words, rest), rest.readText());
    }
    return texts;
  }
}
