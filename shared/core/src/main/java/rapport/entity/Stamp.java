package rapport.entity;

import java.time.Instant;
import rapport.event.Version;
import rapport.period.UtcHour;

/// What every event that an entity keeps has, whatever it tells.
///
/// @param hash its identity inside its UTC hour
/// @param time when it happened, exactly
/// @param version which content of this identity it is
/// @param importName as in [rapport.event.Identity]
public record Stamp(EventHash hash, Instant time, Version version, String importName)
    implements Comparable<Stamp> {

  /// What makes two events the same event.
  record Identity(EventHash hash, UtcHour hour) {}

  /// The same event, taken back.
  public Stamp voided() {
    return new Stamp(hash, time, new Version(version.revision(), true), importName);
  }

  Identity identity() {
    return new Identity(hash, UtcHour.of(time));
  }

  /// By time, then hash: the order in which events are kept. It is total within one set, where an
  /// identity is only once.
  @Override
  public int compareTo(Stamp other) {
    int byTime = time.compareTo(other.time);
    return byTime != 0 ? byTime : hash.compareTo(other.hash);
  }
}
