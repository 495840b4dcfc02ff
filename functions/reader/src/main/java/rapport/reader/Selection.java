package rapport.reader;

import java.util.List;
import rapport.fact.Family;
import rapport.fold.PartKey;
import rapport.metric.Metric;

/// What one series shows: a metric, of some families, in one segment.
///
/// @param families whose states are put together; none if the tenant has no such question
record Selection(Metric metric, List<Family> families, Segment segment) {

  Selection {
    families = List.copyOf(families);
  }

  /// The part that holds the states of one of the families.
  PartKey part(Family family) {
    return new PartKey(family, segment.dimension());
  }

  /// The number of the segment in that part.
  int number() {
    return segment.number();
  }
}
