package rapport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.access.IssuedKey;
import rapport.bytes.Bytes;
import rapport.local.function.FunctionFailedException;
import rapport.store.AccessKeys;
import rapport.store.IssuedKeys;
import rapport.store.Quarantine;
import rapport.store.Quarantine.Kept;

/// What the events in `events/` take for granted: their keys, the tenant's settings, and the
/// surveys that they answer.
final class ExampleTenant {

  private static final int KEY_CHARACTERS = 43;
  private static final int MAX_SHOWN = 500;

  /// Whose a message is that names no tenant.
  private static final String NOBODY = "-";

  private static final List<String> FIRST =
      List.of(
          "events/admin/put-settings.json",
          "events/admin/put-survey.json",
          "events/admin/put-survey-form.json",
          "events/admin/put-survey-closed.json");

  private static final Set<String> SURVEYS =
      Set.of("relationship-2026", "after-visit", "spring-2025");

  private ExampleTenant() {}

  /// @param project the folder of `events/`
  static void prepare(LocalSystem system, Path project)
      throws IOException, FunctionFailedException {
    var keys = new IssuedKeys(system.summary());
    put(keys, "srv_example-server-key", Kind.SRV, Set.of(), Set.of());
    put(keys, "srv_example-admin-key", Kind.SRV, Set.of(Scope.ADMIN), Set.of());
    put(keys, "read_example-reader-key", Kind.READ, Set.of(Scope.PEOPLE), Set.of());
    put(keys, "pub_example-public-key", Kind.PUB, Set.of(), SURVEYS);
    put(keys, "srv_example-spare-key", Kind.SRV, Set.of(), Set.of());
    for (String file : FIRST) {
      system.invoke("admin", Files.readString(project.resolve(file)));
    }
  }

  /// What a function has put into quarantine, as this tenant's or as nobody's.
  static List<Kept> quarantined(LocalSystem system) {
    var quarantine = new Quarantine(system.events(), Duration.ZERO);
    return Stream.of(LocalSystem.TENANT, NOBODY)
        .flatMap(tenant -> quarantine.list(tenant, MAX_SHOWN).stream())
        .toList();
  }

  /// @param name its end is the key's id as well
  private static void put(
      IssuedKeys keys, String name, Kind kind, Set<Scope> scopes, Set<String> surveys) {
    int secretStart = name.indexOf('_') + 1;
    String id = name.substring(secretStart);
    Bytes hash = AccessKeys.hashOf(name + "0".repeat(KEY_CHARACTERS - id.length()));
    var access = new Access(LocalSystem.TENANT, kind, scopes, surveys);
    keys.issue(IssuedKey.of(id, id, access, Instant.EPOCH, hash), _ -> true);
  }
}
