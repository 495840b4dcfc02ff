package rapport.store;

import java.util.ArrayList;
import java.util.List;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.MalformedBytesException;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.fact.Measure.Plain;

/// What many facts of a block have in common: everything but their numbers and texts.
///
/// @param importName the import that brought them, empty for what came live
/// @param voided whether they take back what they name
/// @param dimensions the names of their dimensions, in order
/// @param slots what their measures feed, in order
record FactShape(String importName, boolean voided, List<String> dimensions, List<Slot> slots) {

  /// More than any fact has; bounds what a few malformed bytes can make us allocate.
  static final int MAX_NAMES = 1_024;

  FactShape {
    dimensions = List.copyOf(dimensions);
    slots = List.copyOf(slots);
    if (dimensions.size() > MAX_NAMES || slots.size() > MAX_NAMES) {
      throw new IllegalArgumentException(
          "a fact must have at most %d dimensions and measures, got %d and %d"
              .formatted(MAX_NAMES, dimensions.size(), slots.size()));
    }
  }

  /// A measure without its numbers.
  ///
  /// @param others the dimensions in which it counts in other periods than in the rest
  record Slot(Kind kind, Family family, String name, boolean when, List<String> others) {
    Slot {
      others = List.copyOf(others);
    }
  }

  /// The cases of [Measure]; the place of each is stored.
  enum Kind {
    COUNT,
    VALUE,
    LOCAL_HOUR,
    DURATION,
    ROW,
    /// A value that counts more than once, or is taken back.
    TALLY,
    /// One of a cohort; never of what is plain.
    COHORT;

    /// Added to the place of what counts only in some periods.
    static final int WHEN = 16;

    static Kind of(Plain measure) {
      return switch (measure) {
        case Measure.Count _ -> COUNT;
        case Measure.Value value -> value.times() == 1 ? VALUE : TALLY;
        case Measure.LocalHour _ -> LOCAL_HOUR;
        case Measure.Duration _ -> DURATION;
        case Measure.Row _ -> ROW;
      };
    }
  }

  static FactShape of(LoggedFact fact) {
    return new FactShape(
        fact.origin().importName(),
        fact.version().voided(),
        List.copyOf(fact.segments().keySet()),
        fact.measures().stream().map(FactShape::slot).toList());
  }

  private static Slot slot(Measure measure) {
    return switch (measure) {
      case Plain plain -> new Slot(Kind.of(plain), plain.family(), plain.slot(), false, List.of());
      case Measure.Cohort cohort ->
          new Slot(Kind.COHORT, cohort.family(), cohort.slot(), false, List.of());
      case Measure.When when ->
          new Slot(
              Kind.of(when.what()),
              when.family(),
              when.slot(),
              true,
              List.copyOf(when.others().keySet()));
    };
  }

  void write(Words words, ByteWriter writer) {
    writer.writeUnsigned(words.place(importName)).writeBoolean(voided);
    writer.writeUnsigned(dimensions.size());
    dimensions.forEach(dimension -> writer.writeUnsigned(words.place(dimension)));
    writer.writeUnsigned(slots.size());
    for (Slot slot : slots) {
      writer.writeByte(slot.kind.ordinal() | (slot.when ? Kind.WHEN : 0));
      writer.writeUnsigned(words.place(slot.family.key())).writeUnsigned(words.place(slot.name));
      if (slot.when) {
        writer.writeUnsigned(slot.others.size());
        slot.others.forEach(dimension -> writer.writeUnsigned(words.place(dimension)));
      }
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
      slots.add(readSlot(words, reader));
    }
    return new FactShape(importName, voided, dimensions, slots);
  }

  private static Slot readSlot(List<String> words, ByteReader reader) {
    int kind = reader.readByte();
    boolean when = (kind & Kind.WHEN) != 0;
    int place = kind & ~Kind.WHEN;
    if (place >= Kind.values().length) {
      throw new MalformedBytesException("no kind of measure has the number " + place);
    }
    var family = family(Words.word(words, reader));
    var name = Words.word(words, reader);
    var others = new ArrayList<String>();
    for (int left = when ? reader.readCount(MAX_NAMES) : 0; left > 0; left--) {
      others.add(Words.word(words, reader));
    }
    return new Slot(Kind.values()[place], family, name, when, others);
  }

  private static Family family(String key) {
    if (key.isEmpty() || key.indexOf('#') >= 0) {
      throw new MalformedBytesException("no family has the key " + key);
    }
    return new Family(key);
  }
}
