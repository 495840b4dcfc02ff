package rapport.edge;

import java.time.Instant;

/// Gives an id, and a time if need be, to an event that came without.
public interface FreshIdentity {

  /// An id that no other event of this source has within its hour.
  String id();

  /// When an event happened that doesn't say so.
  Instant time();
}
