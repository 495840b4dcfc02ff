package rapport.fact;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.event.Version;
import rapport.period.UtcHour;

/// Something that counts, derived from events, before its segment values have numbers.
///
/// @param id names it within its hour
/// @param version the revision of the event or entity it was derived from, and whether it is void
/// @param time when it counts
/// @param origin whose it is and where it came from
/// @param segments dimension → value
/// @param measures what it adds; empty for a void
/// @param texts what was written: question id → answer, and `@name` → an attribute that is no
///   dimension
public record Fact(
    FactId id,
    Version version,
    Instant time,
    Origin origin,
    SortedMap<String, String> segments,
    List<Measure> measures,
    SortedMap<String, String> texts) {

  public Fact {
    segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
    measures = List.copyOf(measures);
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  /// Whose a fact is and where it came from.
  ///
  /// @param subject the customer, empty if nobody is named
  /// @param importName as in [rapport.event.Identity]
  public record Origin(String subject, String importName) {}

  /// Takes back whatever fact of this id is in that hour, if its revision is lower.
  public static Fact voidOf(FactId id, UtcHour hour, long revision, Origin origin) {
    return new Fact(
        id,
        new Version(revision, true),
        hour.start(),
        origin,
        Collections.emptySortedMap(),
        List.of(),
        Collections.emptySortedMap());
  }

  public UtcHour hour() {
    return UtcHour.of(time);
  }
}
