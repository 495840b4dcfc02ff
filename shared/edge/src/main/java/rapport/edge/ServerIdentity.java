package rapport.edge;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Ids and times of this server: the time of now, and UUIDs of version 7 (RFC 9562).
public final class ServerIdentity implements FreshIdentity {

  private final Clock clock;
  private final RandomGenerator random;

  public ServerIdentity(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String id() {
    long version = 0x7000L | random.nextLong(0x1000);
    long variant = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
    return new UUID(clock.millis() << 16 | version, variant).toString();
  }

  @Override
  public Instant time() {
    return clock.instant();
  }
}
