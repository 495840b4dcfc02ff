package rapport.edge;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;

/// Clocks that stand still and chance that repeats.
final class Fixed {

  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private Fixed() {}

  static Clock clock(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  static FreshIdentity identity(Instant now, long seed) {
    return new ServerIdentity(clock(now), new Random(seed));
  }

  static FreshIdentity identity() {
    return identity(NOW, 1);
  }
}
