package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rapport.statistics.Interval;

/// What the code says to a case, by field. A field that was not set has no data.
final class VectorAnswer {

  private static final double DEFAULT_TOLERANCE = 1e-9;

  /// Percentiles by conventions that no metric has.
  private static final Set<String> OTHER_CONVENTIONS = Set.of("nearest_rank", "linear");

  private final Map<String, Object> fields = new LinkedHashMap<>();

  VectorAnswer with(String name, Number value) {
    fields.put(name, value.doubleValue());
    return this;
  }

  VectorAnswer with(String name, String value) {
    fields.put(name, value);
    return this;
  }

  VectorAnswer with(String name, VectorAnswer value) {
    fields.put(name, value);
    return this;
  }

  VectorAnswer with(String name, List<?> values) {
    fields.put(name, values);
    return this;
  }

  VectorAnswer withIf(String name, Optional<? extends Number> value) {
    value.ifPresent(number -> with(name, number));
    return this;
  }

  VectorAnswer with(Interval interval) {
    return with("ci_low", interval.low()).with("ci_high", interval.high());
  }

  VectorAnswer with(Estimate estimate) {
    return switch (estimate) {
      case Estimate.Empty() -> this;
      case Estimate.Point(double value) -> with("value", value);
      case Estimate.Bounded(double value, double low, double high, _) ->
          with("value", value).with(new Interval(low, high));
    };
  }

  static VectorAnswer invalid() {
    return new VectorAnswer().with(VectorCase.ERROR, VectorCase.INVALID_INPUT);
  }

  /// Every field that the case expects must be here and agree, and null must be absent, but for
  /// percentiles by another convention than ours.
  void requireExpected(VectorCase asked) {
    compareFields("", asked.expected(), this, asked);
  }

  private static void compareFields(
      String path, JsonNode expected, VectorAnswer actual, VectorCase asked) {
    expected.properties().stream()
        .filter(field -> !OTHER_CONVENTIONS.contains(field.getKey()))
        .forEach(
            field ->
                compare(
                    path + "/" + field.getKey(),
                    field.getValue(),
                    Optional.ofNullable(actual.fields.get(field.getKey())),
                    asked));
  }

  private static void compare(
      String path, JsonNode expected, Optional<Object> actual, VectorCase asked) {
    if (expected.isNull()) {
      assertThat(actual).as("%s of %s", path, asked).isEmpty();
      return;
    }
    assertThat(actual).as("%s of %s", path, asked).isPresent();
    switch (actual.get()) {
      case VectorAnswer fields -> compareFields(path, expected, fields, asked);
      case List<?> items -> compareItems(path, expected, items, asked);
      case Double number -> compareNumbers(path, expected, number, asked);
      case Object text -> assertThat(text).as("%s of %s", path, asked).isEqualTo(expected.asText());
    }
  }

  private static void compareItems(
      String path, JsonNode expected, List<?> actual, VectorCase asked) {
    assertThat(actual).as("%s of %s", path, asked).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      Object item = actual.get(i);
      compare(path + "/" + i, expected.get(i), Optional.ofNullable(item), asked);
    }
  }

  private static void compareNumbers(
      String path, JsonNode expected, double actual, VectorCase asked) {
    assertThat(expected.isNumber()).as("%s of %s is a number", path, asked).isTrue();
    var name = path.substring(path.lastIndexOf('/') + 1);
    var tolerance =
        asked.tolerance().path("fields").has(name)
            ? asked.tolerance().path("fields").path(name)
            : asked.tolerance();
    double allowed =
        Math.max(
            tolerance.path("abs").asDouble(DEFAULT_TOLERANCE),
            tolerance.path("rel").asDouble(0) * Math.abs(expected.asDouble()));
    assertThat(actual).as("%s of %s", path, asked).isCloseTo(expected.asDouble(), within(allowed));
  }
}
