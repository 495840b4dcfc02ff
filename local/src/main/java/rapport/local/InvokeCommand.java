package rapport.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.local.function.FunctionFailedException;
import rapport.store.AccessKeys;

/// `rapport invoke`: calls one function with one event.
@Command(
    name = "invoke",
    description = {
      "Calls one function with an event from a file, and prints its answer.",
      "Without --data it works on empty tables that end with it, in which every key that the event"
          + " shows is good for the tenant demo."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class InvokeCommand implements Callable<Integer> {

  private static final Pattern KEY = Pattern.compile("\\b(pub|srv|read)_[A-Za-z0-9_-]+");
  private static final Pattern SURVEY = Pattern.compile("surveys?[/\": ]+([A-Za-z0-9._-]+)");

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
    String json = Files.readString(event);
    Options options =
        Optional.ofNullable(data)
            .map(folder -> Options.inFolder(Rapport.home(), folder.toAbsolutePath(), 0))
            .orElseGet(() -> Options.inMemory(Rapport.home()))
            .withScheduled(false);
    try (var system = LocalSystem.start(options, LocalSystem.SAMPLE_SURVEYS)) {
      if (data == null) {
        acceptKeys(system, json);
      }
      spec.commandLine().getOut().println(system.invoke(function, json));
      return 0;
    } catch (FunctionFailedException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
  }

  private static void acceptKeys(LocalSystem system, String json) {
    var keys = new AccessKeys(system.summary());
    Set<String> surveys =
        SURVEY.matcher(json).results().map(found -> found.group(1)).collect(Collectors.toSet());
    Matcher key = KEY.matcher(json);
    while (key.find()) {
      Access access =
          switch (key.group(1)) {
            case "srv" ->
                new Access(LocalSystem.TENANT, Kind.SRV, Set.of(Access.Scope.ADMIN), Set.of());
            case "read" ->
                new Access(LocalSystem.TENANT, Kind.READ, Set.of(Access.Scope.PEOPLE), Set.of());
            default -> new Access(LocalSystem.TENANT, Kind.PUB, Set.of(), surveys);
          };
      keys.put(AccessKeys.hashOf(key.group()), access);
    }
  }
}
