package rapport.reader;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.fold.PartKey;
import rapport.reader.Segment.Margin;
import rapport.store.Numbers;

/// How a period is cut: by the values of a dimension, of everybody or within a segment.
///
/// @param whole what is cut
/// @param dimension in whose part the slices are; within a segment that of a pair
/// @param numbers of all values of that dimension
/// @param slices the number of each slice there, by the value that it is told by
/// @param margins within a segment the two dimensions of the pair, else none
record Slicing(
    Segment whole,
    String dimension,
    Numbers numbers,
    SortedMap<String, Integer> slices,
    List<Margin> margins) {

  Slicing {
    slices = Collections.unmodifiableSortedMap(new TreeMap<>(slices));
    margins = List.copyOf(margins);
  }

  static Slicing ofEverybody(String dimension, Numbers numbers) {
    var slices = new TreeMap<String, Integer>();
    numbers.values().forEach(value -> slices.put(value, numbers.number(value)));
    return new Slicing(Segment.ALL, dimension, numbers, slices, List.of());
  }

  boolean isOfEverybody() {
    return whole.dimension().equals(PartKey.TOTALS);
  }

  /// What may be told of a metric is what may be told of any of the slices.
  Segment slice() {
    return new Segment(whole.named(), "", dimension, whole.number(), numbers, margins);
  }
}
