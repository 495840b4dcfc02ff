package rapport.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rapport.local.function.FunctionFailedException;
import rapport.store.Quarantine.Kept;

/// `rapport invoke`: calls one function with one event.
@Command(
    name = "invoke",
    description = {
      "Calls one function with an event from a file, and prints its answer.",
      "Without --data it works on empty tables that end with it, in which the keys, the settings and"
          + " the survey of the events in events/ are good."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class InvokeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder of a local system that isn't running.")
  private @Nullable Path data;

  @Parameters(index = "0", paramLabel = "FUNCTION", description = "intake, recorder, rollup, …")
  private String function = "";

  @Parameters(
      index = "1",
      paramLabel = "EVENT",
      description = "A file of JSON, like those in events/.")
  private Path event = Path.of("");

  @Override
  public Integer call() throws Exception {
    if (Files.isDirectory(event)) {
      throw new StartException(event + " is a folder: name one of its files");
    }
    String json = Files.readString(event);
    Options options =
        Optional.ofNullable(data)
            .map(folder -> Options.inFolder(Rapport.home(), folder.toAbsolutePath(), 0))
            .orElseGet(() -> Options.inMemory(Rapport.home()))
            .withScheduled(false);
    try (var system = LocalSystem.start(options, LocalSystem.SAMPLE_SURVEYS)) {
      if (data == null) {
        ExampleTenant.prepare(system, Rapport.home());
      }
      spec.commandLine().getOut().println(system.invoke(function, json));
      if (data == null) {
        sayWhatWasPutAside(system);
      }
      return 0;
    } catch (FunctionFailedException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
  }

  /// The recorder's answer doesn't tell, and the tables are about to go.
  private void sayWhatWasPutAside(LocalSystem system) {
    for (Kept kept : ExampleTenant.quarantined(system)) {
      spec.commandLine()
          .getErr()
          .printf("put into quarantine, of message %s: %s%n", kept.messageId(), kept.reason());
    }
  }
}
