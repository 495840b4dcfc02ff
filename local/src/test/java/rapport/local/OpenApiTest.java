package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import rapport.admin.AdminHandler;
import rapport.edge.Checked;
import rapport.edge.EventJson;
import rapport.edge.EventJson.Reading;
import rapport.edge.Json;
import rapport.edge.Json.Parsed;
import rapport.edge.KeyJson;
import rapport.edge.ServerIdentity;
import rapport.edge.SettingsJson;
import rapport.edge.SurveyJson;
import rapport.form.FormWord;
import rapport.forms.FormsHandler;
import rapport.intake.IntakeHandler;
import rapport.local.template.Template;
import rapport.reader.ReaderHandler;
import rapport.survey.QuestionType;

/// Holds the description of the HTTP interface to the handlers and to the template.
final class OpenApiTest {

  private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> METHODS =
      Set.of("get", "head", "put", "post", "patch", "delete");
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final Map<String, Set<String>> HANDLERS =
      new TreeMap<>(
          Map.of(
              "AdminFunction", AdminHandler.ROUTES,
              "FormsFunction", FormsHandler.ROUTES,
              "IntakeFunction", IntakeHandler.ROUTES,
              "ReaderFunction", ReaderHandler.ROUTES));

  private static final JsonNode API = yaml(DOCS.resolve("openapi.yaml"));

  /// What one route does.
  ///
  /// @param path what holds for all methods of its path
  record Operation(String route, JsonNode path, JsonNode node) {
    @Override
    public String toString() {
      return route;
    }
  }

  static List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    API.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (METHODS.contains(method.getKey())) {
                            String route =
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                            operations.add(
                                new Operation(route, path.getValue(), method.getValue()));
                          }
                        }));
    return operations;
  }

  @Test
  void everyRouteIsDescribedAndNoOther() {
    var served = new TreeSet<String>();
    HANDLERS.values().forEach(served::addAll);

    assertThat(operations())
        .extracting(Operation::route)
        .containsExactlyInAnyOrderElementsOf(served);
  }

  @Test
  void theTemplateSendsEveryRouteToTheHandlerThatServesIt() throws IOException {
    var routes = new TreeMap<String, Set<String>>();
    Template.read(DOCS.resolveSibling("template.yaml"))
        .properties(Template.FUNCTION)
        .forEach(
            (name, function) -> {
              var own = new TreeSet<String>();
              for (JsonNode event : function.path("Events")) {
                if (event.path("Type").asText().equals("HttpApi")) {
                  var properties = event.path("Properties");
                  own.add(
                      properties.path("Method").asText() + " " + properties.path("Path").asText());
                }
              }
              if (!own.isEmpty()) {
                routes.put(name, own);
              }
            });

    assertThat(routes).isEqualTo(HANDLERS);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(references(API))
        .isNotEmpty()
        .allSatisfy(
            reference -> assertThat(target(reference).isMissingNode()).as(reference).isFalse());
  }

  @Test
  void everyOperationHasANameOfItsOwn() {
    assertThat(operations())
        .extracting(operation -> operation.node().path("operationId").asText())
        .doesNotHaveDuplicates()
        .doesNotContain("");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void thePartsOfItsPathAreDescribed(Operation operation) {
    var described = new TreeSet<String>();
    for (JsonNode parameter : operation.path().path("parameters")) {
      JsonNode found = resolved(parameter);
      if (found.path("in").asText().equals("path")) {
        described.add(found.path("name").asText());
      }
    }
    var named = new TreeSet<String>();
    PARAMETER.matcher(operation.route()).results().forEach(found -> named.add(found.group(1)));

    assertThat(described).isEqualTo(named);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void itsProblemsAreDescribedAsProblems(Operation operation) {
    var responses = operation.node().path("responses");

    assertThat(responses.has("429")).as("the gateway may say 429").isTrue();
    assertThat(responses.has("401")).as("a key is asked for").isEqualTo(wantsKey(operation));
    responses
        .properties()
        .forEach(
            response -> {
              int status = Integer.parseInt(response.getKey());
              var content = resolved(response.getValue()).path("content");
              if (status >= 400 && status != 429) {
                var type = isForPersons(operation) ? "text/html" : "application/problem+json";
                assertThat(content.has(type)).as("%d", status).isTrue();
              }
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void whatTheGatewayAnswersItselfIsDescribedInTheGatewaysForm(Operation operation) {
    for (String status : List.of("413", "429")) {
      var response = resolved(operation.node().at("/responses/" + status));
      if (!response.isMissingNode()) {
        var body = resolved(response.path("content").path("application/json").path("schema"));
        assertThat(body.at("/properties/message/type").asText()).as(status).isEqualTo("string");
      }
    }
  }

  @Test
  void theExamplesOfEventsAreTaken() {
    var examples = API.at("/paths/~1v1~1events/post/requestBody/content/application~1json/example");
    var clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    assertThat(values(examples.toString()))
        .hasSize(2)
        .allSatisfy(
            event ->
                assertThat(EventJson.read(event, "", new ServerIdentity(clock, new Random(1))))
                    .isInstanceOf(Reading.Valid.class));
  }

  @Test
  void theExamplesOfSettingsSurveysAndKeysAreTaken() {
    var settings = example("/paths/~1v1~1settings/put");
    var survey = example("/paths/~1v1~1surveys~1{survey}/put");

    assertThat(SettingsJson.read(settings)).isInstanceOf(Checked.Valid.class);
    assertThat(SurveyJson.read("relationship-2026", survey)).isInstanceOf(Checked.Valid.class);
    assertThat(KeyJson.read(example("/paths/~1v1~1keys/post"), "relationship-2026"::equals))
        .isInstanceOf(Checked.Valid.class);
  }

  @Test
  void theWordsOfFormsAndTheTypesOfQuestionsAreThoseThereAre() {
    var words =
        API.at(
            "/components/schemas/Survey/properties/words/additionalProperties/propertyNames/enum");
    var types = API.at("/components/schemas/Question/properties/type/enum");

    assertThat(words)
        .extracting(JsonNode::asText)
        .containsExactly(Stream.of(FormWord.values()).map(FormWord::key).toArray(String[]::new));
    assertThat(types)
        .extracting(JsonNode::asText)
        .containsExactly(
            Stream.of(QuestionType.values()).map(QuestionType::word).toArray(String[]::new));
  }

  private static Json.Value example(String operation) {
    var example = API.at(operation + "/requestBody/content/application~1json/example");
    return values("[" + example + "]").getFirst();
  }

  private static List<Json.Value> values(String text) {
    return ((Parsed.Values) Json.readMany(text)).values();
  }

  /// Whether only browsers come there.
  private static boolean isForPersons(Operation operation) {
    return operation.route().endsWith(" /s/{survey}");
  }

  private static boolean wantsKey(Operation operation) {
    var security = operation.node().path("security");
    return security.isMissingNode() || !security.isEmpty();
  }

  private static Set<String> references(JsonNode node) {
    var references = new TreeSet<String>();
    if (node.path("$ref").isTextual()) {
      references.add(node.path("$ref").asText());
    }
    node.forEach(child -> references.addAll(references(child)));
    return references;
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? target(node.get("$ref").asText()) : node;
  }

  private static JsonNode target(String reference) {
    int hash = reference.indexOf('#');
    String file = hash < 0 ? reference : reference.substring(0, hash);
    var document = file.isEmpty() ? API : yaml(DOCS.resolve(file).normalize());
    return hash < 0 ? document : document.at(reference.substring(hash + 1));
  }

  /// JSON is YAML, too. Aliases are resolved.
  private static JsonNode yaml(Path file) {
    try {
      return MAPPER.valueToTree(new Yaml().load(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
