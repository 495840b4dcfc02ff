package rapport.reader;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import rapport.fold.Part;
import rapport.fold.PartKey;

/// The group that figures are asked for.
///
/// @param named as the caller named it: dimension → value, empty for all
/// @param survey the survey it is narrowed to, empty for all
/// @param dimension in which part the states are
/// @param number the value's number in that part
record Segment(SequencedMap<String, String> named, String survey, String dimension, int number) {

  static final Segment ALL =
      new Segment(new LinkedHashMap<>(), "", PartKey.TOTALS, Part.TOTAL_NUMBER);

  Segment {
    named = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(named));
  }
}
