package rapport.store;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import rapport.fold.Part;
import rapport.state.Cell;
import rapport.state.State;

/// Parts of summaries for tests, the same for the same seed.
final class SampleParts {

  private SampleParts() {}

  /// A few scores that differ with the name.
  static Part scores(String name) {
    var counts = new TreeMap<>(Map.of(9, 1L + name.hashCode() % 50 * (long) 2, 3, 1L));
    counts.replaceAll((_, count) -> Math.abs(count) + 1);
    return Part.ofTotal(State.of("score:0-10", new Cell.Values(counts)));
  }

  /// Eleven counts of four digits.
  static Part busyMonth(Random random) {
    var counts = new TreeMap<Integer, Long>();
    for (int score = 0; score <= 10; score++) {
      counts.put(score, random.nextLong(100, 3000));
    }
    return Part.ofTotal(State.of("score:0-10", new Cell.Values(counts)));
  }

  /// First response, first and last resolution by agent.
  ///
  /// @param maxCount the most samples of a bucket
  static Part durations(int agents, int buckets, int maxCount, Random random) {
    var states = new TreeMap<Integer, State>();
    for (int agent = 1; agent <= agents; agent++) {
      var cells = new TreeMap<String, Cell>();
      for (String slot : new String[] {"firstResponse", "resolution", "firstResolution"}) {
        cells.put(slot, filled(buckets, maxCount, random));
      }
      states.put(agent, new State(cells));
    }
    return new Part(states);
  }

  private static Cell filled(int buckets, int maxCount, Random random) {
    var counts = new TreeMap<Integer, Long>();
    for (int bucket = 400; bucket < 400 + buckets; bucket++) {
      counts.put(bucket, 1 + (long) Math.floor(maxCount * Math.pow(random.nextDouble(), 3)));
    }
    return durations(counts, random);
  }

  private static Cell.Durations durations(SortedMap<Integer, Long> counts, Random random) {
    long zeros = random.nextInt(3);
    long count = zeros + counts.values().stream().mapToLong(Long::longValue).sum();
    return new Cell.Durations(
        Math.max(1, count),
        new BigInteger(70, random),
        new BigInteger(120, random),
        random.nextLong(1000),
        random.nextLong(1000, Long.MAX_VALUE),
        zeros,
        counts);
  }

  /// States with cells of every kind, in any combination.
  static Part anything(Random random) {
    var states = new TreeMap<Integer, State>();
    for (int left = random.nextInt(5); left > 0; left--) {
      var cells = new TreeMap<String, Cell>();
      for (int cell = random.nextInt(6); cell > 0; cell--) {
        cells.put("slot" + cell, cell(random));
      }
      states.put(random.nextInt(300), new State(cells));
    }
    return new Part(states);
  }

  private static Cell cell(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Cell.Count(random.nextLong());
      case 1 -> new Cell.Values(counts(random));
      case 2 -> new Cell.Values(changes(random));
      case 3 -> rows(1 + random.nextInt(4), random);
      default -> durations(counts(random), random);
    };
  }

  private static Cell rows(int size, Random random) {
    return new Cell.Rows(
        random.nextLong(), bigs(size, random), bigs(size * (size + 1) / 2, random));
  }

  private static List<BigInteger> bigs(int size, Random random) {
    return Stream.generate(() -> new BigInteger(90, random).subtract(BigInteger.TWO.pow(89)))
        .limit(size)
        .toList();
  }

  private static SortedMap<Integer, Long> changes(Random random) {
    var changes = counts(random);
    changes.replaceAll((_, count) -> random.nextBoolean() ? count : -count);
    return changes;
  }

  private static SortedMap<Integer, Long> counts(Random random) {
    var counts = new TreeMap<Integer, Long>();
    for (int left = random.nextInt(20); left > 0; left--) {
      int value = random.nextBoolean() ? random.nextInt() : random.nextInt(11);
      counts.put(value, random.nextLong(1, 1L << random.nextInt(1, 40)));
    }
    return counts;
  }
}
