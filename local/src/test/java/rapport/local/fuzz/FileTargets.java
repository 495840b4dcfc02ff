package rapport.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import rapport.bytes.Bytes;
import rapport.local.importer.Import;
import rapport.local.importer.OutgoingEvent;
import rapport.local.importer.csv.BadFileException;
import rapport.local.importer.csv.RowFile;
import rapport.local.importer.mapping.BadMappingException;
import rapport.local.importer.mapping.Mapping;
import rapport.local.importer.mapping.MappingReader;
import rapport.store.FuzzTarget;

/// What the importer reads: mappings, and files of rows by a few mappings.
final class FileTargets {

  private static final Path MAPPINGS = Path.of("mappings");
  private static final List<String> FORMS =
      List.of(
          "format: {delimiter: \",\"}",
          "format: {delimiter: blanks, columns: [at, who, what]}",
          "format: {delimiter: tab, encoding: UTF-16}");
  private static final String ROWS =
      """
      row: event
      source: shop
      events:
        - type: customer.active
          time: ${at}
          subject: ${who}
          data: {activity: "${what}"}
      """;

  private final Path file;
  private final List<Mapping> mappings;

  private FileTargets() {
    try {
      file = Files.createTempFile("rapport-fuzz", ".csv");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    file.toFile().deleteOnExit();
    mappings =
        Stream.concat(FORMS.stream().map(form -> form + "\n" + ROWS), delivered())
            .map(text -> MappingReader.read(text, "fuzz"))
            .toList();
  }

  static List<FuzzTarget> all() {
    return List.of(
        FuzzTarget.of("mapping", mappingSeeds(), FileTargets::mapping),
        FuzzTarget.of("rows", rowSeeds(), new FileTargets()::rows));
  }

  /// What is wrong is said, and what is read twice is the same.
  private static void mapping(byte[] input) {
    var text = Inputs.of(input).text();
    try {
      var mapping = MappingReader.read(text, "fuzz");
      assertThat(MappingReader.read(text, "fuzz").canonical()).isEqualTo(mapping.canonical());
    } catch (BadMappingException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  /// A row is events, or refused with its line; never is one lost without a word.
  private void rows(byte[] input) {
    var inputs = Inputs.of(input);
    var mapping = mappings.get(inputs.choice(mappings.size()));
    var events = new ArrayList<OutgoingEvent>();
    try {
      Files.write(file, inputs.rest());
      var report = new Import(new RowFile(file), mapping, (_, _, _) -> {}).dryRun(events::add);
      assertThat(report).isNotNull();
      events.forEach(event -> Stage.json(event.json()));
    } catch (BadFileException e) {
      assertThat(e.getMessage()).isNotBlank();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> delivered() {
    return Stream.of("airline.yaml", "incidents.yaml", "purchases.yaml")
        .map(name -> Inputs.text(MAPPINGS.resolve(name)));
  }

  private static List<Bytes> mappingSeeds() {
    var seeds = new ArrayList<Bytes>();
    Stream.concat(Stream.of(ROWS), delivered()).forEach(text -> seeds.add(Inputs.seed(0, text)));
    seeds.addAll(Hostile.yaml());
    return seeds;
  }

  private static List<Bytes> rowSeeds() {
    return Stream.of(
            "at,who,what\n2026-03-01T10:00:00Z,c1,login\n",
            "\ufeffat,who,what\r\n\"2026-03-01T10:00:00Z\",\"c,1\",\"a\"\"b\nc\"\r\n\r\n,,\r\n",
            "at,who,what\n\"open,1\n2,3",
            "at,who,what,what\n",
            "")
        .map(text -> Inputs.seed(0, text))
        .toList();
  }
}
