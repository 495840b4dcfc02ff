package rapport.store;

import java.util.List;
import rapport.bytes.Bytes;

/// Something that reads what a stranger may have written.
public interface FuzzTarget {

  /// By this a run is asked for.
  String name();

  /// What it is meant to read: the start of every search.
  List<Bytes> seeds();

  /// Reads and holds what must be true whatever comes. It tells by throwing.
  void read(byte[] input);

  /// A target of one method. What it keeps from one input to the next a target that is made anew
  /// does not have.
  static FuzzTarget of(String name, List<Bytes> seeds, Reading reading) {
    return new FuzzTarget() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<Bytes> seeds() {
        return seeds;
      }

      @Override
      public void read(byte[] input) {
        reading.read(input);
      }
    };
  }

  /// What a target does with one input.
  @FunctionalInterface
  interface Reading {
    void read(byte[] input);
  }
}
