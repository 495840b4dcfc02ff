package rapport.reader;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.store.Numbers;

/// The group that figures are asked for.
///
/// @param named as the caller named it: dimension → value, empty for all
/// @param survey the survey it is narrowed to, empty for all
/// @param dimension in which part the states are
/// @param number the value's number in that part
/// @param numbers of all values of that dimension
/// @param margins of a pair the two dimensions that it is made of, else none
record Segment(
    SequencedMap<String, String> named,
    String survey,
    String dimension,
    int number,
    Numbers numbers,
    List<Margin> margins) {

  static final Segment ALL = total(new LinkedHashMap<>(), "");

  /// One of the two dimensions of a pair.
  ///
  /// @param numbers of all values of the dimension
  /// @param numberOf of each of the pair's values the number of its part in this dimension; without
  ///   those that have no number of their own there
  record Margin(String dimension, Numbers numbers, SortedMap<Integer, Integer> numberOf) {
    Margin {
      numberOf = Collections.unmodifiableSortedMap(new TreeMap<>(numberOf));
    }
  }

  /// All of a survey.
  ///
  /// @param survey empty for all
  static Segment total(SequencedMap<String, String> named, String survey) {
    return new Segment(named, survey, PartKey.TOTALS, Part.TOTAL_NUMBER, Numbers.NONE, List.of());
  }

  Segment {
    margins = List.copyOf(margins);
    named = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(named));
  }
}
