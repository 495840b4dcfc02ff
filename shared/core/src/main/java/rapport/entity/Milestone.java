package rapport.entity;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.event.Version;
import rapport.fact.Fact;
import rapport.fact.FactId;
import rapport.fact.Measure;
import rapport.period.UtcHour;

/// A fact of an entity before it has an id and a revision. Two equal milestones need only be logged
/// once.
///
/// @param name its name within the entity and its hour
/// @param time when it counts
/// @param origin whose it is and where the event came from that made it
/// @param segments the entity's values that it counts for
/// @param measures what it adds
/// @param texts what was written
public record Milestone(
    String name,
    Instant time,
    Fact.Origin origin,
    SortedMap<String, String> segments,
    List<Measure> measures,
    SortedMap<String, String> texts) {

  public Milestone {
    segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
    measures = List.copyOf(measures);
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  Published place() {
    return new Published(name, UtcHour.of(time));
  }

  Fact fact(FactId id, long revision) {
    return new Fact(id, new Version(revision, false), time, origin, segments, measures, texts);
  }
}
