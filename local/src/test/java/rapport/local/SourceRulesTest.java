package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the rules of style that a reader of the sources can check. Every rule is also shown a
/// wrong sample, so a rule that no longer sees anything fails too.
final class SourceRulesTest {

  private static final String MAIN = "shared/core/src/main/java/rapport/survey/";
  private static final String TEST = "shared/core/src/test/java/rapport/survey/";

  /// @param name a sentence that is true of the checkout
  /// @param violations the rule
  /// @param wrong sources that break it once
  record Rule(
      String name, Function<List<JavaSource>, List<String>> violations, List<JavaSource> wrong) {

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Rule> rules() {
    return List.of(
        new Rule(
            "files are short",
            SourceRules::filesAreShort,
            List.of(new JavaSource(MAIN + "Long.java", "\n".repeat(SourceRules.LINES_MAX + 1)))),
        new Rule(
            "names say what a class is",
            SourceRules::namesSayWhatAClassIs,
            List.of(new JavaSource(MAIN + "Survey.java", "final class Survey" + "Manager {}"))),
        new Rule(
            "tests never sleep",
            SourceRules::testsNeverSleep,
            List.of(new JavaSource(TEST + "SurveyTest.java", "Thread" + ".sleep(10);"))),
        new Rule(
            "imports name one type",
            SourceRules::importsNameOneType,
            List.of(new JavaSource(MAIN + "Survey.java", "import java.util.*;"))),
        new Rule(
            "packages are null-marked",
            SourceRules::packagesAreNullMarked,
            List.of(
                new JavaSource(MAIN + "package-info.java", "/// @NullMarked\npackage rapport.a;"),
                new JavaSource(TEST + "package-info.java", "@NullMarked\npackage rapport.b;"))),
        new Rule(
            "packages have one module",
            SourceRules::packagesHaveOneModule,
            List.of(
                new JavaSource(MAIN + "Survey.java", "package rapport.survey;"),
                new JavaSource(
                    "shared/edge/src/main/java/rapport/survey/Form.java",
                    "package rapport.survey;"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void holds(Rule rule) {
    var sources = Checkout.find().javaSources();

    var violations = rule.violations().apply(sources);

    assertThat(violations).as(rule.name()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void isBrokenByItsWrongSample(Rule rule) {
    var violations = rule.violations().apply(rule.wrong());

    assertThat(violations).as(rule.name()).hasSize(1);
  }

  @Test
  void theCheckoutHasSourcesOfEveryKind() {
    var sources = Checkout.find().javaSources();

    assertThat(sources)
        .anyMatch(source -> source.path().startsWith("shared/core/src/main/"))
        .anyMatch(source -> source.path().startsWith("functions/intake/src/main/"))
        .anyMatch(source -> source.path().startsWith("local/src/main/"))
        .anyMatch(JavaSource::isTest)
        .noneMatch(source -> source.path().contains("/target/"));
  }
}
