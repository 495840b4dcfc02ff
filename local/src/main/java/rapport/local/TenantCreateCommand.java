package rapport.local;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
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
import rapport.access.TenantName;
import rapport.store.IssuedKeys;
import software.amazon.awssdk.core.exception.SdkException;

/// `rapport tenant create`: gives a new tenant its first key, with which it makes all others.
@Command(
    name = "create",
    description = {
      "Makes a tenant and its first key, a srv_ key with the scope admin, and prints the key once.",
      "With --table in a table of DynamoDB, by the AWS credentials and region that the AWS CLI would"
          + " take; else on this machine, whether or not a system runs there."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TenantCreateCommand implements Callable<Integer> {

  private static final String KEY_NAME = "first";

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
        names = "--table",
        paramLabel = "TABLE",
        description = "The table of summaries: SummaryTableName of the stack's outputs.")
    private @Nullable String table;
  }

  @Override
  public Integer call() throws Exception {
    if (!TenantName.isOne(name)) {
      throw new StartException("a tenant's name must be " + TenantName.EXPECTED);
    }
    try (SummaryAccess access = access()) {
      create(new IssuedKeys(access.summary()));
      return 0;
    } catch (SdkException e) {
      throw new StartException("the table does not answer: " + e.getMessage());
    }
  }

  private SummaryAccess access() throws Exception {
    return where.table == null
        ? SummaryAccess.onThisMachine(Rapport.home(), where.data.toAbsolutePath().normalize())
        : SummaryAccess.onAws(where.table);
  }

  private void create(IssuedKeys keys) throws StartException {
    var access = new Access(name, Kind.SRV, Set.of(Scope.ADMIN), Set.of());
    var fresh = FreshKey.of(KEY_NAME, access, new SecureRandom(), Clock.systemUTC().instant());
    switch (keys.issue(fresh.key(), ring -> ring.keys().isEmpty())) {
      case ISSUED -> tell(fresh);
      case NOT_ALLOWED, TOO_MANY_OF_A_NAME, FULL ->
          throw new StartException(
              "there is a tenant %s already: make its keys by POST /v1/keys".formatted(name));
      case REVOKED, BUSY ->
          throw new StartException("others are making the tenant %s just now".formatted(name));
    }
  }

  private void tell(FreshKey fresh) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    err.printf("Made the tenant %s. This is its first key (srv, admin), shown only now:%n", name);
    err.flush();
    out.println(fresh.text());
    out.flush();
    err.println("Make keys for less by POST /v1/keys, and keep this one for that.");
    err.flush();
  }
}
