package rapport.local;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import rapport.local.importer.ImportCommand;

/// What `./rapport` runs.
@Command(
    name = "rapport",
    description = "Takes survey and ticket events and serves metrics, on this machine.",
    subcommands = {UpCommand.class, ImportCommand.class, InvokeCommand.class},
    mixinStandardHelpOptions = true,
    versionProvider = Rapport.Version.class)
public final class Rapport {

  /// Set by the script `rapport`.
  private static final String HOME = "rapport.home";

  private Rapport() {}

  public static void main(String... arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Rapport())
        .setExecutionExceptionHandler(
            (thrown, commandLine, _) -> {
              if (thrown instanceof StartException) {
                commandLine.getErr().println(thrown.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
              }
              throw thrown;
            });
  }

  /// The folder of `template.yaml`.
  static Path home() {
    return Path.of(System.getProperty(HOME, "."));
  }

  /// Says which version this is, and on what it runs.
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"rapport 0.1.0", "Java " + Runtime.version()};
    }
  }
}
