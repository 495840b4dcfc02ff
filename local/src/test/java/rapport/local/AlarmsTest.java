package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.local.template.Template;

/// Holds the alarms of the template to what the functions write when they fail, since most of what
/// fails in them is no error to Lambda.
class AlarmsTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String FUNCTION = "Function";

  private static Template template;
  private static Map<String, JsonNode> alarms;

  @BeforeAll
  static void read() throws IOException {
    template = Template.read(ROOT.resolve("template.yaml"));
    alarms = template.properties("AWS::CloudWatch::Alarm");
  }

  static Set<String> functions() throws IOException {
    return Template.read(ROOT.resolve("template.yaml")).properties(Template.FUNCTION).keySet();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aCanaryIsRolledBackByWhatItsFunctionWritesWhenItFails(String function) {
    var watched = watchedByDeployment(function);

    var failures = new FailingFunctions().failures(name(function));

    assertThat(failures).isNotEmpty();
    assertThat(failures)
        .allSatisfy(
            line -> assertThat(metricsCounting(function, line)).anyMatch(watched::contains));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void noCanaryIsRolledBackByWhatItsFunctionWritesWhenAllIsWell(String function) {
    var watched = watchedByDeployment(function);

    var ordinary = new FailingFunctions().ordinary(name(function));

    assertThat(ordinary)
        .allSatisfy(
            line -> assertThat(metricsCounting(function, line)).noneMatch(watched::contains));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aCanaryIsRolledBackByWhatItsFunctionThrows(String function) {
    assertThat(watchedByDeployment(function)).contains("Errors");
    assertThat(deployment(function).at("/Alarms/Fn::If/1"))
        .map(alarm -> alarms.get(alarm.path("Ref").asText()))
        .anyMatch(alarm -> alarm.at("/Dimensions/0/Value/Ref").asText().equals(function));
  }

  /// While an alarm rings CodeDeploy lets no version through, nor one that mends what it rings for.
  @ParameterizedTest
  @MethodSource("functions")
  void withoutACanaryNoAlarmKeepsAVersionBack(String function) {
    assertThat(deployment(function).at("/Type/Fn::If/2").asText()).isEqualTo("AllAtOnce");
    assertThat(deployment(function).at("/Alarms/Fn::If/0").asText()).isEqualTo("IsCanary");
    assertThat(deployment(function).at("/Alarms/Fn::If/2"))
        .extracting(alarm -> alarm.path("Ref").asText())
        .containsExactly("AWS::NoValue");
  }

  /// Of a function's own failures, a share of its calls, in several minutes.
  @Test
  void aSingleFailureRingsNoAlarmOfShares() {
    var ofShares =
        alarms.entrySet().stream().filter(alarm -> alarm.getValue().has("Metrics")).toList();

    assertThat(ofShares).hasSize(7);
    ofShares.forEach(
        alarm -> {
          var name = alarm.getKey().replace("FailuresAlarm", "");
          var metrics = alarm.getValue().path("Metrics");
          assertThat(metrics.at("/0/Expression").asText())
              .as(name)
              .isEqualTo("100 * FILL(failed, 0) / FILL(calls, 1)");
          assertThat(metrics.at("/1/Id").asText()).isEqualTo("failed");
          assertThat(metrics.at("/1/MetricStat/Metric/MetricName").asText())
              .isEqualTo(name + "Failures");
          assertThat(metrics.at("/2/Id").asText()).isEqualTo("calls");
          assertThat(metrics.at("/2/MetricStat/Metric/Dimensions/0/Value/Ref").asText())
              .isEqualTo(name + FUNCTION);
          assertThat(StreamSupport.stream(metrics.spliterator(), false))
              .filteredOn(metric -> metric.path("ReturnData").asBoolean())
              .hasSize(1);
          assertThat(alarm.getValue().path("DatapointsToAlarm").asInt()).isEqualTo(2);
        });
  }

  @Test
  void everyMetricFilterLooksForWhatItsFunctionLogsAndHasAnAlarm() throws IOException {
    for (JsonNode filter : template.properties("AWS::Logs::MetricFilter").values()) {
      var text = filter.path("FilterPattern").asText();
      var sources = sources(filter.at("/LogGroupName/Ref").asText().replace("Logs", ""));
      for (String word : FilterPattern.of(text).words()) {
        assertThat(sources)
            .as("%s of %s", word, text)
            .anyMatch(source -> source.contains('"' + word + '"'));
      }

      var metric = filter.at("/MetricTransformations/0");
      assertThat(alarms.values())
          .as(text)
          .anyMatch(alarm -> metrics(alarm).contains(metric.path("MetricName").asText()));
      assertThat(metric.at("/MetricNamespace/Fn::Sub").asText())
          .isEqualTo("Rapport/${AWS::StackName}");
    }
  }

  @Test
  void everyAlarmIsExplained() throws IOException {
    var explained = Files.readString(ROOT.resolve("docs/reliability.md"));

    assertThat(alarms.keySet())
        .allSatisfy(alarm -> assertThat(explained).contains("`" + alarm + "`"));
  }

  private static JsonNode deployment(String function) {
    return template.properties(Template.FUNCTION).get(function).path("DeploymentPreference");
  }

  /// The metrics that roll a canary of a function back.
  private static Set<String> watchedByDeployment(String function) {
    var watched = new TreeSet<String>();
    for (JsonNode alarm : deployment(function).at("/Alarms/Fn::If/1")) {
      watched.addAll(metrics(alarms.get(alarm.path("Ref").asText())));
    }
    return watched;
  }

  /// What an alarm looks at, but for the calls that it divides by.
  private static Set<String> metrics(JsonNode alarm) {
    if (!alarm.has("Metrics")) {
      return Set.of(alarm.path("MetricName").asText());
    }
    return StreamSupport.stream(alarm.path("Metrics").spliterator(), false)
        .filter(metric -> metric.path("Id").asText().equals("failed"))
        .map(metric -> metric.at("/MetricStat/Metric/MetricName").asText())
        .collect(Collectors.toSet());
  }

  private static List<String> metricsCounting(String function, JsonNode line) {
    return template.properties("AWS::Logs::MetricFilter").values().stream()
        .filter(filter -> filter.at("/LogGroupName/Ref").asText().equals(logs(function)))
        .filter(filter -> FilterPattern.of(filter.path("FilterPattern").asText()).matches(line))
        .map(filter -> filter.at("/MetricTransformations/0/MetricName").asText())
        .toList();
  }

  private static String logs(String function) {
    return template
        .properties(Template.FUNCTION)
        .get(function)
        .at("/LoggingConfig/LogGroup/Ref")
        .asText();
  }

  private static String name(String function) {
    return function.substring(0, function.length() - FUNCTION.length()).toLowerCase(Locale.ROOT);
  }

  /// The function's own, and what stands at the border of all.
  private static List<String> sources(String function) throws IOException {
    var sources = new ArrayList<String>();
    for (String module : List.of("functions/" + function.toLowerCase(Locale.ROOT), "shared/edge")) {
      try (var files = Files.walk(ROOT.resolve(module + "/src/main/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          sources.add(Files.readString(file));
        }
      }
    }
    return sources;
  }
}
