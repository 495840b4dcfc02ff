package rapport.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rapport.bytes.Bytes;
import rapport.store.Documents;
import rapport.store.Entities;

/// What a system has stored of the events in `events/` and a few more.
final class Kept {

  private static final int SHARDS = 64;
  private static final String TIME = "2026-03-01T10:0%d:00Z";

  private Kept() {}

  /// A stage whose tables hold entities of every kind.
  static Stage stage() {
    var stage = Stages.make();
    defineVotes(stage);
    int number = 0;
    for (String event : lives()) {
      stage.deliver(event.formatted("k" + number++), Map.of("tenant", Stage.TENANT));
    }
    stage.roll("{}");
    stage.checkLines();
    return stage;
  }

  /// A survey that keeps who was asked and how each has answered last.
  private static void defineVotes(Stage stage) {
    var path = "/v1/surveys/{survey}";
    var put = Inputs.request("PUT " + path, path, Stage.ADMIN);
    put.setPathParameters(Map.of("survey", "votes-2026"));
    put.getHeaders().put("content-type", "application/json");
    put.setBody(
        "{\"oneVote\":true,\"invitations\":true,"
            + "\"questions\":[{\"id\":\"recommend\",\"type\":\"nps\"}]}");
    assertThat(stage.call(put).getStatusCode()).isEqualTo(201);
  }

  static List<String> lives() {
    return List.of(
        event("survey.invited", 0, "{\"survey\":\"votes-2026\",\"channel\":\"mail\"}"),
        event("survey.response", 1, "{\"survey\":\"votes-2026\",\"answers\":{\"recommend\":9}}"),
        event("survey.response", 2, "{\"survey\":\"votes-2026\",\"answers\":{\"recommend\":3}}"),
        event(
            "ticket.created", 0, "{\"ticket\":\"T9\",\"channel\":\"mail\",\"priority\":\"high\"}"),
        event("ticket.replied", 1, "{\"ticket\":\"T9\",\"agent\":\"Ann\"}"),
        event("ticket.rated", 2, "{\"ticket\":\"T9\",\"score\":5,\"scale\":\"1-5\"}"),
        event("ticket.resolved", 3, "{\"ticket\":\"T9\",\"attributes\":{\"region\":\"EMEA\"}}"),
        event("customer.joined", 0, "{\"reason\":\"fair\"}"),
        event("customer.purchased", 1, "{\"amount\":\"10.50\",\"currency\":\"EUR\"}"),
        event("customer.revenue", 2, "{\"mrr\":\"9.99\",\"currency\":\"EUR\"}"),
        event("customer.active", 3, "{\"activity\":\"login\"}"),
        event("customer.reached", 4, "{\"journey\":\"trial\",\"stage\":\"paid\"}"),
        event("customer.rewarded", 5, "{\"plan\":\"gold\",\"points\":50,\"tier\":\"silver\"}"),
        event("customer.left", 5, "{}"));
  }

  private static String event(String type, int minute, String data) {
    return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"kept\",\"type\":\""
        + type
        + "\",\"time\":\""
        + TIME.formatted(minute)
        + "\",\"subject\":\"c9\",\"data\":"
        + data
        + "}";
  }

  /// The content of all entities of a kind.
  static List<Bytes> entities(String kind) {
    var found = new ArrayList<Bytes>();
    var entities = new Entities(stage().events);
    for (int shard = 0; shard < SHARDS; shard++) {
      entities.list(
          Stage.TENANT,
          kind,
          shard,
          "",
          listed -> {
            found.add(listed.stored().content());
            return true;
          });
    }
    return found;
  }

  /// Stored texts whose names begin so.
  static List<Bytes> texts(String prefix) {
    var found = new ArrayList<Bytes>();
    for (var named : new Documents(stage().summary).list(Stage.TENANT, prefix)) {
      found.add(Inputs.seed(0, named.document().text()));
    }
    return found;
  }
}
