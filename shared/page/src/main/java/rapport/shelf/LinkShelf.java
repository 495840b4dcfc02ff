package rapport.shelf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rapport.bytes.Bytes;
import rapport.link.LinkSecret;
import rapport.link.LinkSecrets;
import rapport.store.LinkKeys;

/// The secrets that links are signed with, remembered for a minute: what is replaced ends within
/// that. A secret that is not among those remembered may have just been made, so it is looked for.
public final class LinkShelf {

  public static final Duration REMEMBERED = Duration.ofSeconds(60);

  private static final int MAX_REMEMBERED = 1_000;

  private final LinkKeys keys;
  private final Clock clock;
  private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

  public LinkShelf(LinkKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  private record Remembered(LinkSecrets secrets, Instant until) {}

  /// @param tenant as a stranger may have named it
  public Optional<LinkSecret> find(String tenant, Bytes id) {
    Remembered known = remembered.get(tenant);
    return known != null && clock.instant().isBefore(known.until())
        ? known.secrets().find(id).or(() -> fresh(tenant).find(id))
        : fresh(tenant).find(id);
  }

  private LinkSecrets fresh(String tenant) {
    LinkSecrets secrets = keys.read(tenant).secrets();
    if (secrets.current().isPresent()) {
      if (remembered.size() >= MAX_REMEMBERED) {
        remembered.clear();
      }
      remembered.put(tenant, new Remembered(secrets, clock.instant().plus(REMEMBERED)));
    }
    return secrets;
  }
}
