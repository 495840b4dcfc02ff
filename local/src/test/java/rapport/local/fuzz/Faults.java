package rapport.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import rapport.bytes.MalformedBytesException;

/// What a log may say of an input that nothing can be done with.
final class Faults {

  /// Those that say on purpose that something can't be read.
  private static final Set<String> SAID =
      Set.of(
          MalformedBytesException.class.getName(),
          "rapport.edge.UnreadableKeyException",
          IllegalArgumentException.class.getName(),
          DateTimeException.class.getName(),
          DateTimeParseException.class.getName());

  private Faults() {}

  /// Whatever was logged as an error names the input, and is none that happened by accident.
  static void areOfInput(List<JsonNode> lines) {
    for (JsonNode line : lines) {
      if (line.has("thrown")) {
        var type = line.path("thrown").path(0).path("type").asText();
        assertThat(SAID).as(line.toPrettyString()).contains(type);
      }
    }
  }
}
