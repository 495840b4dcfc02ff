package rapport.local.importer;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rapport.edge.TextRule;
import rapport.local.importer.csv.BadFileException;
import rapport.local.importer.csv.RowFile;
import rapport.local.importer.mapping.BadMappingException;
import rapport.local.importer.mapping.Mapping;
import rapport.local.importer.mapping.MappingReader;

/// `rapport import`. Answers 0 if every row is in, 1 if the import had to stop, 2 if it could not
/// begin, 3 if it is done but rows were refused.
@Command(
    name = "import",
    description = "Sends the rows of a CSV file to a running system.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ImportCommand implements Callable<Integer> {

  static final int DONE = 0;
  static final int STOPPED = 1;
  static final int UNUSABLE = 2;
  static final int ROWS_REFUSED = 3;

  private static final int EVENTS_SHOWN = 10;

  @Spec private CommandSpec spec;

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "FILE",
      description = "How rows become events (see docs/importing.md).")
  private Path mappingFile;

  @Option(names = "--url", paramLabel = "URL", description = "Where to; else the local system.")
  private String url = "";

  @Option(names = "--key", paramLabel = "KEY", description = "A srv_ key of it.")
  private String key = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".rapport",
      description = "The local system's data folder (default: ${DEFAULT-VALUE}).")
  private Path data;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The import's name; else one made from the mapping and the file's content.")
  private String name = "";

  @Option(
      names = "--requests",
      paramLabel = "N",
      defaultValue = "8",
      description = "Requests on their way at once (default: ${DEFAULT-VALUE}).")
  private int requests;

  @Option(names = "--dry-run", description = "Sends nothing; shows the first events.")
  private boolean dryRun;

  @Parameters(index = "0", paramLabel = "CSV", description = "The file, plain or gzip.")
  private Path csv;

  @Override
  public Integer call() {
    checkOptions();
    try {
      Mapping mapping = mapping();
      return dryRun ? show(mapping) : send(mapping);
    } catch (BadMappingException e) {
      err().println(mappingFile + " can't be used:");
      e.faults().forEach(fault -> err().println("  " + fault));
      return UNUSABLE;
    } catch (BadFileException e) {
      err().println(e.getMessage());
      return UNUSABLE;
    } catch (ImportStoppedException e) {
      err().println("The import stopped: " + e.getMessage());
      return STOPPED;
    }
  }

  private void checkOptions() {
    if (url.isEmpty() != key.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--url and --key go together; without both it is the local system");
    }
    if (!name.isEmpty()) {
      TextRule.NAME
          .fault(name)
          .ifPresent(
              fault -> {
                throw new ParameterException(spec.commandLine(), "--name " + fault);
              });
    }
    if (requests < 1 || requests > 64) {
      throw new ParameterException(spec.commandLine(), "--requests must be 1 to 64");
    }
  }

  private Mapping mapping() {
    String word = ImportName.word(String.valueOf(mappingFile.getFileName()));
    try {
      return MappingReader.read(Files.readString(mappingFile), word);
    } catch (IOException _) {
      throw new BadMappingException(List.of("there is no such file, or it is no UTF-8 text"));
    }
  }

  private int show(Mapping mapping) {
    var shown = new AtomicInteger();
    var run = new Import(new RowFile(csv), mapping, Progress.SILENT);
    ImportReport report =
        run.dryRun(
            event -> {
              if (shown.getAndIncrement() < EVENTS_SHOWN) {
                out().println(event.json());
              }
            });
    out().println();
    return conclude(report);
  }

  private int send(Mapping mapping) {
    Destination to = url.isEmpty() ? Destination.local(data) : Destination.of(url, key);
    var file = new RowFile(csv);
    String importName = name.isEmpty() ? ImportName.of(word(), mapping, file) : name;
    out().printf("%s to %s as import %s%n", csv.getFileName(), to.url(), importName);
    out().flush();
    return conclude(send(mapping, file, to, importName));
  }

  private ImportReport send(Mapping mapping, RowFile file, Destination to, String importName) {
    try (Progress progress = progress(file);
        var client = new ImportClient(to.url(), to.key(), Pause.SLEEPING)) {
      var run = new Import(file, mapping, progress);
      try (var _ = BrokenOff.watch(run, out())) {
        return run.run(client, importName, requests);
      }
    }
  }

  private String word() {
    return ImportName.word(String.valueOf(mappingFile.getFileName()));
  }

  private Progress progress(RowFile file) {
    return System.console() != null && System.console().isTerminal()
        ? ProgressShown.bar(file.sizeBytes())
        : ProgressShown.lines(file.sizeBytes(), out());
  }

  private int conclude(ImportReport report) {
    out().print(report.text());
    out().flush();
    return report.rowsRefused() == 0 ? DONE : ROWS_REFUSED;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
