package rapport.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rapport.local.importer.ImportClient;
import rapport.local.importer.OutgoingEvent;

/// Looks after those who were unhappy, as people do by way of the interface: takes some on, calls
/// some and resolves that. Most of these answer again, and many are happier. All of this happens
/// when the sample is loaded, since nobody can resolve anything in the past.
final class SampleDesk {

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
    for (JsonNode followUp : client.openFollowUps()) {
      SampleCustomer.named(followUp.path("cause").path("customer").asText())
          .flatMap(customer -> work(client, customer, followUp.path("id").asText()))
          .ifPresent(answer -> answers.add(List.of(answer.outgoing(answers.size() + 1))));
    }
    return answers;
  }

  /// Who does what about one is drawn from its id.
  ///
  /// @return what the customer answers later, if it does
  private static Optional<SampleEvent> work(
      ImportClient client, SampleCustomer customer, String id) {
    var chance = new Chance(id.hashCode());
    boolean takenOn = chance.happens(0.4);
    boolean resolved = takenOn && chance.happens(0.6);
    if (!takenOn) {
      return Optional.empty();
    }
    ObjectNode change = JsonNodeFactory.instance.objectNode();
    change.put("assignee", chance.oneOf(PEOPLE)).put("note", chance.oneOf(NOTES));
    change.put("state", resolved ? "resolved" : "open");
    JsonNode now = client.changeFollowUp(id, change);
    if (!resolved || !chance.happens(0.8)) {
      return Optional.empty();
    }
    Instant at = Instant.parse(now.path("resolvedAt").asText()).plusSeconds(1);
    return Optional.of(SampleResponses.again(customer, "again-" + id, at, chance));
  }
}
