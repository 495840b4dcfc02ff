package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.local.template.Template;

/// Holds what functions are given to what their code takes: the environment it reads and the rights
/// for what it calls, and no more.
class FunctionRightsTest {

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

  static Set<String> functions() throws IOException {
    return Template.read(ROOT.resolve("template.yaml")).properties(Template.FUNCTION).keySet();
  }

  /// What a function reads is written in its source as a text in capitals.
  @ParameterizedTest
  @MethodSource("functions")
  void theEnvironmentHasWhatTheFunctionReadsAndNoMore(String function) throws IOException {
    var set = new TreeSet<String>();
    properties(function).at("/Environment/Variables").fieldNames().forEachRemaining(set::add);

    assertThat(set).isEqualTo(variablesRead(plain(function)));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void thePoliciesAllowWhatTheCodeCallsAndNoMore(String function) {
    var name = plain(function);
    var expected = new TreeSet<String>();
    for (String call : called.of("rapport." + name)) {
      if (call.equals("sqs:SendMessage")) {
        queuesSentTo(function).forEach(queue -> expected.add(queue + " " + call));
      } else {
        expected.add(call);
      }
    }
    for (String queue : queuesReceivedFrom(properties(function))) {
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

  private static JsonNode properties(String function) {
    return template.properties(Template.FUNCTION).get(function);
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

  private static SortedSet<String> queuesSentTo(String function) {
    var queues = new TreeSet<String>();
    for (JsonNode value : properties(function).at("/Environment/Variables")) {
      var name = value.path("Ref").asText();
      if (template.properties(Template.QUEUE).containsKey(name)) {
        queues.add(name);
      }
    }
    return queues;
  }

  static SortedSet<String> queuesReceivedFrom(JsonNode properties) {
    var queues = new TreeSet<String>();
    for (JsonNode event : properties.path("Events")) {
      if (event.path("Type").asText().equals("SQS")) {
        queues.add(event.at("/Properties/Queue/Fn::GetAtt/0").asText());
      }
    }
    return queues;
  }

  /// Like `EventsTable dynamodb:PutItem`.
  private static SortedSet<String> allowed(String function) {
    var role = properties(function).at("/Role/Fn::GetAtt/0").asText();
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
}
