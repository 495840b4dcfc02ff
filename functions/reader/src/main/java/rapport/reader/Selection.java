package rapport.reader;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.metric.Metric;

/// What one series shows: a metric, of some families, in one segment.
///
/// @param families whose states are put together; none if the tenant has no such question
/// @param suppression what decides which segments are hidden; none where nothing ever is
record Selection(
    Metric metric, List<Family> families, Segment segment, List<Suppression> suppression) {

  Selection {
    families = List.copyOf(families);
    suppression = List.copyOf(suppression);
  }

  /// The part that holds the states of one of the families.
  PartKey part(Family family) {
    return inTotals(family) ? PartKey.totals(family) : new PartKey(family, segment.dimension());
  }

  /// The number of the segment in that part.
  int number(Family family) {
    return inTotals(family) ? Part.TOTAL_NUMBER : segment.number();
  }

  private boolean inTotals(Family family) {
    return metric.inTotals(family, segment.dimension());
  }

  /// All that has to be read of a period.
  Set<PartKey> parts() {
    var parts = new LinkedHashSet<PartKey>();
    families.forEach(family -> parts.add(part(family)));
    suppression.forEach(one -> parts.addAll(one.parts()));
    return parts;
  }
}
