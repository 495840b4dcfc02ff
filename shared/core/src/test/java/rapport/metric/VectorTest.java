package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Runs cases with known answers, the project's own and those that `-Drapport.vectors=<file or
/// folder>` names.
class VectorTest {

  /// What answers the cases of a metric, or of one of the forms that help desks use.
  private static final Map<String, Consumer<VectorCase>> RUNNERS = runners();

  @TestFactory
  Stream<DynamicTest> everyCaseInScopeGivesItsAnswer() {
    return Stream.concat(VectorFiles.own().stream(), VectorFiles.others().stream())
        .filter(VectorTest::inScope)
        .map(asked -> dynamicTest(asked.toString(), () -> runner(asked).accept(asked)));
  }

  /// Nothing is left out in silence.
  @Test
  void everyCaseOfTheProjectsOwnIsInScope() {
    assertThat(VectorFiles.own()).hasSize(206 + 24).allMatch(VectorTest::inScope);
  }

  private static boolean inScope(VectorCase asked) {
    return RUNNERS.containsKey(key(asked));
  }

  private static Consumer<VectorCase> runner(VectorCase asked) {
    return RUNNERS.get(key(asked));
  }

  /// Cases from help desks have a form of their own each, known by a field of their input or by
  /// what they call their metric.
  private static String key(VectorCase asked) {
    if (asked.content().has("tolerance")) {
      return asked.metric();
    }
    return asked
        .input()
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(RUNNERS::containsKey)
        .findFirst()
        .orElse(asked.metric());
  }

  private static Map<String, Consumer<VectorCase>> runners() {
    var runners = new TreeMap<String, Consumer<VectorCase>>();
    byMetric().forEach((name, answer) -> runners.put(name, answering(answer)));
    CompositeVectors.byMetric().forEach((name, answer) -> runners.put(name, answering(answer)));
    ExpectationVectors.byMetric().forEach((name, answer) -> runners.put(name, answering(answer)));
    KanoVectors.byMetric().forEach((name, answer) -> runners.put(name, answering(answer)));
    ApostleVectors.byMetric().forEach((name, answer) -> runners.put(name, answering(answer)));
    ValueVectors.byMetric().forEach((name, answer) -> runners.put(name, answering(answer)));
    DriverVectors.byMetric().forEach((name, answer) -> runners.put(name, answering(answer)));
    BusinessVectors.byMetric().forEach((name, answer) -> runners.put(name, answering(answer)));
    TicketVectors.byMetric().forEach((name, answer) -> runners.put(name, answering(answer)));
    ofHelpDesks().forEach((form, answer) -> runners.put(form, answering(answer)));
    ComparisonVectors.answers().forEach((name, answer) -> runners.put(name, answering(answer)));
    SampleVectors.answers().forEach((name, answer) -> runners.put(name, answering(answer)));
    RateVectors.answers().forEach((name, answer) -> runners.put(name, answering(answer)));
    RetentionVectors.byMetric().forEach((name, answer) -> runners.put(name, answering(answer)));
    WatchVectors.byMetric().forEach((name, answer) -> runners.put(name, answering(answer)));
    LifetimeVectors.byMetric().forEach((name, answer) -> runners.put(name, answering(answer)));
    SurveyVisitVectors.byMetric().forEach((name, answer) -> runners.put(name, answering(answer)));
    runners.put("sketch_merge", DurationVectors::requireSketchKeepsItsPromise);
    return runners;
  }

  private static Map<String, Function<VectorCase, VectorAnswer>> byMetric() {
    return Map.ofEntries(
        Map.entry("nps", SurveyVectors::nps),
        Map.entry("nps_class", SurveyVectors::npsClass),
        Map.entry("ces_net", SurveyVectors::cesNet),
        Map.entry("proportion", SurveyVectors::proportion),
        Map.entry("csat_topbox", SurveyVectors::satisfied),
        Map.entry("csat_mean", SurveyVectors::meanSatisfaction),
        Map.entry("ces_mean", SurveyVectors::meanEffort),
        Map.entry("ces_topbox", SurveyVectors::easy),
        Map.entry("merge_histogram", SurveyVectors::mergedHistogram),
        Map.entry("merge_moments", DurationVectors::mergedMoments),
        Map.entry("mean_ci", DurationVectors::meanInterval),
        Map.entry("duration_summary", DurationVectors::summary));
  }

  private static Map<String, Function<VectorCase, VectorAnswer>> ofHelpDesks() {
    return Map.ofEntries(
        Map.entry("counts_0_to_10", HelpDeskVectors::npsOfCounts),
        Map.entry("raw_values", HelpDeskVectors::npsOfDirtyValues),
        Map.entry("steps", HelpDeskVectors::npsStepByStep),
        Map.entry("counts_1_to_5", HelpDeskVectors::satisfied),
        Map.entry("ratings_1_to_5", HelpDeskVectors::ratings),
        Map.entry("daily mean with empty days", HelpDeskVectors::dailyMeans),
        Map.entry("date bucketing", HelpDeskVectors::localDates),
        Map.entry("rollup sums", RollupVectors::sums),
        Map.entry("date filter boundaries", HelpDeskVectors::lastSecondOfADay));
  }

  private static Consumer<VectorCase> answering(Function<VectorCase, VectorAnswer> answer) {
    return asked -> answerOrRefusal(asked, answer).requireExpected(asked);
  }

  /// Impossible input is refused by an exception, and only where the case expects it.
  private static VectorAnswer answerOrRefusal(
      VectorCase asked, Function<VectorCase, VectorAnswer> answer) {
    if (!asked.expected().path(VectorCase.ERROR).asText().equals(VectorCase.INVALID_INPUT)) {
      return answer.apply(asked);
    }
    try {
      answer.apply(asked);
      return new VectorAnswer();
    } catch (IllegalArgumentException _) {
      return VectorAnswer.invalid();
    }
  }
}
