package rapport.local;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import rapport.local.coverage.CoverageCommand;
import rapport.local.importer.ImportCommand;
import rapport.local.load.LoadCommand;
import rapport.local.repair.DlqCommand;
import rapport.local.repair.RebuildCommand;
import rapport.local.simulation.SimulateCommand;

/// What `./rapport` runs.
@Command(
    name = "rapport",
    description = "Takes survey and ticket events and serves metrics, on this machine.",
    subcommands = {
      UpCommand.class,
      ImportCommand.class,
      TenantCommand.class,
      InvokeCommand.class,
      CoverageCommand.class,
      DlqCommand.class,
      RebuildCommand.class,
      SimulateCommand.class,
      LoadCommand.class
    },
    footer = {
      "In a checkout, three commands more look at the code itself:",
      "  bench     Compares what has to be fast with the least that could be done.",
      "  fuzz      Searches for inputs that break a parser.",
      "  quality   Tells which branches the tests take, and which changes they notice."
    },
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
              commandLine.getErr().println(said(thrown));
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  /// A user's mistake is said in one line; a fault of ours with the place it came from.
  static String said(Exception thrown) {
    return switch (thrown) {
      case StartException mistake -> mistake.getMessage();
      case NoSuchFileException missing -> "there is no file " + missing.getFile();
      case AccessDeniedException refused -> "no permission for the file " + refused.getFile();
      case FileSystemException refused -> "can't use the file " + refused.getMessage();
      case IllegalArgumentException mistake -> mistake.getMessage();
      default -> {
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        yield trace.toString();
      }
    };
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
