package rapport.local;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.access.FreshKey;
import rapport.access.IssuedKey;
import rapport.access.KeyRing;
import rapport.store.AccessKeys;
import rapport.store.IssuedKeys;
import rapport.store.Table;

/// Gives a tenant a key that makes keys, by rights on the table: the first, or another when there
/// is none left or whoever has them shouldn't.
///
/// What makes keys is revoked first, at one moment for all; only then the new key is listed. So
/// whoever has a key in wrong hands can't keep the new one out by a full list, can't make another
/// in between, and can't revoke the new one. What breaks off leaves nobody who makes keys, and may
/// be done again.
final class TenantKeys {

  /// What a tenant's first key is called.
  static final String FIRST = "first";

  private static final String AGAIN =
      "others are changing the keys of tenant %s just now: say it again";

  private final IssuedKeys keys;
  private final AccessKeys doors;
  private final String tenant;
  private final Instant now;

  TenantKeys(Table summary, String tenant, Instant now) {
    this.keys = new IssuedKeys(summary);
    this.doors = new AccessKeys(summary);
    this.tenant = tenant;
    this.now = now;
  }

  /// @param lost whether there may be keys that make keys, which are revoked then
  /// @return the only key that makes keys
  /// @throws StartException if there is none to be made, or others stand in the way
  FreshKey make(boolean lost) throws StartException {
    boolean isFirst = keys.ring(tenant).keys().isEmpty();
    if (lost && isFirst) {
      throw new StartException(
          "there is no tenant %s yet, or it has no keys: leave out --lost".formatted(tenant));
    }
    revokeAdministrators(lost);
    var access = new Access(tenant, Kind.SRV, Set.of(Scope.ADMIN), Set.of());
    String name = isFirst ? FIRST : "recovered " + now;
    var fresh = FreshKey.of(name, access, new SecureRandom(), now);
    return switch (keys.issue(fresh.key(), TenantKeys::listsNoAdministrator)) {
      case ISSUED -> fresh;
      case FULL ->
          throw new StartException(
              "tenant %s has %d keys, the most there may be".formatted(tenant, KeyRing.MAX_KEYS));
      case NOT_ALLOWED, TOO_MANY_OF_A_NAME, REVOKED, BUSY ->
          throw new StartException(AGAIN.formatted(tenant));
    };
  }

  private void revokeAdministrators(boolean lost) throws StartException {
    switch (keys.revokeAdministrators(tenant, ring -> lost || hasNoAdministrator(ring), now)) {
      case REVOKED -> {}
      case NOT_ALLOWED ->
          throw new StartException(
              "there is a tenant %s already: make its keys by POST /v1/keys, or say --lost if all are lost that can"
                  .formatted(tenant));
      case MISSING, LAST_ADMINISTRATOR, BUSY -> throw new StartException(AGAIN.formatted(tenant));
    }
  }

  private static boolean listsNoAdministrator(KeyRing ring) {
    return ring.keys().stream().noneMatch(IssuedKey::administers);
  }

  /// One that is listed and opens nothing is left of a call that broke off.
  private boolean hasNoAdministrator(KeyRing ring) {
    return ring.keys().stream()
        .filter(IssuedKey::administers)
        .noneMatch(key -> doors.find(key.hash()).isPresent());
  }
}
