package rapport.local.repair;

import java.nio.file.Path;
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
  private String stack = "";

  Site site() {
    return stack.isEmpty() ? Site.Local.in(data) : new Site.Stack(stack);
  }
}
