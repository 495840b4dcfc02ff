package rapport.entity;

import java.util.SortedMap;
import rapport.bytes.Bytes;

/// An event as an entity keeps it: only what its facts need.
public interface EntityEvent {

  /// Its identity, time and version.
  Stamp stamp();

  /// The segment values that this event gives: dimension → value.
  SortedMap<String, String> segments();

  /// Everything it says, as bytes that are the same wherever and whenever they are written. They
  /// are never stored: their SHA-256 decides between two contents of one identity and revision.
  Bytes content();
}
