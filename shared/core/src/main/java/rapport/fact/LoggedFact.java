package rapport.fact;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.event.Version;
import rapport.period.UtcHour;

/// A [Fact] as the log holds it: segment values are the numbers that the tenant's registry gave
/// them, and the customer is a keyed hash.
///
/// @param origin whose it is and where it came from
/// @param segments dimension → the value's number, [#OTHER] for what came after the registry was
///   full
public record LoggedFact(
    FactId id,
    Version version,
    Instant time,
    Origin origin,
    SortedMap<String, Integer> segments,
    List<Measure> measures,
    SortedMap<String, String> texts) {

  /// The number of every value that came after a dimension had as many as it may.
  public static final int OTHER = 0;

  public LoggedFact {
    segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
    measures = List.copyOf(measures);
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  /// @param subject the first 8 bytes of the HMAC of the customer's id, 0 if nobody is named
  /// @param importName as in [rapport.event.Identity]
  /// @param contentTag [FactContent#tag] of the fact before its values got numbers and its customer
  ///   a hash: those depend on what else arrived and on the tenant's secret, and must not decide
  ///   which of two contents counts
  public record Origin(long subject, String importName, int contentTag) {

    /// Of a fact that has no rival of its revision, so that no tag is needed.
    public Origin(long subject, String importName) {
      this(subject, importName, 0);
    }
  }

  public UtcHour hour() {
    return UtcHour.of(time);
  }
}
