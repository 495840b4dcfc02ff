package rapport.reader;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.fold.Part;
import rapport.fold.PartKey;

/// The group that figures are asked for.
///
/// @param named as the caller named it: dimension → value, empty for all
/// @param survey the survey it is narrowed to, empty for all
/// @param dimension in which part the states are
/// @param number the value's number in that part
/// @param margins of a pair the two dimensions that it is made of, else none
record Segment(
    SequencedMap<String, String> named,
    String survey,
    String dimension,
    int number,
    List<Margin> margins) {

  static final Segment ALL =
      new Segment(new LinkedHashMap<>(), "", PartKey.TOTALS, Part.TOTAL_NUMBER, List.of());

  /// One of the two dimensions of a pair.
  ///
  /// @param numberOf of each of the pair's values the number of its part in this dimension; without
  ///   those that have no number of their own there
  record Margin(String dimension, SortedMap<Integer, Integer> numberOf) {
    Margin {
      numberOf = Collections.unmodifiableSortedMap(new TreeMap<>(numberOf));
    }
  }

  Segment {
    margins = List.copyOf(margins);
    named = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(named));
  }
}
