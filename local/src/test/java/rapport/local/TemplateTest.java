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

/// Holds the template to the code: what it names is there, and what the code calls it allows, and
/// no more.
class TemplateTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String FUNCTION = "Function";
  private static final Pattern VARIABLE = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+)\"");

  private static Template template;
  private static CalledServices called;

  @BeforeAll
  static void read() throws IOException {
    template = Template.read(ROOT.resolve("template.yaml"));
    called = new CalledServices();
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

  /// What a function reads is written in its source as a text in capitals.
  @ParameterizedTest
  @MethodSource("functions")
  void theEnvironmentHasWhatTheFunctionReadsAndNoMore(String function) throws IOException {
    var set = new TreeSet<String>();
    functionProperties()
        .get(function)
        .at("/Environment/Variables")
        .fieldNames()
        .forEachRemaining(set::add);

    assertThat(set).isEqualTo(variablesRead(plain(function)));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void thePoliciesAllowWhatTheCodeCallsAndNoMore(String function) throws IOException {
    var name = plain(function);
    var expected = new TreeSet<String>();
    for (String call : called.of("rapport." + name)) {
      if (call.equals("sqs:SendMessage")) {
        queuesSentTo(function).forEach(queue -> expected.add(queue + " " + call));
      } else {
        expected.add(call);
      }
    }
    for (String queue : queuesReceivedFrom(function)) {
      expected.addAll(
          List.of(
              queue + " sqs:DeleteMessage",
              queue + " sqs:GetQueueAttributes",
              queue + " sqs:ReceiveMessage"));
    }
    expected.addAll(
        List.of(logs(name) + " logs:CreateLogStream", logs(name) + " logs:PutLogEvents"));

    assertThat(allowed(function)).isEqualTo(expected);
  }

  @Test
  void noPolicyAllowsEverythingOfAnything() {
    template
        .properties("AWS::IAM::Role")
        .forEach(
            (role, properties) ->
                assertThat(properties.path("Policies").toString())
                    .as(role)
                    .doesNotContain("\"*\"")
                    .doesNotContain(":*"));
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
      for (String queue : queuesReceivedFrom(function)) {
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

  private static String logs(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Logs";
  }

  private static SortedSet<String> variablesRead(String name) throws IOException {
    var read = new TreeSet<String>();
    for (String source : sources(name)) {
      var matcher = VARIABLE.matcher(source);
      while (matcher.find()) {
        read.add(matcher.group(1));
      }
    }
    return read;
  }

  private static List<String> sources(String name) throws IOException {
    var sources = new ArrayList<String>();
    try (var files = Files.walk(ROOT.resolve("functions/" + name + "/src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.add(Files.readString(file));
      }
    }
    return sources;
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

  private static SortedSet<String> queuesSentTo(String function) throws IOException {
    var queues = new TreeSet<String>();
    for (JsonNode value : functionProperties().get(function).at("/Environment/Variables")) {
      var name = value.path("Ref").asText();
      if (template.properties(Template.QUEUE).containsKey(name)) {
        queues.add(name);
      }
    }
    return queues;
  }

  private static SortedSet<String> queuesReceivedFrom(String function) throws IOException {
    var queues = new TreeSet<String>();
    for (JsonNode event : functionProperties().get(function).path("Events")) {
      if (event.path("Type").asText().equals("SQS")) {
        queues.add(event.at("/Properties/Queue/Fn::GetAtt/0").asText());
      }
    }
    return queues;
  }

  /// Like `EventsTable dynamodb:PutItem`.
  private static SortedSet<String> allowed(String function) throws IOException {
    var role = functionProperties().get(function).at("/Role/Fn::GetAtt/0").asText();
    var allowed = new TreeSet<String>();
    for (JsonNode policy : template.properties("AWS::IAM::Role").get(role).path("Policies")) {
      for (JsonNode statement : policy.at("/PolicyDocument/Statement")) {
        assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
        var resource = statement.at("/Resource/Fn::GetAtt/0").asText();
        statement.path("Action").forEach(action -> allowed.add(resource + " " + action.asText()));
      }
    }
    return allowed;
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
