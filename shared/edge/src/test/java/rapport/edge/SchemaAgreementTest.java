package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.edge.EventJson.Reading.Valid;

/// Lets the JSON Schemas in `events/schemas` and the code judge the same events, many of them
/// spoilt at random. A failure prints the seed that replays it.
///
/// A schema can't say, so it is not drawn here but tested in [EventJsonTest], [EventDataTest],
/// [EventTimeTest], [JsonTest] and [LatenessTest]:
///
/// - that a day exists in its month, and that a time, be it in an id, is from 1970 on;
/// - that a currency is one of ISO 4217's, for that changes;
/// - lengths in UTF-16 units: JSON Schema counts code points;
/// - names given twice, depth, and numbers of very many digits: parsing has dealt with them;
/// - what depends on more than the event: lateness, and whether an answer fits its survey.
final class SchemaAgreementTest {

  private static final Path FOLDER = Path.of("../../events/schemas");
  private static final String BASE = "https://example.com/schemas/";
  private static final String META = "https://json-schema.org/draft/2020-12/schema";
  private static final String END = ".schema.json";
  private static final int EVENTS = 2_500;

  private static final Map<String, String> FILES = files();
  private static final SchemaRegistry REGISTRY = registry();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20_260_101})
  void schemaAndCodeAgree(long seed) {
    var schema = schema("event");
    var random = new Random(seed);
    var events = new RandomEvents(random);
    var spoiling = new Spoiling(random);
    int valid = 0;
    for (int i = 0; i < EVENTS; i++) {
      ObjectNode tree = EventWriting.tree(events.next());
      spoiling.spoil(tree);
      var text = Json.write(tree);

      boolean accepted = accepted(text);
      List<?> faults = schema.validate(text, InputFormat.JSON);

      assertThat(faults.isEmpty())
          .as("seed %d, event %d: %s; schema says %s, code %s", seed, i, text, faults, read(text))
          .isEqualTo(accepted);
      valid += accepted ? 1 : 0;
    }
    assertThat(valid).as("both verdicts occur often").isBetween(EVENTS / 10, EVENTS * 9 / 10);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void theSchemaOfATypeJudgesItsEventsLikeTheSchemaOfAll(long seed) {
    var all = schema("event");
    var random = new Random(seed);
    var events = new RandomEvents(random);
    var spoiling = new Spoiling(random);
    for (int i = 0; i < EVENTS / 4; i++) {
      var event = events.next();
      ObjectNode tree = EventWriting.tree(event);
      String type = EventTypes.name(event.payload());
      spoiling.spoil(tree);
      tree.put("type", type);
      var text = Json.write(tree);

      assertThat(schema(type).validate(text, InputFormat.JSON).isEmpty())
          .as("seed %d, event %d: %s", seed, i, text)
          .isEqualTo(all.validate(text, InputFormat.JSON).isEmpty());
    }
  }

  @Test
  void everyTypeHasASchema() {
    assertThat(FILES.keySet()).containsAll(EventJson.types().stream().map(t -> t + END).toList());
    assertThat(FILES).hasSize(EventJson.types().size() + 3);
  }

  @Test
  void theSchemasAreSchemas() {
    var meta = REGISTRY.getSchema(SchemaLocation.of(META));

    FILES.forEach(
        (name, text) -> assertThat(meta.validate(text, InputFormat.JSON)).as(name).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"intake,post-event", "intake,post-events-array", "intake,post-import"})
  void theGoodEventsOfIntakeFit(String folder, String file) throws IOException {
    var text = Files.readString(FOLDER.resolveSibling(folder).resolve(file + ".json"));
    var request = ((Json.Parsed.Values) Json.readOne(text)).values().getFirst().node();
    var events = ((Json.Parsed.Values) Json.readMany(request.get("body").textValue())).values();

    assertThat(events)
        .isNotEmpty()
        .allSatisfy(
            event ->
                assertThat(schema("event").validate(event.text(), InputFormat.JSON)).isEmpty());
  }

  private static boolean accepted(String text) {
    return read(text) instanceof Valid;
  }

  private static EventJson.Reading read(String text) {
    var values = ((Json.Parsed.Values) Json.readOne(text)).values();
    return EventJson.read(values.getFirst(), "", Fixed.identity());
  }

  private static Schema schema(String name) {
    return REGISTRY.getSchema(SchemaLocation.of(BASE + name + END));
  }

  private static SchemaRegistry registry() {
    var byLocation = new TreeMap<String, String>();
    FILES.forEach((name, text) -> byLocation.put(BASE + name, text));
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(byLocation));
  }

  private static Map<String, String> files() {
    try (var paths = Files.list(FOLDER)) {
      var files = new TreeMap<String, String>();
      for (Path path : paths.toList()) {
        files.put(path.getFileName().toString(), Files.readString(path));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
