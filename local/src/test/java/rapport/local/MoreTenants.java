package rapport.local;

import java.util.Set;

/// Tenants beside the one that the local system has.
public final class MoreTenants {

  private MoreTenants() {}

  /// Fresh keys of a tenant.
  public static LocalKeys keys(LocalSystem system, String tenant) {
    var keys = LocalKeys.fresh();
    keys.grant(system.summary(), tenant, Set.of());
    return keys;
  }
}
