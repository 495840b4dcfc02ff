package rapport.store;

import java.util.ArrayList;
import java.util.List;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.MalformedBytesException;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;

/// What many facts of a block have in common: everything but their numbers and texts.
///
/// @param importName the import that brought them, empty for what came live
/// @param voided whether they take back what they name
/// @param dimensions the names of their dimensions, in order
/// @param slots what their measures feed, in order
record FactShape(String importName, boolean voided, List<String> dimensions, List<Slot> slots) {

  /// More than any fact has; bounds what a few malformed bytes can make us allocate.
  static final int MAX_NAMES = 256;

  FactShape {
    dimensions = List.copyOf(dimensions);
    slots = List.copyOf(slots);
    if (dimensions.size() > MAX_NAMES || slots.size() > MAX_NAMES) {
      throw new IllegalArgumentException(
          "a fact must have at most %d dimensions and measures, got %d and %d"
              .formatted(MAX_NAMES, dimensions.size(), slots.size()));
    }
  }

  /// A measure without its number.
  record Slot(Kind kind, Family family, String name) {}

  /// The cases of [Measure]; the place of each is stored.
  enum Kind {
    COUNT,
    VALUE,
    LOCAL_HOUR,
    DURATION
  }

  static FactShape of(LoggedFact fact) {
    return new FactShape(
        fact.origin().importName(),
        fact.version().voided(),
        List.copyOf(fact.segments().keySet()),
        fact.measures().stream().map(FactShape::slot).toList());
  }

  private static Slot slot(Measure measure) {
    var kind =
        switch (measure) {
          case Measure.Count _ -> Kind.COUNT;
          case Measure.Value _ -> Kind.VALUE;
          case Measure.LocalHour _ -> Kind.LOCAL_HOUR;
          case Measure.Duration _ -> Kind.DURATION;
        };
    return new Slot(kind, measure.family(), measure.slot());
  }

  void write(Words words, ByteWriter writer) {
    writer.writeUnsigned(words.place(importName)).writeBoolean(voided);
    writer.writeUnsigned(dimensions.size());
    dimensions.forEach(dimension -> writer.writeUnsigned(words.place(dimension)));
    writer.writeUnsigned(slots.size());
    for (Slot slot : slots) {
      writer.writeByte(slot.kind.ordinal());
      writer.writeUnsigned(words.place(slot.family.key())).writeUnsigned(words.place(slot.name));
    }
  }

  static FactShape read(List<String> words, ByteReader reader) {
    String importName = Words.word(words, reader);
    boolean voided = reader.readBoolean();
    var dimensions = new ArrayList<String>();
    for (int left = reader.readCount(MAX_NAMES); left > 0; left--) {
      dimensions.add(Words.word(words, reader));
    }
    var slots = new ArrayList<Slot>();
    for (int left = reader.readCount(MAX_NAMES); left > 0; left--) {
      var kind = Kind.values()[reader.readCount(Kind.values().length - 1)];
      slots.add(new Slot(kind, family(Words.word(words, reader)), Words.word(words, reader)));
    }
    return new FactShape(importName, voided, dimensions, slots);
  }

  private static Family family(String key) {
    if (key.isEmpty() || key.indexOf('#') >= 0) {
      throw new MalformedBytesException("no family has the key " + key);
    }
    return new Family(key);
  }
}
