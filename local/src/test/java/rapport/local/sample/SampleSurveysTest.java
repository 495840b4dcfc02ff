package rapport.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.edge.Checked;
import rapport.edge.Json;
import rapport.edge.SurveyJson;

/// The surveys that a new system shows first.
class SampleSurveysTest {

  private static final List<String> LANGUAGES = List.of("en", "zh");

  @ParameterizedTest
  @ValueSource(strings = {"survey.json", "panel.json"})
  void allThatIsAskedIsSaidInBothLanguages(String file) {
    JsonNode survey = SampleResource.json(file);

    assertThat(spoken(survey)).allSatisfy(text -> assertThat(LANGUAGES).allMatch(text::hasNonNull));
    var read = (Json.Parsed.Values) Json.readOne(survey.toString());
    assertThat(SurveyJson.read("s", read.values().getFirst())).isInstanceOf(Checked.Valid.class);
  }

  /// Its title and intro, what it asks, what is at the ends of each scale, and its thanks. What is
  /// missing is there as nothing.
  private static List<JsonNode> spoken(JsonNode survey) {
    var spoken = new ArrayList<>(List.of(survey.path("title"), survey.path("intro")));
    for (JsonNode question : survey.path("questions")) {
      spoken.add(question.path("text"));
      question.path("rows").forEach(row -> spoken.add(row.path("text")));
      if (!question.path("type").asText().equals("text") && !isOfKano(question)) {
        spoken.add(question.path("labels").path("low"));
        spoken.add(question.path("labels").path("high"));
      }
    }
    assertThat(survey.path("thankYou").path("texts")).isNotEmpty();
    survey.path("thankYou").path("texts").forEach(thanks -> spoken.add(thanks.path("text")));
    return spoken;
  }

  /// A form says each of its answers in words.
  private static boolean isOfKano(JsonNode question) {
    return question.path("rows").path(0).path("metric").asText().equals("kano");
  }
}
