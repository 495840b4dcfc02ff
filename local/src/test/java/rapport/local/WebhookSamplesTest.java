package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import rapport.webhook.WebhookEvent;

/// Holds what `docs/openapi.yaml` says receivers are told to the samples in `events/webhooks`,
/// which the functions' own tests have seen told.
class WebhookSamplesTest {

  private static final Path DOCS = Path.of("..", "docs");
  private static final Path SAMPLES = Path.of("..", "events", "webhooks");
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final String TEST = "webhook.test";

  private static final JsonNode API = api();

  static List<String> events() {
    return Stream.concat(Stream.of(WebhookEvent.values()).map(WebhookEvent::word), Stream.of(TEST))
        .toList();
  }

  @Test
  void everyEventIsDescribedAndHasASampleAndNoOther() throws IOException {
    var described = new TreeSet<String>();
    API.get("webhooks").fieldNames().forEachRemaining(described::add);
    try (var files = Files.list(SAMPLES)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(events());
    }
    assertThat(described).containsExactlyInAnyOrderElementsOf(events());
  }

  @ParameterizedTest
  @MethodSource("events")
  void itsSampleFitsItsSchemaAndNoOtherDoes(String event) throws IOException {
    var content = API.at("/webhooks/" + event + "/post/requestBody/content/application~1json");
    var sample = DOCS.resolve(content.at("/examples/sample/externalValue").textValue());

    assertThat(faults(content, Files.readString(sample))).isEmpty();
    assertThat(sample.normalize()).isEqualTo(SAMPLES.resolve(event + ".json").normalize());
    for (String other : events()) {
      if (!other.equals(event)) {
        assertThat(faults(content, sample(other))).as(other).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatHasAFieldMoreOrLessDoesNotFit(String event) throws IOException {
    var content = API.at("/webhooks/" + event + "/post/requestBody/content/application~1json");
    var more = (ObjectNode) MAPPER.readTree(sample(event));
    ((ObjectNode) more.get("data")).put("note", "private");
    assertThat(faults(content, more.toString())).isNotEmpty();

    for (String name : names(MAPPER.readTree(sample(event)).get("data"))) {
      var less = (ObjectNode) MAPPER.readTree(sample(event));
      ((ObjectNode) less.get("data")).remove(name);
      assertThat(faults(content, less.toString()).isEmpty())
          .as(name)
          .isEqualTo(name.equals("customer")); // which is there if somebody is named
    }
  }

  @Test
  void webhooksCanBeMadeForTheEventsThereAre() {
    var words = Stream.of(WebhookEvent.values()).map(WebhookEvent::word).toList();

    for (String place :
        List.of(
            "/components/schemas/Webhook/properties/events/items/enum",
            "/paths/~1v1~1webhooks~1{webhook}/put/requestBody/content/application~1json/schema"
                + "/properties/events/items/enum")) {
      assertThat(API.at(place)).extracting(JsonNode::textValue).isEqualTo(words);
    }
  }

  private static List<String> names(JsonNode node) {
    return node.properties().stream().map(field -> field.getKey()).toList();
  }

  private static String sample(String event) throws IOException {
    return Files.readString(SAMPLES.resolve(event + ".json"));
  }

  private static List<?> faults(JsonNode content, String text) {
    var schema = MAPPER.createObjectNode();
    schema.set("components", API.get("components"));
    schema.set("$ref", content.at("/schema/$ref"));
    return REGISTRY.getSchema(schema.toString(), InputFormat.JSON).validate(text, InputFormat.JSON);
  }

  private static JsonNode api() {
    try {
      return MAPPER.valueToTree(new Yaml().load(Files.readString(DOCS.resolve("openapi.yaml"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
