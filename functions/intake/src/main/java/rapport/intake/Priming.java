package rapport.intake;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import rapport.edge.EventJson;
import rapport.edge.EventJson.Reading;
import rapport.edge.Json;
import rapport.edge.ServerIdentity;
import rapport.intake.Sorting.Accepted;

/// Loads the classes that an accepted event goes through. Nothing of it is kept: no id, no time.
final class Priming {

  private static final String EVENT =
      """
      {"specversion":"1.0","id":"1","source":"prime","type":"ticket.rated",
       "time":"2026-01-01T00:00:00Z","data":{"ticket":"T","score":5,"scale":"1-5"}}
      """;

  private static final String KEY = "pub_" + "0".repeat(43);

  private Priming() {}

  /// By a key that nobody has, which is looked up all the same.
  static APIGatewayV2HTTPEvent responseOfAStranger() {
    return APIGatewayV2HTTPEvent.builder()
        .withRouteKey(IntakeHandler.POST_RESPONSES)
        .withPathParameters(Map.of("survey", "prime"))
        .withHeaders(Map.of("authorization", "Bearer " + KEY, "content-type", "application/json"))
        .withBody("{}")
        .build();
  }

  static void warm() {
    var identities = new ServerIdentity(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), new Random(1));
    if (Json.readMany(EVENT) instanceof Json.Parsed.Values(boolean _, List<Json.Value> values)
        && EventJson.read(values.getFirst(), "", identities) instanceof Reading.Valid(var event)) {
      Packing.pack("prime", "", List.of(new Accepted(0, event, EventJson.write(event))));
    }
  }
}
