package rapport.reader;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.OptionalDouble;
import rapport.edge.Json;
import rapport.edge.Zones;
import rapport.metric.DriverRanking;
import rapport.metric.DriverRanking.Driver;

/// The answer of `GET /v1/drivers`.
final class DriversJson {

  private DriversJson() {}

  /// @param asOf every event recorded before this is in it
  record Ranked(DriverRanking ranking, Instant asOf) {}

  static ObjectNode tree(TenantView view, DriversQuery query, Ranked ranked, Instant now) {
    var ranking = ranked.ranking();
    var end = query.period().end(view.calendar());
    var tree = Json.object();
    tree.put("timezone", Zones.name(view.calendar().zone()));
    tree.put("asOf", ranked.asOf().toString());
    tree.put("survey", query.survey().id());
    tree.put("outcome", query.outcome());
    tree.put("period", query.period().text());
    tree.put("start", query.period().start(view.calendar()).toString());
    tree.put("end", end.toString());
    tree.put("open", end.isAfter(now));
    tree.put("n", ranking.n());
    tree.put("dropped", ranking.dropped());
    put(tree, "rSquared", ranking.rSquared());
    var drivers = tree.putArray("drivers");
    ranking.drivers().forEach(driver -> write(driver, drivers.addObject()));
    return tree;
  }

  private static void write(Driver driver, ObjectNode tree) {
    tree.put("dimension", driver.dimension());
    driver.figures().forEach((name, figure) -> put(tree, name, figure));
  }

  private static void put(ObjectNode tree, String name, OptionalDouble figure) {
    figure.ifPresentOrElse(value -> tree.put(name, value), () -> tree.putNull(name));
  }
}
