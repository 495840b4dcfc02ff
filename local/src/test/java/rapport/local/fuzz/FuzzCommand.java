package rapport.local.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rapport.store.FuzzTarget;

/// `rapport fuzz`: has Jazzer search for inputs that break a target. Each target runs in a process
/// of its own, in the module's folder.
@Command(
    name = "rapport fuzz",
    description = {
      "Searches for inputs that break what reads them, led by the branches that are taken.",
      "What was found lies in local/target/fuzz/<target>; keep it in local/src/test/resources/fuzz."
    },
    mixinStandardHelpOptions = true)
public final class FuzzCommand implements Callable<Integer> {

  private static final String ROW = "%-18s %12s %10s %10s %9s%n";
  private static final Pattern RUNS = Pattern.compile("#(\\d+)\\s.*");
  private static final Pattern COVERED = Pattern.compile(".*\\bcov: (\\d+).*");
  private static final String HOOKED =
      "rapport.**:com.fasterxml.**:com.nimbusds.**:org.yaml.**:org.apache.commons.csv.**";
  private static final int MAX_SECONDS = 24 * 3_600;
  private static final int SECONDS_EACH_INPUT = 20;
  private static final int HEAP_MEGABYTES = 1024;
  private static final int MAX_INPUT_BYTES = 64 * 1024;

  @Spec private CommandSpec spec;

  @Option(names = "--target", paramLabel = "NAME", description = "Which ones (default: all).")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "5",
      description = "How long each is searched, fractions allowed (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(names = "--list", description = "Names all targets and does nothing else.")
  private boolean listing;

  public static void main(String... arguments) {
    System.exit(new CommandLine(new FuzzCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (listing) {
      Targets.names().forEach(System.out::println);
      return CommandLine.ExitCode.OK;
    }
    int seconds = seconds();
    var targets = names.isEmpty() ? Targets.all() : names.stream().map(Targets::named).toList();
    System.out.printf(ROW, "target", "executions", "edges", "per second", "findings");
    int findings = 0;
    for (FuzzTarget target : targets) {
      findings += search(target, seconds);
    }
    return findings == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private int seconds() {
    long seconds = Math.round(minutes * 60);
    if (seconds < 1 || seconds > MAX_SECONDS) {
      throw new ParameterException(
          spec.commandLine(), "--minutes must be a second to a day, got " + minutes);
    }
    return (int) seconds;
  }

  private int search(FuzzTarget target, int seconds) throws IOException, InterruptedException {
    var folder = Path.of("target", "fuzz", target.name());
    Corpus.write(target, folder.resolve("corpus"));
    var found = Files.createDirectories(folder.resolve("found"));
    var before = Found.in(found);
    var process = new ProcessBuilder(command(target, folder, seconds));
    process.redirectErrorStream(true);
    var log = folder.resolve("log.txt");
    var seen = watched(process.start(), log);
    int findings = Found.in(found).since(before);
    System.out.printf(
        ROW, target.name(), seen.runs, seen.edges, Long.parseLong(seen.runs) / seconds, findings);
    if (!seen.ended) {
      System.out.println("  it ended before its time: see local/" + log);
      return Math.max(1, findings);
    }
    return findings;
  }

  private static List<String> command(FuzzTarget target, Path folder, int seconds) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + HEAP_MEGABYTES + "m",
        "-XX:+UseSerialGC",
        "-XX:+EnableDynamicAgentLoading",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path"),
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + Fuzzer.class.getName(),
        "--target_args=" + target.name(),
        "--instrumentation_includes=rapport.**",
        "--custom_hook_includes=" + HOOKED,
        "--reproducer_path=" + folder,
        "-artifact_prefix=" + folder.resolve("found") + "/",
        "-max_total_time=" + seconds,
        "-timeout=" + SECONDS_EACH_INPUT,
        "-max_len=" + MAX_INPUT_BYTES,
        "-rss_limit_mb=0",
        "-print_final_stats=1",
        folder.resolve("corpus").toString());
  }

  /// @param ended whether it searched for as long as it was told to, or found something
  private record Seen(String runs, String edges, boolean ended) {}

  private static Seen watched(Process process, Path log) throws IOException, InterruptedException {
    String runs = "0";
    String edges = "0";
    try (var out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
        var lines = new BufferedReader(out);
        var kept = Files.newBufferedWriter(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        kept.write(line + "\n");
        runs = found(RUNS, line, runs);
        edges = line.startsWith("#") ? found(COVERED, line, edges) : edges;
      }
    }
    return new Seen(runs, edges, process.waitFor() == 0);
  }

  private static String found(Pattern pattern, String line, String otherwise) {
    Matcher matcher = pattern.matcher(line);
    return matcher.matches() ? matcher.group(1) : otherwise;
  }
}
