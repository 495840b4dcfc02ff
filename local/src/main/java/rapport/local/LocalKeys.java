package rapport.local;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.random.RandomGenerator;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.access.FreshKey;
import rapport.access.IssuedKey;
import rapport.access.KeyRing;
import rapport.store.IssuedKeys;
import rapport.store.IssuedKeys.Issue;
import rapport.store.Table;

/// The keys of the local tenant that are ready at the start, as the file says them.
///
/// @param srv may do everything, `admin` included
/// @param read may read everything, `people` included
/// @param pub may post responses to the public surveys
public record LocalKeys(String srv, String read, String pub) {

  /// No more than two keys of a name may work, so each start has names of its own.
  private static final DateTimeFormatter MADE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /// Keys that have not been made yet.
  static final LocalKeys NONE = new LocalKeys("", "", "");

  /// Sees to it that there is a key of each kind that works and is listed: these, or fresh ones in
  /// place of those that were revoked.
  ///
  /// @param surveys the public ones
  /// @param now tells by their names apart those that were made at different times
  /// @throws StartException if the tenant has too many keys for that
  LocalKeys granted(Table summary, String tenant, Set<String> surveys, Instant now)
      throws StartException {
    var issuing = new Issuing(new IssuedKeys(summary), new SecureRandom(), now);
    return new LocalKeys(
        issuing.granted(srv, new Access(tenant, Kind.SRV, Set.of(Scope.ADMIN), Set.of())),
        issuing.granted(read, new Access(tenant, Kind.READ, Set.of(Scope.PEOPLE), Set.of())),
        issuing.granted(pub, new Access(tenant, Kind.PUB, Set.of(), surveys)));
  }

  private record Issuing(IssuedKeys keys, RandomGenerator random, Instant now) {

    private String granted(String known, Access access) throws StartException {
      String name = "ready %s, %s UTC".formatted(access.kind().word(), MADE.format(now));
      if (!known.isEmpty() && issued(FreshKey.listed(known, name, access, random, now))) {
        return known;
      }
      var fresh = FreshKey.of(name, access, random, now);
      if (!issued(fresh.key())) {
        throw new StartException("the key of " + name + " was revoked at once: try again");
      }
      return fresh.text();
    }

    /// @return false if it was revoked
    private boolean issued(IssuedKey key) throws StartException {
      Issue issue = keys.issue(key, _ -> true);
      return switch (issue) {
        case ISSUED -> true;
        case REVOKED -> false;
        case FULL, TOO_MANY_OF_A_NAME, NOT_ALLOWED, BUSY ->
            throw new StartException(
                "tenant %s can't have another key (%s; there may be %d): revoke one by DELETE /v1/keys/{id}, or take another folder with --data"
                    .formatted(key.access().tenant(), issue, KeyRing.MAX_KEYS));
      };
    }
  }
}
