package rapport.local.importer;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import rapport.local.importer.csv.BadFileException;
import rapport.local.importer.csv.RowFile;
import rapport.local.importer.csv.RowReader;
import rapport.local.importer.mapping.Mapping;
import rapport.local.importer.mapping.Rows;
import rapport.local.importer.mapping.Survey;

/// One run of an import: rows to events to requests.
///
/// It keeps no notes on how far it came. The ids of its events are made from the rows, so a run
/// that was broken off is repeated from the start, and what was accepted before counts once.
public final class Import {

  private static final int ROWS_BETWEEN_LOOKS = 200;

  private final RowFile file;
  private final Mapping mapping;
  private final Progress progress;
  private final Tally tally = new Tally();
  private final long beganNanos = System.nanoTime();

  public Import(RowFile file, Mapping mapping, Progress progress) {
    this.file = file;
    this.mapping = mapping;
    this.progress = progress;
  }

  /// Sends all of the file's events, after the survey they answer if the system doesn't know it.
  ///
  /// @param name of the import
  /// @param requests how many may be on their way at once
  /// @throws BadFileException if the file can't be used with this mapping
  /// @throws ImportStoppedException if the system takes no more
  public ImportReport run(ImportClient client, String name, int requests) {
    defineSurvey(client);
    try (var stream = new EventStream(client, name, requests, tally)) {
      read(stream::add);
      stream.finish();
    }
    return report();
  }

  /// Makes the events and sends none.
  ///
  /// @param look gets each of them
  public ImportReport dryRun(Consumer<OutgoingEvent> look) {
    read(events -> events.forEach(look));
    return report();
  }

  /// What has happened so far; may be asked while it runs.
  public ImportReport report() {
    return tally.report((System.nanoTime() - beganNanos) / 1_000_000);
  }

  private void defineSurvey(ImportClient client) {
    if (mapping.rows() instanceof Rows.SurveyAnswers answers
        && answers.survey() instanceof Survey.Defined(var id, var definition)
        && client.survey(id).isEmpty()) {
      client.defineSurvey(id, definition);
    }
  }

  private void read(Consumer<List<OutgoingEvent>> made) {
    EventSink sink = counting(made);
    RowMapper mapper = RowMapper.of(mapping);
    long rowsRead = 0;
    try (RowReader reader = file.open(mapping.form())) {
      requireColumns(reader.columns());
      for (Optional<RowReader.Read> next = reader.next(); next.isPresent(); next = reader.next()) {
        rowsRead++;
        tally.read();
        switch (next.get()) {
          case RowReader.Read.Usable(var row) -> mapper.accept(row, sink);
          case RowReader.Read.Unusable(var line, var reason) -> sink.refused(line, reason);
        }
        if (rowsRead % ROWS_BETWEEN_LOOKS == 0) {
          progress.at(reader.bytesRead(), rowsRead, tally.eventsAccepted());
        }
      }
      mapper.finish(sink);
    } catch (IOException e) {
      throw new BadFileException("cannot close " + file.path() + ": " + e.getMessage());
    }
  }

  private EventSink counting(Consumer<List<OutgoingEvent>> made) {
    return new EventSink() {
      @Override
      public void events(List<OutgoingEvent> events) {
        tally.made(events.size());
        made.accept(events);
      }

      @Override
      public void refused(long line, String reason) {
        tally.refused(line, reason);
      }
    };
  }

  private void requireColumns(List<String> present) {
    List<String> faults =
        mapping.columns().entrySet().stream()
            .filter(column -> !present.contains(column.getKey()))
            .map(column -> "no column `" + column.getKey() + "`, which " + place(column) + " reads")
            .toList();
    if (!faults.isEmpty()) {
      throw new BadFileException(
          file.path()
              + ": "
              + String.join("; ", faults)
              + ". It has "
              + String.join(", ", present));
    }
  }

  private static String place(Map.Entry<String, String> column) {
    return "`" + column.getValue() + "` of the mapping";
  }
}
