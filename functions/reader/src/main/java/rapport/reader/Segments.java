package rapport.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rapport.comparison.Change;
import rapport.comparison.Contrast;
import rapport.comparison.Figure;
import rapport.comparison.SegmentScan;
import rapport.comparison.SegmentScan.Finding;
import rapport.metric.MetricValue;
import rapport.reader.Breakdown.Content;
import rapport.reader.Breakdown.Kind;
import rapport.reader.Breakdown.Name;
import rapport.reader.Breakdown.Slice;
import rapport.reader.Shown.Standing;
import rapport.reader.Suppression.Reason;
import rapport.suppression.SmallCounts;

/// The segments of a period, each beside its rest.
///
/// @param total of all
/// @param segments the values with most of what is counted first, then `other`, then what has no
///   value
record Segments(Side side, MetricValue total, List<Found> segments) {

  Segments {
    segments = List.copyOf(segments);
  }

  /// What is told of one segment.
  ///
  /// @param beside what is told of the rest
  record Found(Name name, MetricValue value, Standing standing, Beside beside) {}

  /// What a segment has beside it.
  sealed interface Beside {

    /// The segment or its rest is hidden, empty, or of another kind.
    record Nothing() implements Beside {}

    /// @param finding in the metric's own unit
    /// @param method by which the two were compared
    record Rest(MetricValue value, Finding finding, String method) implements Beside {}
  }

  /// A segment that can be looked at beside its rest.
  private record Pair(Name name, Figure figure, Content rest, Figure ofRest) {}

  static Segments of(Side side) {
    var scan = scan(side);
    var found = new ArrayList<Found>();
    for (Slice slice : side.breakdown().slices()) {
      var value = side.value(side.breakdown().seen(slice));
      if (value.isUnknown()) {
        continue; // its families tell something of that value, but nothing of this
      }
      var standing = Standing.of(side.metric(), value.n(), slice.reason());
      var beside = scan.getOrDefault(slice.name(), new Beside.Nothing());
      found.add(new Found(slice.name(), value, standing, beside));
    }
    found.sort(
        Comparator.comparing((Found one) -> one.name().kind())
            .thenComparing(one -> -one.value().n())
            .thenComparing(one -> one.name().value()));
    return new Segments(side, side.value(side.breakdown().total()), found);
  }

  /// Those that are shown, tested together. What is left of a total that is hidden would tell it.
  private static Map<Name, Beside> scan(Side side) {
    if (side.breakdown().whole() != Reason.SHOWN) {
      return Map.of();
    }
    var rests = side.breakdown().rests();
    var pairs = new ArrayList<Pair>();
    for (Slice slice : side.breakdown().slices()) {
      var rest = rests.get(slice.name());
      if (slice.reason() == Reason.SHOWN && !hides(side, rest)) {
        pairs.add(
            new Pair(
                slice.name(), side.figure(side.breakdown().seen(slice)), rest, side.figure(rest)));
      }
    }
    double confidence = side.manner().confidence();
    var findings =
        SegmentScan.of(
                pairs.stream()
                    .map(pair -> new Contrast(text(pair.name()), pair.figure(), pair.ofRest()))
                    .toList(),
                confidence,
                1 - confidence)
            .findings();
    var scan = new HashMap<Name, Beside>();
    for (int place = 0; place < pairs.size(); place++) {
      var pair = pairs.get(place);
      var finding = findings.get(place);
      if (!(finding.fromRest() instanceof Change.Unknown)) {
        scan.put(
            pair.name(),
            new Beside.Rest(side.value(pair.rest()), finding, Change.method(pair.figure())));
      }
    }
    return scan;
  }

  /// A rest of few is told no more than a segment of few.
  private static boolean hides(Side side, Content rest) {
    return side.metric().aboutRespondents()
        && new SmallCounts(side.manner().settings().smallN()).hides(side.value(rest).n());
  }

  private static String text(Name name) {
    return name.kind() == Kind.VALUE ? name.value() : "";
  }
}
