package rapport.admin;

import java.util.Optional;
import rapport.link.LinkSecret;
import rapport.link.LinkSecrets;
import rapport.store.LinkKeys.Stored;
import rapport.store.Table.Outcome;

/// The secrets that a tenant's links are signed with. They are read anew with every call: what was
/// replaced must not sign any more.
final class LinkSigning {

  private static final int MAX_TRIES = 5;

  private final Ports ports;

  LinkSigning(Ports ports) {
    this.ports = ports;
  }

  /// What signs now; made with the first call.
  ///
  /// @return empty if others changed it again and again in between
  Optional<LinkSecret> current(String tenant) {
    return ports.links().read(tenant).secrets().current().or(() -> first(tenant));
  }

  private Optional<LinkSecret> first(String tenant) {
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      Stored stored = ports.links().read(tenant);
      Optional<LinkSecret> current = stored.secrets().current();
      if (current.isPresent()) {
        return current;
      }
      LinkSecret fresh = fresh();
      if (write(tenant, stored, stored.secrets().followedBy(fresh))) {
        return Optional.of(fresh);
      }
    }
    return Optional.empty();
  }

  /// Lets a fresh secret sign from now on. What the one before has signed stays good, and what
  /// older ones have does not.
  ///
  /// @return empty if others changed it again and again in between
  Optional<LinkSecrets> rotate(String tenant) {
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      Stored stored = ports.links().read(tenant);
      LinkSecrets next = stored.secrets().followedBy(fresh());
      if (write(tenant, stored, next)) {
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  private boolean write(String tenant, Stored stored, LinkSecrets next) {
    return ports.links().write(tenant, stored.revision(), next) == Outcome.DONE;
  }

  private LinkSecret fresh() {
    return LinkSecret.fresh(ports.random(), ports.clock().instant());
  }
}
