package rapport.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rapport.local.template.Deployment.Code;
import rapport.local.template.Deployment.FunctionShape;
import rapport.local.template.Deployment.QueueShape;
import rapport.local.template.Deployment.TableShape;
import rapport.local.template.Deployment.Trigger;

/// Finds in a template what can run on one machine: tables, queues, functions and what calls them.
/// Roles, logs and alarms stay with the cloud.
public final class DeploymentReader {

  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
  private static final int DEFAULT_VISIBILITY_SECONDS = 30;
  private static final int DEFAULT_MESSAGE_BYTES = 1024 * 1024;
  private static final int DEFAULT_CONCURRENCY = 10;
  private static final int DEFAULT_BATCH = 10;

  private final Template template;
  private final Resolver resolver;

  private DeploymentReader(Template template, Resolver resolver) {
    this.template = template;
    this.resolver = resolver;
  }

  /// @param parameters instead of the template's defaults
  /// @throws IllegalArgumentException if there is no such parameter, or the template says something
  ///   that can't be done locally
  public static Deployment read(
      Template template, Map<String, String> parameters, Location location) {
    var values = new LinkedHashMap<>(template.parameterDefaults());
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      if (values.replace(parameter.getKey(), parameter.getValue()) == null) {
        throw new IllegalArgumentException(
            "the template has no parameter %s, only %s"
                .formatted(parameter.getKey(), values.keySet()));
      }
    }
    return new DeploymentReader(template, new Resolver(template, values, location)).read();
  }

  private Deployment read() {
    var tables = new ArrayList<TableShape>();
    template.properties(Template.TABLE).forEach((name, table) -> tables.add(table(name, table)));
    var queues = new ArrayList<QueueShape>();
    template.properties(Template.QUEUE).forEach((name, queue) -> queues.add(queue(name, queue)));
    var functions = new ArrayList<FunctionShape>();
    template
        .properties(Template.FUNCTION)
        .forEach((name, function) -> functions.add(function(name, function)));
    var front = new FrontReader(api(), new SiteReader(template, resolver).read(), resolver);
    return new Deployment(tables, queues, functions, front.read());
  }

  private TableShape table(String name, JsonNode table) {
    var keys = new TreeMap<String, String>();
    table
        .path("KeySchema")
        .forEach(key -> keys.put(key.path("KeyType").asText(), key.path("AttributeName").asText()));
    JsonNode expiry = table.path("TimeToLiveSpecification");
    return new TableShape(
        name, keys.get("HASH"), keys.get("RANGE"), expiry.path("AttributeName").asText());
  }

  private QueueShape queue(String name, JsonNode queue) {
    int seconds = numberOr(DEFAULT_VISIBILITY_SECONDS, queue.path("VisibilityTimeout"));
    int maxBytes = numberOr(DEFAULT_MESSAGE_BYTES, queue.path("MaximumMessageSize"));
    JsonNode redrive = queue.path("RedrivePolicy");
    return redrive.isMissingNode()
        ? new QueueShape(name, seconds, maxBytes, "", 0)
        : new QueueShape(
            name,
            seconds,
            maxBytes,
            lastPart(resolver.text(redrive.path("deadLetterTargetArn"))),
            resolver.number(redrive.path("maxReceiveCount")));
  }

  private FunctionShape function(String name, JsonNode function) {
    JsonNode globals = template.root().path("Globals").path("Function");
    var code =
        new Code(
            resolver.text(function.path("Handler")),
            Path.of(resolver.text(function.path("CodeUri"))),
            resolver.number(firstOf("Timeout", function, globals)),
            resolver.number(firstOf("MemorySize", function, globals)));
    var environment = new TreeMap<String, String>();
    Template.children(function.path("Environment").path("Variables"))
        .forEach((variable, value) -> environment.put(variable, resolver.text(value)));
    var triggers = new ArrayList<Trigger>();
    Template.children(function.path("Events"))
        .forEach((event, source) -> triggers.add(trigger(name + event, source)));
    return new FunctionShape(shortName(name), code, environment, triggers);
  }

  /// What a function is called here.
  static String shortName(String name) {
    return name.replaceFirst("Function$", "").toLowerCase(Locale.ROOT);
  }

  private static JsonNode firstOf(String property, JsonNode function, JsonNode globals) {
    return function.has(property) ? function.path(property) : globals.path(property);
  }

  private Trigger trigger(String name, JsonNode source) {
    JsonNode properties = source.path("Properties");
    String type = source.path("Type").asText();
    return switch (type) {
      case "HttpApi" ->
          new Trigger.Route(
              properties.path("Method").asText().toUpperCase(Locale.ROOT),
              properties.path("Path").asText(),
              authorizer(properties));
      case "SQS" -> messages(properties);
      case "ScheduleV2" ->
          new Trigger.Schedule(
              name, interval(resolver.text(properties.path("ScheduleExpression"))));
      default -> throw new IllegalArgumentException("unknown here: an event of type " + type);
    };
  }

  private Trigger.Messages messages(JsonNode properties) {
    JsonNode concurrency = properties.path("ScalingConfig").path("MaximumConcurrency");
    return new Trigger.Messages(
        lastPart(resolver.text(properties.path("Queue"))),
        numberOr(DEFAULT_BATCH, properties.path("BatchSize")),
        Duration.ofSeconds(numberOr(0, properties.path("MaximumBatchingWindowInSeconds"))),
        numberOr(DEFAULT_CONCURRENCY, concurrency));
  }

  private int numberOr(int absent, JsonNode value) {
    return value.isMissingNode() ? absent : resolver.number(value);
  }

  private static Duration interval(String expression) {
    Matcher rate = RATE.matcher(expression);
    if (!rate.matches()) {
      throw new IllegalArgumentException("no rate of minutes, hours or days: " + expression);
    }
    long count = Long.parseLong(rate.group(1));
    return switch (rate.group(2)) {
      case "minute" -> Duration.ofMinutes(count);
      case "hour" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private JsonNode api() {
    return template.properties(Template.API).values().stream()
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the template has no HTTP API"));
  }

  /// A route has the API's own authorizer unless it names another, or none.
  private String authorizer(JsonNode route) {
    String own = route.path("Auth").path("Authorizer").asText();
    return switch (own) {
      case "NONE" -> "";
      case "" -> api().path("Auth").path("DefaultAuthorizer").asText();
      default -> own;
    };
  }

  private static String lastPart(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
