package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JSON or CSV.
class AcceptTest {

  private final ReaderWorld world = new ReaderWorld();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | application/json",
        "*/* | application/json",
        "text/html, */* | application/json",
        "text/html | application/json",
        "application/json | application/json",
        "application/json, text/csv | application/json",
        "application/json;q=0.9, text/csv;q=0.8 | application/json",
        "text/csv;q=0.1, application/json | application/json",
        "text/csv;q=0 | application/json",
        "text/csv;q=0, */* | application/json",
        "text/csvx | application/json",
        "text/csv | text/csv",
        "TEXT/CSV; charset=utf-8 | text/csv",
        "text/csv, application/json | text/csv",
        "text/csv, */* | text/csv",
        "*/*, text/csv | text/csv",
        "text/csv;q=0.9, */*;q=0.1 | text/csv",
        "application/json;q=0.5, text/csv;q=0.9 | text/csv",
        "application/json;q=0, */* | text/csv",
        "text/* | text/csv",
        "text/csv;q=high | text/csv",
        ",;, text/csv | text/csv"
      })
  void theFormIsTheOneThatTheCallerPrefers(String accept, String type) {
    var answer =
        world.send(
            "metric=nps", Map.of("authorization", "Bearer " + Samples.READ, "accept", accept));

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getHeaders().get("content-type")).startsWith(type);
  }
}
