package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.limit.Limit;
import rapport.local.template.Template;
import rapport.queue.Message;

/// Holds the template to the code: what it names is there, and as the code needs it.
class TemplateTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String FUNCTION = "Function";

  private static Template template;

  @BeforeAll
  static void read() throws IOException {
    template = Template.read(ROOT.resolve("template.yaml"));
  }

  static List<String> functions() throws IOException {
    var names = new ArrayList<>(functionProperties().keySet());
    assertThat(names).contains("IntakeFunction", "RecorderFunction", "RollupFunction");
    return names;
  }

  @Test
  void everyFunctionOfTheCheckoutIsDeployed() throws IOException {
    try (var folders = Files.list(ROOT.resolve("functions"))) {
      assertThat(folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))))
          .extracting(folder -> folder.getFileName().toString())
          .containsExactlyInAnyOrderElementsOf(
              functions().stream().map(TemplateTest::plain).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theHandlerExistsInTheJarOfItsModule(String function) throws Exception {
    var properties = functionProperties().get(function);

    assertThat(Class.forName(properties.path("Handler").asText()).getPackageName())
        .isEqualTo("rapport." + plain(function));
    assertThat(properties.path("CodeUri").asText())
        .isEqualTo("functions/" + plain(function) + "/target/" + plain(function) + ".jar");
  }

  @Test
  void tablesHaveTheKeysOfTheStoreAndAreKeptWhateverHappens() {
    var tables = template.properties(Template.TABLE);

    assertThat(tables.keySet()).containsExactlyInAnyOrder("EventsTable", "SummaryTable");
    tables.forEach(
        (name, table) -> {
          var keys = new TreeMap<String, String>();
          table
              .path("KeySchema")
              .forEach(
                  key ->
                      keys.put(key.path("KeyType").asText(), key.path("AttributeName").asText()));
          assertThat(keys).as(name).isEqualTo(Map.of("HASH", "PK", "RANGE", "SK"));
          assertThat(table.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
          assertThat(
                  table
                      .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                      .asBoolean())
              .isTrue();
          var resource = template.resources().get(name);
          assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("Retain");
          assertThat(resource.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
        });
    assertThat(tables.get("EventsTable").at("/TimeToLiveSpecification/AttributeName").asText())
        .isEqualTo("ttl");
  }

  @Test
  void aMessageStaysInvisibleSixTimesAsLongAsItsFunctionMayRunAndAWindowMore() throws IOException {
    for (String function : functions()) {
      int timeout = functionProperties().get(function).path("Timeout").asInt();
      int window = longestWindowSeconds(function);
      for (String queue :
          FunctionRightsTest.queuesReceivedFrom(functionProperties().get(function))) {
        var properties = template.properties(Template.QUEUE).get(queue);
        assertThat(properties.path("VisibilityTimeout").asInt())
            .as(queue)
            .isGreaterThanOrEqualTo(6 * timeout + window);
        assertThat(properties.at("/RedrivePolicy/maxReceiveCount").asInt()).isEqualTo(10);
      }
    }
  }

  /// What is larger and can't be deflated would fit into no item, and be a dead letter for ever.
  @Test
  void queuesOfEventsTakeNoMessageLargerThanARequestMayBe() {
    for (String queue : List.of("EventQueue", "EventDeadLetters")) {
      var properties = template.properties(Template.QUEUE).get(queue);
      assertThat(properties.path("MaximumMessageSize").asInt())
          .as(queue)
          .isEqualTo(Message.MAX_BYTES);
    }
  }

  @Test
  void everyQueueTriggerReportsFailedMessagesAloneAndIsBounded() throws IOException {
    for (String function : functions()) {
      for (JsonNode event : functionProperties().get(function).path("Events")) {
        if (event.path("Type").asText().equals("SQS")) {
          assertThat(event.at("/Properties/FunctionResponseTypes/0").asText())
              .isEqualTo("ReportBatchItemFailures");
          assertThat(event.at("/Properties/ScalingConfig").has("MaximumConcurrency")).isTrue();
        }
      }
    }
  }

  @Test
  void deadLettersAndWaitingMarksRaiseAlarms() {
    var watched = new TreeSet<String>();
    template
        .properties("AWS::CloudWatch::Alarm")
        .values()
        .forEach(
            alarm ->
                watched.add(
                    alarm.path("MetricName").asText()
                        + " "
                        + alarm.at("/Dimensions/0/Value/Fn::GetAtt/0").asText()));

    assertThat(watched)
        .contains(
            "ApproximateNumberOfMessagesVisible EventDeadLetters",
            "ApproximateNumberOfMessagesVisible WorkDeadLetters",
            "ApproximateNumberOfMessagesVisible WebhookDeadLetters",
            "ApproximateAgeOfOldestMessage EventQueue")
        .anyMatch(alarm -> alarm.startsWith("OldestMarkAgeSeconds"))
        .anyMatch(alarm -> alarm.startsWith("RollupFailures"))
        .anyMatch(alarm -> alarm.startsWith("LateFacts"))
        .anyMatch(alarm -> alarm.startsWith("WrongRecords"));
  }

  /// Where nothing runs for a while nothing breaches, so shorter periods, or several in a row,
  /// would never raise an alarm.
  @Test
  void alarmsOfTheRollupSeeARunInEveryPeriodAtEveryInterval() {
    var minutes =
        Pattern.compile("1\\[0-(\\d)]").matcher(parameter("RollupInterval", "AllowedPattern"));
    assertThat(minutes.find()).isTrue();
    int longestSeconds = (10 + Integer.parseInt(minutes.group(1))) * 60;

    for (String name : List.of("RollupErrors", "RollupFailuresAlarm", "OldestMarkAgeAlarm")) {
      var alarm = template.properties("AWS::CloudWatch::Alarm").get(name);
      assertThat(alarm.path("Period").asInt()).as(name).isGreaterThanOrEqualTo(longestSeconds);
      assertThat(alarm.path("EvaluationPeriods").asInt()).as(name).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PublicKeyLimit", "AddressLimit", "ServerKeyLimit", "ReadKeyLimit"})
  void aParameterTakesTheLimitsThatTheFunctionsTake(String name) {
    var taken = Pattern.compile(parameter(name, "AllowedPattern"));
    var texts = new ArrayList<>(List.of("", "50/s", "5/h burst 5", "05/s burst 5", "5/s  burst 5"));
    LongStream.rangeClosed(0, 3_400).forEach(rate -> texts.add(rate + "/s burst 1"));
    for (long round = 1; round <= 100_000_000; round *= 10) {
      for (long some : new long[] {round, 2 * round, 5 * round}) {
        for (long number = some - 1; number <= some + 1; number++) {
          texts.addAll(
              List.of(number + "/s burst 1", number + "/min burst 1", "1/s burst " + number));
        }
      }
    }

    assertThat(texts)
        .allSatisfy(
            text ->
                assertThat(taken.matcher(text).matches())
                    .as(text)
                    .isEqualTo(Limit.of(text).isPresent()));
    assertThat(Limit.of(parameter(name, "Default"))).isPresent();
  }

  @Test
  void everyReferenceNamesAResourceOrParameter() {
    var names = new TreeSet<>(template.resources().keySet());
    names.addAll(template.parameterDefaults().keySet());

    var missing = new TreeSet<String>();
    references(template.root().path("Resources"), missing);
    references(template.root().path("Outputs"), missing);
    missing.removeIf(name -> names.contains(name.split("\\.")[0]) || name.startsWith("AWS::"));

    assertThat(missing).isEmpty();
  }

  @Test
  void samFindsNoFaultWhereItIsInstalled() throws Exception {
    boolean installed =
        List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "sam")));
    if (!installed) {
      System.out.println(
          "SKIPPED: sam validate --lint needs the SAM CLI, which is not on the PATH");
    }
    assumeTrue(installed, "the SAM CLI is not on the PATH");

    var process =
        new ProcessBuilder("sam", "validate", "--lint", "--region", "eu-central-1")
            .directory(ROOT.toFile())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor()).as(output).isZero();
  }

  private static SortedMap<String, JsonNode> functionProperties() throws IOException {
    return new TreeMap<>(
        Template.read(ROOT.resolve("template.yaml")).properties(Template.FUNCTION));
  }

  private static String plain(String function) {
    return function.substring(0, function.length() - FUNCTION.length()).toLowerCase(Locale.ROOT);
  }

  private static String parameter(String name, String property) {
    return template.root().path("Parameters").path(name).path(property).asText();
  }

  /// How long a function's queues may hold a batch back to fill it.
  private static int longestWindowSeconds(String function) throws IOException {
    int longest = 0;
    for (JsonNode event : functionProperties().get(function).path("Events")) {
      var window = event.at("/Properties/MaximumBatchingWindowInSeconds");
      var seconds =
          window.has("Ref")
              ? parameter(window.path("Ref").asText(), "MaxValue")
              : window.asText("0");
      longest = Math.max(longest, seconds.isEmpty() ? 0 : Integer.parseInt(seconds));
    }
    return longest;
  }

  private static void references(JsonNode node, SortedSet<String> found) {
    if (node.has("Ref")) {
      found.add(node.path("Ref").asText());
    }
    if (node.has("Fn::GetAtt")) {
      found.add(node.at("/Fn::GetAtt/0").asText());
    }
    if (node.path("Fn::Sub").isTextual()) {
      var matcher =
          Pattern.compile("\\$\\{([A-Za-z:]+)[^}]*}").matcher(node.path("Fn::Sub").asText());
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
    }
    node.forEach(child -> references(child, found));
  }
}
