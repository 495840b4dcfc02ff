package rapport.local;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.store.AccessKeys;
import rapport.store.Table;

/// The keys of the local tenant, as the file says them.
///
/// @param srv may do everything, `admin` included
/// @param read may read everything, `people` included
/// @param pub may post responses to the public surveys
public record LocalKeys(String srv, String read, String pub) {

  private static final int KEY_BYTES = 32;

  static LocalKeys fresh() {
    return new LocalKeys(fresh("srv"), fresh("read"), fresh("pub"));
  }

  /// Makes them work, whether or not they did.
  ///
  /// @param surveys the public ones
  void grant(Table summary, String tenant, Set<String> surveys) {
    var keys = new AccessKeys(summary);
    keys.put(
        AccessKeys.hashOf(srv), new Access(tenant, Kind.SRV, Set.of(Access.Scope.ADMIN), Set.of()));
    keys.put(
        AccessKeys.hashOf(read),
        new Access(tenant, Kind.READ, Set.of(Access.Scope.PEOPLE), Set.of()));
    keys.put(AccessKeys.hashOf(pub), new Access(tenant, Kind.PUB, Set.of(), surveys));
  }

  private static String fresh(String kind) {
    byte[] secret = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(secret);
    return kind + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }
}
