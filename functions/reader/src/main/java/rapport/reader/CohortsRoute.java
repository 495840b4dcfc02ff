package rapport.reader;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import rapport.edge.Answers;
import rapport.edge.Json;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.UrlEncoded;
import rapport.edge.Zones;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Cohort;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.state.State;

/// `GET /v1/cohorts`: the retention triangle. Customers by the period in which they first joined;
/// of each of these cohorts how many are there at the end of every later period, and how many are
/// active in it. Counts of customers, which are shown however few they are.
final class CohortsRoute {

  /// Each cohort has a cell for each later period, so the triangle grows with the square.
  static final int MAX_PERIODS = 106;

  private static final PartKey PART = PartKey.totals(Family.COHORTS);

  private final Door door;
  private final Records.Stores stores;
  private final Clock clock;

  CohortsRoute(Door door, Records.Stores stores, Clock clock) {
    this.door = door;
    this.stores = stores;
    this.clock = clock;
  }

  APIGatewayV2HTTPResponse get(Request request) {
    return door.answer(request, this::get);
  }

  private APIGatewayV2HTTPResponse get(TenantView view, List<UrlEncoded.Pair> query) {
    var now = clock.instant();
    var parameters = new Parameters(query);
    parameters.refuseOthers(Set.of("segment"), Set.of("period", "from", "to"));
    parameters.refuseSegment("cohorts are kept of all customers together: leave it out");
    var periods = new PeriodReading(parameters, view.calendar(), now).read();
    if (!periods.isEmpty() && !Cohort.GRANULARITIES.contains(periods.getFirst().granularity())) {
      parameters.fault("period", "must be one of week, month, quarter, year");
    }
    if (periods.size() > MAX_PERIODS) {
      parameters.fault("from", "at most " + MAX_PERIODS + " periods can be shown");
    }
    return parameters.errors().isEmpty()
        ? Answers.json(200, triangle(view, periods, now))
        : Problem.invalid(parameters.errors()).answer();
  }

  /// What is known of all cohorts in one period.
  ///
  /// @param present by cohort, at the end of the period
  private record Column(Period period, State present, State own) {}

  private ObjectNode triangle(TenantView view, List<Period> periods, Instant now) {
    var wanted = new Records.Wanted(List.of(PART), periods.getFirst(), periods.getLast(), true);
    var records = Records.read(stores, view, wanted, now);
    var columns = new ArrayList<Column>();
    var present = records.before(PART, Part.TOTAL_NUMBER, periods.getFirst().firstDay());
    for (Period period : periods) {
      if (!period.start(view.calendar()).isAfter(now)) {
        var own = records.of(PART, Part.TOTAL_NUMBER, period);
        present = present.merge(own);
        columns.add(new Column(period, present, own));
      }
    }
    var tree = Json.object();
    tree.put("timezone", Zones.name(view.calendar().zone()));
    tree.put("period", periods.getFirst().granularity().toString());
    tree.put("asOf", records.asOf().toString());
    var cohorts = tree.putArray("cohorts");
    for (int i = 0; i < columns.size(); i++) {
      var later = columns.subList(i, columns.size());
      write(view, later, now, cohorts.addObject());
    }
    return tree;
  }

  /// @param columns from that of the cohort's own period on
  private static void write(TenantView view, List<Column> columns, Instant now, ObjectNode tree) {
    var first = columns.getFirst();
    int number = Cohort.number(first.period());
    long size = count(first.own(), "joined", first.period(), number);
    tree.put("cohort", first.period().text());
    tree.put("size", size);
    var periods = tree.putArray("periods");
    for (Column column : columns) {
      var cell = periods.addObject();
      cell.put("period", column.period().text());
      cell.put("open", column.period().end(view.calendar()).isAfter(now));
      long present = count(column.present(), "present", column.period(), number);
      share(cell, "present", present, size);
      share(cell, "active", count(column.own(), "active", column.period(), number), size);
    }
  }

  private static void share(ObjectNode cell, String name, long count, long size) {
    cell.put(name, count);
    if (size > 0) {
      cell.put(name + "Share", (double) count / size);
    } else {
      cell.putNull(name + "Share");
    }
  }

  private static long count(State state, String slot, Period period, int number) {
    Granularity granularity = period.granularity();
    return Math.max(0, state.at(granularity).values(slot).getOrDefault(number, 0L));
  }
}
