package rapport.edge;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Documents that nobody here can have written are said to be such, whatever is wrong with them.
class StoredDocumentTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"current\":{\"version\":1,\"zone\":\"Europe/Berlin\",\"weekStart\":\"\"}}",
        "{\"current\":{\"version\":1,\"zone\":\"Europe/Berlin\"}}",
        "{\"current\":{\"version\":1,\"zone\":\"Europe/Nowhere\",\"weekStart\":\"monday\"}}",
        "{\"current\":[]}",
        "{",
        ""
      })
  void aStoredCalendarThatMakesNoSenseIsNamedAStoredDocument(String text) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> CalendarsJson.stored(text))
        .withMessageStartingWith("a stored document ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"<x>\",\"version\":1,\"title\":{\"en\":\"x\"},\"questions\":[]}",
        "{\"id\":\"x\",\"version\":0,\"title\":{\"en\":\"x\"},\"questions\":[]}",
        "[]"
      })
  void aStoredSurveyThatMakesNoSenseIsNamedAStoredDocument(String text) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> SurveyJson.stored(text))
        .withMessageStartingWith("a stored document ");
  }
}
