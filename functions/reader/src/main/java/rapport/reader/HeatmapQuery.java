package rapport.reader;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.metric.Source;

/// What `GET /v1/heatmap` was asked for, checked.
///
/// @param families whose counts are put together; none if the tenant has no survey
/// @param suppression what decides whether the segment is hidden; none where nothing ever is
record HeatmapQuery(
    Of of, List<Family> families, Segment segment, List<Suppression> suppression, DayRange days) {

  /// What is counted.
  enum Of {
    RESPONSES("responses", "hours", new Source.Surveys()),
    TICKETS_CREATED("tickets_created", "createdHours", Source.of(Family.TICKETS));

    private final String word;
    private final String slot;
    private final Source source;

    Of(String word, String slot, Source source) {
      this.word = word;
      this.slot = slot;
      this.source = source;
    }

    /// As the interface writes it.
    String word() {
      return word;
    }

    /// Where the counts by hour are in a state.
    String slot() {
      return slot;
    }

    Source source() {
      return source;
    }
  }

  HeatmapQuery {
    families = List.copyOf(families);
    suppression = List.copyOf(suppression);
  }

  PartKey part(Family family) {
    return new PartKey(family, segment.dimension());
  }

  int number() {
    return segment.dimension().equals(PartKey.TOTALS) ? Part.TOTAL_NUMBER : segment.number();
  }

  /// All that has to be read of a day.
  Set<PartKey> parts() {
    var parts = new LinkedHashSet<PartKey>();
    families.forEach(family -> parts.add(part(family)));
    suppression.forEach(one -> parts.addAll(one.parts()));
    return parts;
  }
}
