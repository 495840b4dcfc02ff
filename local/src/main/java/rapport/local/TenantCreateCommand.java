package rapport.local;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rapport.access.FreshKey;
import rapport.access.TenantName;
import rapport.local.database.LocalDatabase;
import rapport.local.repair.Site;
import rapport.local.repair.UseOption;
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

  @Mixin private UseOption use = new UseOption();

  @Option(
      names = "--lost",
      description = {
        "All its keys that make keys are lost, or in wrong hands: revokes those and makes another.",
      })
  private boolean lost;

  @Override
  public Integer call() throws Exception {
    if (!TenantName.isOne(name)) {
      throw new StartException("a tenant's name must be " + TenantName.EXPECTED);
    }
    boolean anew = where.stack == null && !LocalDatabase.isIn(folder());
    try (SummaryAccess access = access()) {
      if (anew) {
        tellAnew();
      }
      tell(new TenantKeys(access.summary(), name, Clock.systemUTC().instant()).make(lost));
      return 0;
    } catch (SdkException e) {
      throw Site.unanswered(e);
    }
  }

  private SummaryAccess access() throws Exception {
    Optional<Site.Stack> stack = use.of(where.stack);
    return stack.isPresent()
        ? SummaryAccess.onAws(stack.get())
        : SummaryAccess.onThisMachine(Rapport.home(), folder());
  }

  private Path folder() {
    return where.data.toAbsolutePath().normalize();
  }

  /// A mistyped folder would otherwise show only by a key that no running system knows.
  private void tellAnew() {
    PrintWriter err = spec.commandLine().getErr();
    err.printf("%s is new: no system has had its data there.%n", folder());
    err.printf(
        "A key made there works on the system that ./rapport up --data %s starts.%n", where.data);
    err.flush();
  }

  private void tell(FreshKey fresh) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        fresh.key().name().equals(TenantKeys.FIRST)
            ? "Made the tenant %s. This is its first key (srv, admin), shown only now:%n"
            : "Tenant %s has one key that makes keys now (srv, admin), shown only now:%n",
        name);
    err.flush();
    out.println(fresh.text());
    out.flush();
    err.println("Make keys for less by POST /v1/keys, and keep this one for that.");
    if (lost) {
      err.println("Keys for less stay: look through GET /v1/keys for those that nobody knows.");
    }
    err.flush();
  }
}
