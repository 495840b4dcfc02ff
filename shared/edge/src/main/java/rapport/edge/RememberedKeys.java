package rapport.edge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rapport.access.Access;
import rapport.bytes.Bytes;

/// Knows keys by asking another, and remembers those that were found for a minute: one that was
/// revoked works that long at most. Where the HTTP API asks the authorizer, it remembers by itself,
/// and this has no place.
public final class RememberedKeys implements KeyFinder {

  /// How long a key is trusted without looking again.
  public static final Duration REMEMBERED = Duration.ofSeconds(60);

  private static final int MAX_REMEMBERED = 1_000;

  private final KeyFinder keys;
  private final Clock clock;
  private final Map<Bytes, Remembered> remembered = new ConcurrentHashMap<>();

  public RememberedKeys(KeyFinder keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  private record Remembered(Access access, Instant until) {}

  @Override
  public Optional<Access> find(Bytes hash) {
    Optional<Access> known = known(hash);
    if (known.isPresent()) {
      return known;
    }
    Optional<Access> access = keys.find(hash);
    access.ifPresent(found -> remember(hash, found));
    return access;
  }

  @Override
  public boolean remembers(Bytes hash) {
    return known(hash).isPresent();
  }

  private Optional<Access> known(Bytes hash) {
    return Optional.ofNullable(remembered.get(hash))
        .filter(known -> clock.instant().isBefore(known.until()))
        .map(Remembered::access);
  }

  private void remember(Bytes hash, Access access) {
    if (remembered.size() >= MAX_REMEMBERED) {
      remembered.clear();
    }
    remembered.put(hash, new Remembered(access, clock.instant().plus(REMEMBERED)));
  }
}
