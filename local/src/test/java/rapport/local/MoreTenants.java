package rapport.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Set;

/// Tenants beside the one that the local system has.
public final class MoreTenants {

  private MoreTenants() {}

  /// Fresh keys of a tenant.
  public static LocalKeys keys(LocalSystem system, String tenant) {
    try {
      return LocalKeys.NONE.granted(system.summary(), tenant, Set.of(), Instant.EPOCH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
