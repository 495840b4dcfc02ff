package rapport.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import rapport.local.importer.ImportClient;
import rapport.local.importer.OutgoingEvent;

/// Looks after those who were unhappy, as people do by way of the interface: takes some on, calls
/// some and resolves that. Most of these answer again, and many are happier. All of this happens
/// when the sample is loaded, since nobody can resolve anything in the past: so it is what people
/// do in an hour, or that hour would stand out among all others.
final class SampleDesk {

  /// Not more are resolved, some of which answer.
  private static final int MOST_RESOLVED = 8;

  private static final List<String> PEOPLE = List.of("Amara", "Dilara", "Hana");
  private static final List<String> NOTES =
      List.of(
          "called, explained the outage",
          "sent a new parcel",
          "refunded the shipping",
          "calls back on Monday");

  private SampleDesk() {}

  /// @return the later answers of those who were looked after
  static List<List<OutgoingEvent>> work(ImportClient client) {
    var answers = new ArrayList<List<OutgoingEvent>>();
    int resolved = 0;
    for (JsonNode followUp : client.openFollowUps()) {
      var customer = SampleCustomer.named(followUp.path("cause").path("customer").asText());
      String id = followUp.path("id").asText();
      var chance = new Chance(id.hashCode()); // who does what about one is drawn from its id
      if (customer.isPresent() && chance.happens(0.4)) {
        boolean isDone = resolved < MOST_RESOLVED && chance.happens(0.6);
        resolved += isDone ? 1 : 0;
        JsonNode now = client.changeFollowUp(id, change(isDone, chance));
        if (isDone && chance.happens(0.8)) {
          Instant at = Instant.parse(now.path("resolvedAt").asText()).plusSeconds(1);
          SampleEvent answer = SampleResponses.again(customer.get(), "again-" + id, at, chance);
          answers.add(List.of(answer.outgoing(answers.size() + 1)));
        }
      }
    }
    return answers;
  }

  private static ObjectNode change(boolean isDone, Chance chance) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("assignee", chance.oneOf(PEOPLE))
        .put("note", chance.oneOf(NOTES))
        .put("state", isDone ? "resolved" : "open");
  }
}
