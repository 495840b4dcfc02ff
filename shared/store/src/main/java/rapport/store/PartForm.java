package rapport.store;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.MalformedBytesException;
import rapport.fold.Part;
import rapport.state.Cell;
import rapport.state.State;

/// The bytes of a [Part]: the table of its cells' names and kinds, then the states by number. Keys
/// of maps are written as differences from the one before.
final class PartForm {

  private static final int COUNT = 1;
  private static final int VALUES = 2;
  private static final int DURATIONS = 3;
  private static final int ROWS = 4;

  /// Net changes of values, some of which may be negative.
  private static final int CHANGES = 5;

  /// More numbers than any row has.
  private static final int MAX_ROW = 256;

  private PartForm() {}

  /// A cell's name and the number of its kind.
  private record Slot(String name, int kind) {
    static Slot of(String name, Cell cell) {
      return new Slot(
          name,
          switch (cell) {
            case Cell.Count _ -> COUNT;
            case Cell.Values(var counts) -> isGain(counts) ? VALUES : CHANGES;
            case Cell.Durations _ -> DURATIONS;
            case Cell.Rows _ -> ROWS;
          });
    }

    private static boolean isGain(Map<Integer, Long> counts) {
      return counts.values().stream().allMatch(count -> count > 0);
    }
  }

  static void write(Part part, ByteWriter writer) {
    var places = new LinkedHashMap<Slot, Integer>();
    for (State state : part.states().values()) {
      state.cells().forEach((name, cell) -> places.putIfAbsent(Slot.of(name, cell), places.size()));
    }
    writer.writeUnsigned(places.size());
    places.keySet().forEach(slot -> writer.writeText(slot.name).writeByte(slot.kind));
    writer.writeUnsigned(part.states().size());
    int last = 0;
    for (var entry : part.states().entrySet()) {
      writer.writeUnsigned(entry.getKey() - last);
      last = entry.getKey();
      write(entry.getValue(), places, writer);
    }
  }

  private static void write(State state, Map<Slot, Integer> places, ByteWriter writer) {
    writer.writeUnsigned(state.cells().size());
    state
        .cells()
        .forEach(
            (name, cell) -> {
              writer.writeUnsigned(places.get(Slot.of(name, cell)));
              write(cell, writer);
            });
  }

  private static void write(Cell cell, ByteWriter writer) {
    switch (cell) {
      case Cell.Count(long total) -> writer.writeSigned(total);
      case Cell.Values(var counts) when Slot.isGain(counts) -> writeCounts(counts, writer);
      case Cell.Values(var counts) -> writeChanges(counts, writer);
      case Cell.Rows(long count, var sums, var products) -> {
        writer.writeSigned(count).writeUnsigned(sums.size());
        sums.forEach(writer::writeBig);
        products.forEach(writer::writeBig);
      }
      case Cell.Durations some -> {
        writer.writeUnsigned(some.count());
        writer.writeBig(some.totalMillis()).writeBig(some.squaresMillis());
        writer.writeUnsigned(some.minMillis()).writeUnsigned(some.maxMillis());
        writer.writeUnsigned(some.zeros());
        writeCounts(some.buckets(), writer);
      }
    }
  }

  private static void writeCounts(Map<Integer, Long> counts, ByteWriter writer) {
    writer.writeUnsigned(counts.size());
    long last = 0;
    for (var entry : counts.entrySet()) {
      writer.writeSigned(entry.getKey() - last).writeUnsigned(entry.getValue());
      last = entry.getKey();
    }
  }

  private static void writeChanges(Map<Integer, Long> changes, ByteWriter writer) {
    writer.writeUnsigned(changes.size());
    changes.forEach((value, change) -> writer.writeSigned(value).writeSigned(change));
  }

  static Part read(ByteReader reader) {
    var slots = new ArrayList<Slot>();
    for (int left = reader.readCount(reader.remaining()); left > 0; left--) {
      slots.add(new Slot(reader.readText(), reader.readByte()));
    }
    var states = new TreeMap<Integer, State>();
    int number = 0;
    for (int left = reader.readCount(reader.remaining()); left > 0; left--) {
      number += reader.readCount(Integer.MAX_VALUE - number);
      states.put(number, readState(slots, reader));
    }
    return new Part(states);
  }

  private static State readState(List<Slot> slots, ByteReader reader) {
    var cells = new TreeMap<String, Cell>();
    for (int left = reader.readCount(reader.remaining()); left > 0; left--) {
      var slot = slots.get(reader.readCount(slots.size() - 1));
      cells.put(slot.name, readCell(slot.kind, reader));
    }
    return new State(cells);
  }

  private static Cell readCell(int kind, ByteReader reader) {
    return switch (kind) {
      case COUNT -> new Cell.Count(reader.readSigned());
      case VALUES -> new Cell.Values(readCounts(reader));
      case DURATIONS -> readDurations(reader);
      case ROWS -> readRows(reader);
      case CHANGES -> new Cell.Values(readChanges(reader));
      default -> throw new MalformedBytesException("no kind of cell has number " + kind);
    };
  }

  private static Cell readDurations(ByteReader reader) {
    long count = reader.readUnsigned();
    if (count < 1) {
      throw new MalformedBytesException("durations must have a sample");
    }
    BigInteger totalMillis = reader.readBig();
    BigInteger squaresMillis = reader.readBig();
    long minMillis = reader.readUnsigned();
    long maxMillis = reader.readUnsigned();
    long zeros = reader.readUnsigned();
    var buckets = readCounts(reader);
    return new Cell.Durations(
        count, totalMillis, squaresMillis, minMillis, maxMillis, zeros, buckets);
  }

  private static Cell readRows(ByteReader reader) {
    long count = reader.readSigned();
    int size = reader.readCount(MAX_ROW);
    if (size == 0) {
      throw new MalformedBytesException("rows must have a number");
    }
    return new Cell.Rows(count, readBigs(size, reader), readBigs(size * (size + 1) / 2, reader));
  }

  private static List<BigInteger> readBigs(int size, ByteReader reader) {
    var numbers = new ArrayList<BigInteger>();
    for (int i = 0; i < size; i++) {
      numbers.add(reader.readBig());
    }
    return numbers;
  }

  private static TreeMap<Integer, Long> readChanges(ByteReader reader) {
    var changes = new TreeMap<Integer, Long>();
    for (int left = reader.readCount(reader.remaining()); left > 0; left--) {
      long value = reader.readSigned();
      if (value != (int) value) {
        throw new MalformedBytesException("a value must fit in 32 bits, got " + value);
      }
      changes.put((int) value, reader.readSigned());
    }
    return changes;
  }

  private static TreeMap<Integer, Long> readCounts(ByteReader reader) {
    var counts = new TreeMap<Integer, Long>();
    long last = 0;
    for (int left = reader.readCount(reader.remaining()); left > 0; left--) {
      last += reader.readSigned();
      if (last != (int) last) {
        throw new MalformedBytesException("a value must fit in 32 bits, got " + last);
      }
      counts.put((int) last, reader.readUnsigned());
    }
    return counts;
  }
}
