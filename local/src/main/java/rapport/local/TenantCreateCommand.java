package rapport.local;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.access.FreshKey;
import rapport.access.IssuedKey;
import rapport.access.KeyRing;
import rapport.access.TenantName;
import rapport.store.AccessKeys;
import rapport.store.IssuedKeys;
import rapport.store.IssuedKeys.Revocation;
import software.amazon.awssdk.core.exception.SdkException;

/// `rapport tenant create`: gives a new tenant its first key, with which it makes all others, and a
/// tenant that has none left another.
@Command(
    name = "create",
    description = {
      "Makes a tenant and its first key, a srv_ key with the scope admin, and prints the key once.",
      "Of a tenant that has no key left that makes keys, makes another.",
      "With --stack on a deployed stack, by the AWS credentials and region that the AWS CLI would"
          + " take; else on this machine, whether or not a system runs there."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TenantCreateCommand implements Callable<Integer> {

  private static final String FIRST = "first";

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "Its name: " + TenantName.EXPECTED + ".")
  private String name = "";

  @ArgGroup(exclusive = true)
  private Where where = new Where();

  /// Where the tenant is to be.
  static final class Where {

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "The data folder of a local system (default: .rapport).")
    private Path data = Path.of(".rapport");

    @Option(
        names = "--stack",
        paramLabel = "NAME",
        description = "A deployed stack, by your AWS credentials and region; else this machine.")
    private @Nullable String stack;
  }

  @Option(
      names = "--lost",
      description = {
        "All its keys that make keys are lost, or in wrong hands: makes another and revokes those.",
      })
  private boolean lost;

  @Override
  public Integer call() throws Exception {
    if (!TenantName.isOne(name)) {
      throw new StartException("a tenant's name must be " + TenantName.EXPECTED);
    }
    try (SummaryAccess access = access()) {
      new Keys(new IssuedKeys(access.summary()), new AccessKeys(access.summary())).make();
      return 0;
    } catch (SdkException e) {
      throw new StartException("the table does not answer: " + e.getMessage());
    }
  }

  private SummaryAccess access() throws Exception {
    return where.stack == null
        ? SummaryAccess.onThisMachine(Rapport.home(), where.data.toAbsolutePath().normalize())
        : SummaryAccess.onAws(where.stack);
  }

  /// The keys of the tenant.
  ///
  /// @param doors by which it is known whether a listed key opens anything
  private final class Keys {

    private final IssuedKeys keys;
    private final AccessKeys doors;
    private final Instant now = Clock.systemUTC().instant();

    Keys(IssuedKeys keys, AccessKeys doors) {
      this.keys = keys;
      this.doors = doors;
    }

    void make() throws StartException {
      List<IssuedKey> before = keys.ring(name).keys();
      if (lost && before.isEmpty()) {
        throw new StartException("there is no tenant %s yet: leave out --lost".formatted(name));
      }
      var access = new Access(name, Kind.SRV, Set.of(Scope.ADMIN), Set.of());
      String keyName = before.isEmpty() ? FIRST : "recovered " + now;
      var fresh = FreshKey.of(keyName, access, new SecureRandom(), now);
      switch (keys.issue(fresh.key(), ring -> lost || hasNoAdministrator(ring))) {
        case ISSUED -> {
          tell(fresh, before.isEmpty());
          for (IssuedKey key : before) {
            if (key.administers()) {
              revoke(key);
            }
          }
        }
        case NOT_ALLOWED ->
            throw new StartException(
                "there is a tenant %s already: make its keys by POST /v1/keys, or say --lost if all are lost that can"
                    .formatted(name));
        case TOO_MANY_OF_A_NAME, FULL ->
            throw new StartException(
                "tenant %s has %d keys, the most there may be".formatted(name, KeyRing.MAX_KEYS));
        case REVOKED, BUSY ->
            throw new StartException("others are making the tenant %s just now".formatted(name));
      }
    }

    /// One that is listed and opens nothing is left of a call that broke off.
    private boolean hasNoAdministrator(KeyRing ring) {
      return ring.keys().stream()
          .filter(IssuedKey::administers)
          .noneMatch(key -> doors.find(key.hash()).isPresent());
    }

    private void revoke(IssuedKey key) throws StartException {
      if (keys.revoke(name, key.id(), _ -> true, now) == Revocation.BUSY) {
        throw new StartException(
            "others are changing the keys just now: revoke key %s by DELETE /v1/keys/%s"
                .formatted(key.id(), key.id()));
      }
    }
  }

  private void tell(FreshKey fresh, boolean isFirst) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        isFirst
            ? "Made the tenant %s. This is its first key (srv, admin), shown only now:%n"
            : "Tenant %s has one key that makes keys now (srv, admin), shown only now:%n",
        name);
    err.flush();
    out.println(fresh.text());
    out.flush();
    err.println("Make keys for less by POST /v1/keys, and keep this one for that.");
    err.flush();
  }
}
