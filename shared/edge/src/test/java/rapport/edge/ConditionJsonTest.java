package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.form.Condition;
import rapport.form.Definition;

final class ConditionJsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"question\":\"last\",\"answered\":true};/question",
        "{\"question\":\"own\",\"answered\":true};/question",
        "{\"question\":\"nps\"};/question",
        "{\"question\":\"nps\",\"atLeast\":11};/atLeast",
        "{\"question\":\"nps\",\"atLeast\":5,\"atMost\":4};/atMost",
        "{\"question\":\"nps\",\"is\":[1,11,\"x\"]};/is/1,/is/2",
        "{\"question\":\"nps\",\"is\":[]};/is",
        "{\"question\":\"nps\",\"is\":true};/is",
        "{\"question\":\"one\",\"is\":\"c\"};/is",
        "{\"question\":\"one\",\"is\":[\"a\",1]};/is/1",
        "{\"question\":\"one\",\"atLeast\":1};/atLeast",
        "{\"question\":\"text\",\"is\":\"x\"};/is",
        "{\"question\":\"text\",\"answered\":\"x\"};/answered",
        "{\"question\":\"nps\",\"atLeast\":1,\"colour\":1};/colour",
        "{\"attribute\":\"plan\"};/is",
        "{\"attribute\":\"a b\",\"is\":\"x\"};/attribute",
        "{\"attribute\":\"plan\",\"is\":[1]};/is/0",
        "{\"all\":[]};/all",
        "{\"any\":{}};/any",
        "{\"not\":[]};/not",
        "{};''",
        "[];''",
        "{\"all\":[{\"question\":\"nps\",\"is\":1}],\"attribute\":\"x\",\"is\":\"y\"};''",
        "{\"not\":{\"not\":{\"not\":{\"not\":{\"question\":\"nps\",\"is\":1}}}}};/not/not/not/not"
      })
  void aConditionThatCannotBeMetByWhatCameBeforeIsRefused(String when, String places) {
    var expected =
        List.of(places.split(",")).stream().map(place -> "/questions/3/when" + place).toList();

    assertThat(pointers(branched(when))).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"question\":\"nps\",\"is\":[0,10]}",
        "{\"question\":\"one\",\"is\":[\"a\",\"b\"]}",
        "{\"question\":\"text\",\"answered\":false}",
        "{\"attribute\":\"plan\",\"is\":\"pro\"}",
        "{\"all\":[{\"any\":[{\"question\":\"nps\",\"is\":3}]}]}",
        "{\"not\":{\"not\":{\"not\":{\"question\":\"nps\",\"is\":1}}}}"
      })
  void aConditionMayGoFourLevelsDeepAndIsWrittenAsItIsRead(String when) {
    var definition = valid(branched(when));

    assertThat(SurveyJson.definition(SurveyJson.write(definition))).isEqualTo(definition);
    assertThat(definition.form().blocks().get(3).prompt().when()).isNotEqualTo(Condition.ALWAYS);
  }

  /// Of a question that could not be read nothing is said where it is asked about.
  @Test
  void oneErrorIsToldOnce() {
    var text =
        """
        {"questions":[{"id":"a","type":"csat","scale":"1-9"},
         {"id":"b","type":"text","when":{"question":"a","atMost":2}}]}
        """;

    assertThat(pointers(text)).containsExactly("/questions/0/scale");
  }

  private static String branched(String when) {
    return """
        {"questions":[{"id":"nps","type":"nps"},
         {"id":"one","type":"choice","options":[{"id":"a"},{"id":"b"}]},
         {"id":"text","type":"text"},
         {"id":"own","type":"text","when":%s},
         {"id":"last","type":"nps"}]}
        """
        .formatted(when);
  }

  private static Definition valid(String text) {
    return switch (read(text)) {
      case Checked.Valid<Definition>(Definition definition) -> definition;
      case Checked.Invalid<Definition>(List<FieldError> errors) ->
          throw new AssertionError("expected a definition, got " + errors);
    };
  }

  private static List<String> pointers(String text) {
    return errors(text).stream().map(FieldError::pointer).toList();
  }

  private static List<FieldError> errors(String text) {
    return switch (read(text)) {
      case Checked.Valid<Definition> _ -> List.of();
      case Checked.Invalid<Definition>(List<FieldError> errors) -> errors;
    };
  }

  private static Checked<Definition> read(String text) {
    var value = ((Json.Parsed.Values) Json.readOne(text)).values().getFirst();
    return SurveyJson.read("relationship-2026", value);
  }
}
