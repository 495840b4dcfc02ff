package rapport.local;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds who may use what. Every rule is also shown code that breaks it, so a rule that no longer
/// sees anything fails too.
final class ArchitectureTest {

  private static final Checkout CHECKOUT = Checkout.find();
  private static final String CORE = "shared/core";
  private static final String STORE = "shared/store";
  private static final String EDGE = "shared/edge";
  private static final String PAGE = "shared/page";
  private static final String MAPPER = "com.fasterxml.jackson.databind.ObjectMapper field;";

  /// @param module whose classes keep the rule
  /// @param name what they do without
  /// @param wrong files that break it, one at least
  record Rule(String module, String name, ArchRule rule, List<String> wrong) {

    @Override
    public String toString() {
      return module + " does without " + name;
    }
  }

  static List<Rule> rules() {
    var rules = new ArrayList<Rule>();
    addCoreRules(rules);
    addStoreAndEdgeRules(rules);
    CHECKOUT.functions().forEach(function -> addFunctionRules(rules, function));
    return List.copyOf(rules);
  }

  private static void addCoreRules(List<Rule> rules) {
    var aws = ArchitectureRules.withoutAws();
    rules.add(rule(CORE, "AWS", aws, "software.amazon.awssdk.regions.Region field;"));
    rules.add(rule(CORE, "AWS", aws, "com.amazonaws.services.lambda.runtime.Context field;"));
    rules.add(rule(CORE, "JSON", ArchitectureRules.withoutJson(), MAPPER));
    var files = ArchitectureRules.withoutFilesAndNetwork();
    rules.add(rule(CORE, "files", files, "java.io.InputStream field;"));
    rules.add(rule(CORE, "files", files, "java.nio.file.Path field;"));
    rules.add(rule(CORE, "the network", files, "java.net.URI field;"));
    var clock = ArchitectureRules.withoutClock();
    rules.add(rule(CORE, "the time", clock, "long field = System.currentTimeMillis();"));
    rules.add(rule(CORE, "the time", clock, "Object field = java.time.Instant.now();"));
    rules.add(
        rule(
            CORE,
            "the time",
            clock,
            "Object field = java.time.LocalDate.now(java.time.ZoneOffset.UTC);"));
    rules.add(rule(CORE, "the time", clock, "Object field = java.time.Clock.systemUTC();"));
    rules.add(
        rule(
            CORE,
            "the time",
            clock,
            "java.util.function.Supplier<java.time.Instant> field = java.time.Instant::now;"));
    var environment = ArchitectureRules.withoutEnvironment();
    rules.add(rule(CORE, "the environment", environment, "Object field = System.getenv(\"A\");"));
    var chance = ArchitectureRules.withoutChance();
    rules.add(rule(CORE, "chance", chance, "Object field = java.util.UUID.randomUUID();"));
    rules.add(rule(CORE, "chance", chance, "Object field = new java.util.Random();"));
    rules.add(withoutLocal(CORE));
    rules.add(
        new Rule(
            CORE, "benchmarks", ArchitectureRules.withoutLocal(), user("rapport.bench.Sample")));
    rules.add(
        new Rule(
            CORE,
            "package cycles",
            ArchitectureRules.withoutPackageCycles(),
            List.of(
                "package rapport.a; public class A { rapport.b.c.B field; }",
                "package rapport.b.c; public class B { rapport.a.A field; }")));
  }

  private static void addStoreAndEdgeRules(List<Rule> rules) {
    rules.add(rule(STORE, "JSON", ArchitectureRules.withoutJson(), MAPPER));
    rules.add(
        rule(
            STORE,
            "Lambda",
            ArchitectureRules.withoutLambda(),
            "com.amazonaws.services.lambda.runtime.events.SQSEvent field;"));
    rules.add(withoutLocal(STORE));
    rules.add(
        rule(
            EDGE,
            "the AWS SDK",
            ArchitectureRules.withoutAwsSdk(),
            "software.amazon.awssdk.services.dynamodb.DynamoDbClient field;"));
    rules.add(withoutLocal(EDGE));
    rules.add(
        rule(
            PAGE,
            "the AWS SDK",
            ArchitectureRules.withoutAwsSdk(),
            "software.amazon.awssdk.services.dynamodb.DynamoDbClient field;"));
    rules.add(
        rule(
            PAGE,
            "the time",
            ArchitectureRules.withoutClock(),
            "Object field = java.time.Instant.now();"));
    rules.add(withoutLocal(PAGE));
  }

  private static void addFunctionRules(List<Rule> rules, String module) {
    var functions = CHECKOUT.functions().stream().map(ArchitectureTest::lastFolder).toList();
    var function = lastFolder(module);
    var other = functions.get(functions.indexOf(function) == 0 ? 1 : 0);
    rules.add(
        new Rule(
            module,
            "other functions",
            ArchitectureRules.withoutOtherFunctions(
                function, functions.stream().collect(toUnmodifiableSet())),
            user("rapport." + other + ".Sample")));
    rules.add(
        new Rule(
            module,
            "the store in memory",
            ArchitectureRules.withoutMemoryStore(),
            user("rapport.store.memory.Sample")));
    rules.add(
        new Rule(
            module,
            "the queue in memory",
            ArchitectureRules.withoutMemoryQueue(),
            user("rapport.queue.memory.Sample")));
    var streams = ArchitectureRules.withoutStandardStreams();
    rules.add(rule(module, "System.out", streams, "Object field = System.out;"));
    rules.add(withoutLocal(module));
  }

  private static Rule withoutLocal(String module) {
    return new Rule(
        module, "local", ArchitectureRules.withoutLocal(), user("rapport.local.sample.Sample"));
  }

  private static Rule rule(String module, String name, ArchRule rule, String wrongField) {
    return new Rule(
        module, name, rule, List.of("package rapport.sample; class User { " + wrongField + " }"));
  }

  /// A class, and another one that uses it.
  private static List<String> user(String type) {
    int dot = type.lastIndexOf('.');
    return List.of(
        "package %s; public class %s {}".formatted(type.substring(0, dot), type.substring(dot + 1)),
        "package rapport.sample; class User { %s field; }".formatted(type));
  }

  private static String lastFolder(String module) {
    return module.substring(module.lastIndexOf('/') + 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void holds(Rule rule) {
    var classes = CHECKOUT.classesOf(rule.module());

    var result = rule.rule().evaluate(classes);

    assertThat(classes).as(rule.module()).isNotEmpty();
    assertThat(result.getFailureReport().getDetails())
        .as(rule + ", " + rule.rule().getDescription())
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void isBrokenByItsWrongSample(Rule rule, @TempDir Path folder) {
    var wrong = SampleCompiler.compile(folder, rule.wrong());

    var result = rule.rule().evaluate(wrong);

    assertThat(result.hasViolation()).as("%s: %s", rule, rule.wrong()).isTrue();
  }
}
