package rapport.state;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// What may be added to a state, drawn at random.
///
/// @param amount of a count; the value of a value; the milliseconds of a duration
record Sample(Kind kind, String slot, long amount) {

  enum Kind {
    COUNT,
    VALUE,
    DURATION,
    /// A value that is taken back.
    TAKEN,
    /// A row of the amount and its half.
    ROW,
    TAKEN_ROW
  }

  private static final long BEYOND_35_DAYS_MILLIS = 400L * 86_400_000;

  static List<Sample> random(Random random, int size) {
    var samples = new ArrayList<Sample>();
    for (int i = 0; i < size; i++) {
      samples.add(
          switch (random.nextInt(7)) {
            case 0 -> new Sample(Kind.COUNT, "open", random.nextLong(-3, 4));
            case 1 -> new Sample(Kind.VALUE, "score:0-10", random.nextInt(11));
            case 2 -> new Sample(Kind.VALUE, "score:1-5", random.nextInt(1, 6));
            case 3 -> new Sample(Kind.TAKEN, "changes", random.nextInt(3));
            case 4 -> new Sample(Kind.ROW, "row", random.nextLong());
            case 5 -> new Sample(Kind.TAKEN_ROW, "row", random.nextLong());
            default -> new Sample(Kind.DURATION, "resolution", randomMillis(random));
          });
    }
    return samples;
  }

  static State fold(List<Sample> samples) {
    var builder = new StateBuilder();
    for (Sample sample : samples) {
      switch (sample.kind) {
        case COUNT -> builder.count(sample.slot, sample.amount);
        case VALUE -> builder.value(sample.slot, (int) sample.amount);
        case DURATION -> builder.duration(sample.slot, sample.amount);
        case TAKEN -> builder.value(sample.slot, (int) sample.amount, -1);
        case ROW -> builder.row(sample.slot, sample.row(), 1);
        case TAKEN_ROW -> builder.row(sample.slot, sample.row(), -1);
      }
    }
    return builder.build();
  }

  /// The same as one cell alone, by the other way there is to make one.
  State state() {
    return State.of(
        slot,
        switch (kind) {
          case COUNT -> new Cell.Count(amount);
          case VALUE -> new Cell.Values(new TreeMap<>(Map.of((int) amount, 1L)));
          case DURATION -> Cell.Durations.of(amount);
          case TAKEN -> new Cell.Values(new TreeMap<>(Map.of((int) amount, -1L)));
          case ROW -> rows(BigInteger.ONE);
          case TAKEN_ROW -> rows(BigInteger.ONE.negate());
        });
  }

  List<Long> row() {
    return List.of(amount, amount / 2);
  }

  private Cell rows(BigInteger times) {
    var one = BigInteger.valueOf(amount);
    var half = BigInteger.valueOf(amount / 2);
    return new Cell.Rows(
        times.longValue(),
        List.of(one.multiply(times), half.multiply(times)),
        List.of(
            one.multiply(one).multiply(times),
            one.multiply(half).multiply(times),
            half.multiply(half).multiply(times)));
  }

  private static long randomMillis(Random random) {
    return random.nextInt(8) == 0 ? 0 : random.nextLong(BEYOND_35_DAYS_MILLIS);
  }
}
