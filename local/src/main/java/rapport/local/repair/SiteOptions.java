package rapport.local.repair;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which system a command is about.
final class SiteOptions {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".rapport",
      description = "The data folder of the running local system (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("");

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "A deployed stack, by your AWS credentials and region; else the local system.")
  private @Nullable String stack;

  @Mixin private UseOption use = new UseOption();

  Site site() {
    return use.of(stack).<Site>map(deployed -> deployed).orElseGet(() -> Site.Local.in(data));
  }
}
