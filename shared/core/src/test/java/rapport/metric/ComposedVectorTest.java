package rapport.metric;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import rapport.event.Scale;
import rapport.fact.Family;
import rapport.kano.KanoCategory;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.survey.Question;
import rapport.survey.Question.Feed;
import rapport.survey.Question.Rating;
import rapport.survey.Survey;

/// The known answers that can be told as responses, told as such: through facts, days and the
/// metric of the catalog.
class ComposedVectorTest {

  private static final Calendar UTC = new Calendar(1, ZoneOffset.UTC, DayOfWeek.MONDAY);
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Period MONTH = Period.of(Granularity.MONTH, LocalDate.of(2026, 3, 1), UTC);
  private static final Map<String, Function<VectorCase, VectorAnswer>> RUNNERS =
      Map.of(
          "csi_weighted", ComposedVectorTest::csi,
          "cli_six_point", ComposedVectorTest::loyalty,
          "satisfaction_ratio", ComposedVectorTest::ratio,
          "servqual", ComposedVectorTest::gap,
          "kano_attribute", ComposedVectorTest::kano);

  @TestFactory
  Stream<DynamicTest> everyCaseGivesItsAnswerThroughEvents() {
    return VectorFiles.own().stream()
        .filter(asked -> RUNNERS.containsKey(asked.metric()))
        .filter(asked -> !asked.expected().has(VectorCase.ERROR))
        .map(
            asked ->
                dynamicTest(
                    asked.toString(),
                    () -> RUNNERS.get(asked.metric()).apply(asked).requireExpected(asked)));
  }

  private static VectorAnswer csi(VectorCase asked) {
    var params = asked.content().path("params");
    var scale =
        new Scale(params.path("scale_min").asInt(), params.path("scale_max").asInt(), false);
    var questions = new ArrayList<Question>();
    for (int i = 0; i < params.path("weights").size(); i++) {
      var weight = new BigDecimal(params.path("weights").path(i).asText());
      questions.add(new Rating("q" + i, scale, new Feed("csi", "", "d" + i, weight, "")));
    }
    var value = value("csi", "", questions, rows(asked.input().path("rows")), asked);
    var scores = new ArrayList<Double>();
    for (int i = 0; i < questions.size(); i++) {
      scores.add(value.number("dimension:d" + i).orElseThrow());
    }
    return answer(value).with("dimension_scores", scores);
  }

  private static VectorAnswer loyalty(VectorCase asked) {
    var six = new Scale(1, 6, false);
    var questions =
        List.<Question>of(
            rating("q0", six, "cli", "recommend"),
            rating("q1", six, "cli", "rebuy"),
            rating("q2", six, "cli", "try"));
    var rows = rows(asked.input().path("rows"));
    var each = new ArrayList<Double>();
    for (var row : rows) {
      var alone = value("cli", "", questions, List.of(row), asked);
      each.add(alone.number("index").orElseThrow());
    }
    var answer = new VectorAnswer().with("per_respondent", each);
    if (!rows.isEmpty()) {
      var all = value("cli", "", questions, rows, asked);
      answer.with("value", all.number("index").orElseThrow());
    }
    return answer;
  }

  private static VectorAnswer ratio(VectorCase asked) {
    var scale = new Scale(0, 10, false);
    var rows = new ArrayList<List<Integer>>();
    for (int i = 0; i < asked.input().path("perceived").size(); i++) {
      rows.add(
          List.of(
              asked.input().path("perceived").path(i).asInt(),
              asked.input().path("expected").path(i).asInt()));
    }
    var value =
        value(
            "satisfaction_ratio",
            "",
            List.of(
                rating("q0", scale, "satisfaction_ratio", "perceived"),
                rating("q1", scale, "satisfaction_ratio", "expected")),
            rows,
            asked);
    return answer(value).with("gap", value.number("gap").orElseThrow());
  }

  /// One survey with the weights of the case, and one without any.
  private static VectorAnswer gap(VectorCase asked) {
    var dimensions = asked.content().path("params").path("dimensions");
    var weights = asked.content().path("params").path("weights");
    var rows = new ArrayList<List<Integer>>();
    for (int i = 0; i < asked.input().path("perception").size(); i++) {
      var row = new ArrayList<>(integers(asked.input().path("perception").path(i)));
      row.addAll(integers(asked.input().path("expectation").path(i)));
      rows.add(row);
    }
    var weighted = value("gap", "", pairs(dimensions, weights), rows, asked);
    var plain = value("gap", "", pairs(dimensions, weights.path("none")), rows, asked);
    var gaps = new VectorAnswer();
    var intervals = new VectorAnswer();
    dimensions
        .fieldNames()
        .forEachRemaining(
            name -> {
              gaps.with(name, part(plain, "dimension:" + name));
              intervals.with(
                  name,
                  List.of(
                      part(plain, "dimension:" + name + ":low"),
                      part(plain, "dimension:" + name + ":high")));
            });
    return new VectorAnswer()
        .with("gaps", gaps)
        .with("gap_ci", intervals)
        .with("unweighted", value(plain))
        .with("weighted", value(weighted));
  }

  private static List<Question> pairs(JsonNode dimensions, JsonNode weights) {
    var names = new TreeMap<Integer, String>();
    dimensions
        .properties()
        .forEach(
            entry -> entry.getValue().forEach(item -> names.put(item.asInt(), entry.getKey())));
    var questions = new ArrayList<Question>();
    for (String role : List.of("perceived", "expected")) {
      names.forEach(
          (item, name) -> {
            int items = dimensions.path(name).size();
            var weight = BigDecimal.valueOf(weights.path(name).asInt(0) * 6L / items);
            questions.add(
                new Rating(
                    "q" + questions.size(),
                    new Scale(1, 7, false),
                    new Feed("gap", role, name, weight, "")));
          });
    }
    return questions;
  }

  private static VectorAnswer kano(VectorCase asked) {
    var pairs =
        Map.of(
            KanoCategory.MUST_BE, List.of(3, 5),
            KanoCategory.ONE_DIMENSIONAL, List.of(1, 5),
            KanoCategory.ATTRACTIVE, List.of(1, 3),
            KanoCategory.INDIFFERENT, List.of(2, 2),
            KanoCategory.REVERSE, List.of(5, 1),
            KanoCategory.QUESTIONABLE, List.of(5, 5));
    var rows = new ArrayList<List<Integer>>();
    pairs.forEach(
        (category, pair) -> {
          var letter = category.name().substring(0, 1);
          for (int i = asked.input().path("counts").path(letter).asInt(); i > 0; i--) {
            rows.add(pair);
          }
        });
    var five = new Scale(1, 5, false);
    var questions =
        List.<Question>of(
            new Rating("q0", five, new Feed("kano", "functional", "", BigDecimal.ZERO, "lift")),
            new Rating("q1", five, new Feed("kano", "dysfunctional", "", BigDecimal.ZERO, "lift")));
    var value = value("kano", "lift", questions, rows, asked);
    var answer = new VectorAnswer().with("total", value.n());
    if (value.n() > 0) {
      answer.with("better", value(value)).with("worse", part(value, "worse"));
      answer.with("total_strength", part(value, "totalStrength"));
      answer.with("category_strength", part(value, "categoryStrength"));
      answer.with("chi2", part(value, "chiSquare"));
      answer.with("fong_critical", part(value, "fongCritical"));
      answer.with("category", letter(value, "category"));
      answer.with("category_moai", letter(value, "categoryOfTied"));
      answer.with("fong_significant", word(value, "clear").equals("yes") ? "true" : "false");
    }
    return answer;
  }

  private static String letter(MetricValue value, String part) {
    return word(value, part).substring(0, 1).toUpperCase(Locale.ROOT);
  }

  private static String word(MetricValue value, String part) {
    return ((PartValue.Word) value.parts().get(part)).word();
  }

  /// @param rows a score for each question, in order
  private static MetricValue value(
      String metric,
      String variant,
      List<Question> questions,
      List<List<Integer>> rows,
      VectorCase asked) {
    var survey = new Survey("s", 1, new TreeMap<>(), questions, "", List.of());
    var log = new AnswerLog(UTC);
    for (int i = 0; i < rows.size(); i++) {
      var scores = new HashMap<String, Integer>();
      for (int j = 0; j < questions.size(); j++) {
        scores.put(questions.get(j).id(), rows.get(i).get(j));
      }
      log.answer(survey, "r" + i, START.plusSeconds(i * 7_000L), scores);
    }
    var state = log.totals(Family.survey("s"), MONTH);
    return Metrics.byId(metric)
        .orElseThrow()
        .definedBy(List.of(survey))
        .value(log.scope(state, MONTH, variant));
  }

  private static VectorAnswer answer(MetricValue value) {
    return new VectorAnswer().with("n", value.n()).with(value.estimate());
  }

  private static double value(MetricValue value) {
    return switch (value.estimate()) {
      case Estimate.Empty() -> throw new AssertionError("no value");
      case Estimate.Point(double number) -> number;
      case Estimate.Bounded(double number, _, _, _) -> number;
    };
  }

  private static double part(MetricValue value, String name) {
    return value.number(name).orElseThrow();
  }

  private static List<List<Integer>> rows(JsonNode rows) {
    return VectorNumbers.each(rows, ComposedVectorTest::integers);
  }

  private static List<Integer> integers(JsonNode nodes) {
    return VectorNumbers.each(nodes, JsonNode::asInt);
  }

  private static Rating rating(String id, Scale scale, String metric, String role) {
    return new Rating(id, scale, new Feed(metric, role, "", BigDecimal.ZERO, ""));
  }
}
