package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormNamesTest {

  private static final String SAMPLE =
      """
      {"hidden":["plan","%1$s"],"questions":[
        {"id":"%1$s","type":"nps"},{"id":"%1$s2","type":"text"},
        {"id":"m","type":"matrix","scale":"1-5","rows":[{"id":"r"},{"id":"%1$s"}]}]}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k",
        "t",
        "key",
        "language",
        "score",
        "embedded",
        "preview",
        "id",
        "time",
        "subject",
        "attributes.x"
      })
  void noNameMeansTwoThingsInAFormOrItsAddress(String name) {
    var told =
        errors(SAMPLE.formatted(name)).stream()
            .filter(error -> error.message().startsWith("is a name that a form or its address"))
            .collect(Collectors.toMap(FieldError::pointer, FieldError::message));

    assertThat(told.keySet())
        .contains("/hidden/1", "/questions/0/id", "/questions/2/rows/1/id")
        .doesNotContain("/hidden/0", "/questions/2/rows/0/id", "/questions/2/id");
    assertThat(told.get("/hidden/1")).endsWith("got \"" + name + "\"; give another");
  }

  @ParameterizedTest
  @ValueSource(strings = {"keys", "K", "scores", "id.x", "attributes"})
  void nameThatOnlyBeginsLikeOneIsTaken(String name) {
    assertThat(
            errors(
                "{\"hidden\":[\"%1$s\"],\"questions\":[{\"id\":\"%1$s\",\"type\":\"nps\"}]}"
                    .formatted(name)))
        .isEmpty();
  }

  @Test
  void whatIsNoListOfNamesIsToldOnce() {
    assertThat(errors("{\"hidden\":\"k\",\"questions\":[{\"id\":\"a\",\"type\":\"nps\"}]}"))
        .extracting(FieldError::pointer)
        .containsExactly("/hidden");
  }

  private static List<FieldError> errors(String text) {
    var value = ((Json.Parsed.Values) Json.readOne(text)).values().getFirst();
    return switch (SurveyJson.read("visit", value)) {
      case Checked.Valid<?> _ -> List.of();
      case Checked.Invalid<?>(List<FieldError> errors) -> errors;
    };
  }
}
