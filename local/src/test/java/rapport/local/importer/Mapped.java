package rapport.local.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import rapport.local.importer.csv.RowFile;
import rapport.local.importer.mapping.Mapping;
import rapport.local.importer.mapping.MappingReader;

/// What a mapping makes of a text.
///
/// @param events in the order in which they are sent
record Mapped(List<JsonNode> events, ImportReport report) {

  private static final JsonMapper JSON = new JsonMapper();

  static Mapped of(String mapping, String rows) {
    return of(MappingReader.read(mapping, "test"), rows);
  }

  static Mapped ofDelivered(String name, String rows) {
    return of(delivered(name), rows);
  }

  private static Mapped of(Mapping mapping, String rows) {
    try {
      Path file = Files.createTempFile("rows", ".csv");
      try {
        Files.writeString(file, rows);
        return of(mapping, file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Mapped of(Mapping mapping, Path file) {
    var events = new ArrayList<JsonNode>();
    ImportReport report = stream(mapping, file, events::add);
    return new Mapped(events, report);
  }

  static ImportReport stream(Mapping mapping, Path file, Consumer<JsonNode> events) {
    return new Import(new RowFile(file), mapping, Progress.SILENT)
        .dryRun(event -> events.accept(tree(event.json())));
  }

  /// The mapping that is delivered under this name.
  static Mapping delivered(String name) {
    try {
      return MappingReader.read(Files.readString(file(name)), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path file(String name) {
    Path here = Path.of("mappings", name + ".yaml");
    return Files.exists(here) ? here : Path.of("local").resolve(here);
  }

  /// The event's id, type and time, which are most of what it says.
  List<String> summaries() {
    return events.stream()
        .map(
            event ->
                event.path("time").asText()
                    + " "
                    + event.path("type").asText()
                    + " "
                    + event.path("id").asText())
        .toList();
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
