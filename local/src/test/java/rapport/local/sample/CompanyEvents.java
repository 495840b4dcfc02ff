package rapport.local.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import rapport.local.importer.OutgoingEvent;

/// What the company sends, as anybody can read it.
final class CompanyEvents {

  private static final JsonMapper JSON = new JsonMapper();

  private CompanyEvents() {}

  static List<JsonNode> of(Instant until, int days) {
    return SampleCompany.events(until, days).stream()
        .flatMap(List::stream)
        .map(OutgoingEvent::json)
        .map(CompanyEvents::read)
        .toList();
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
