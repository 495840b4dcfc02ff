package rapport.admin;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rapport.edge.Access;
import rapport.edge.KeyFinder;
import rapport.store.AccessKeys;

/// Looks keys up where they are stored.
final class StoredKeys implements KeyFinder {

  private final AccessKeys keys;

  StoredKeys(AccessKeys keys) {
    this.keys = keys;
  }

  @Override
  public Optional<Access> find(String key) {
    return keys.find(AccessKeys.hashOf(key)).map(StoredKeys::access);
  }

  private static Access access(AccessKeys.Access stored) {
    Set<Access.Scope> scopes =
        stored.scopes().stream()
            .map(scope -> Access.Scope.valueOf(scope.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet());
    var kind =
        switch (stored.kind()) {
          case PUB -> Access.Kind.PUB;
          case SRV -> Access.Kind.SRV;
          case READ -> Access.Kind.READ;
        };
    return new Access(stored.tenant(), kind, scopes, stored.surveys());
  }
}
