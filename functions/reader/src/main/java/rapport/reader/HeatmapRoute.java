package rapport.reader;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rapport.edge.Answers;
import rapport.edge.Checked;
import rapport.edge.Json;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.UrlEncoded;
import rapport.edge.Zones;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.reader.Records.Wanted;
import rapport.reader.Shown.Flag;
import rapport.reader.Suppression.Reason;
import rapport.state.State;
import rapport.store.Registry;

/// `GET /v1/heatmap`: how much comes in by weekday and hour of the day.
final class HeatmapRoute {

  private final Door door;
  private final Registry registry;
  private final Records.Stores stores;
  private final Clock clock;

  HeatmapRoute(Door door, Registry registry, Records.Stores stores, Clock clock) {
    this.door = door;
    this.registry = registry;
    this.stores = stores;
    this.clock = clock;
  }

  APIGatewayV2HTTPResponse get(Request request) {
    return door.answer(request, this::get);
  }

  private APIGatewayV2HTTPResponse get(TenantView view, List<UrlEncoded.Pair> given) {
    var now = clock.instant();
    return switch (new HeatmapReading(new Parameters(given), view, registry).read(now)) {
      case Checked.Invalid<HeatmapQuery>(var errors) -> Problem.invalid(errors).answer();
      case Checked.Valid<HeatmapQuery>(HeatmapQuery query) ->
          Answers.json(200, tree(view, query, now));
    };
  }

  private ObjectNode tree(TenantView view, HeatmapQuery query, Instant now) {
    var calendar = view.calendar();
    var first = Period.of(Granularity.DAY, query.days().from(), calendar);
    var last = Period.of(Granularity.DAY, query.days().to(), calendar);
    var wanted = new Wanted(query.parts(), first, last, false);
    var records = Records.read(stores, view, wanted, now);
    var grid = new HourGrid(calendar);
    var parts = new HashMap<PartKey, Part>();
    for (Period day : Period.range(first, last)) {
      grid.addTime(day.firstDay(), now);
      for (Family family : query.families()) {
        var state = records.of(query.part(family), query.number(), day);
        grid.addCounts(day.firstDay(), state.values(query.of().slot()));
      }
      query.suppression().stream()
          .flatMap(one -> one.parts().stream())
          .forEach(part -> parts.merge(part, records.part(part, day), Part::merge));
    }
    var tree = Json.object();
    tree.put("timezone", Zones.name(calendar.zone()));
    tree.put("of", query.of().word());
    tree.put("from", query.days().from().toString());
    tree.put("to", query.days().to().toString());
    tree.put("asOf", records.asOf().toString());
    query.segment().named().forEach(tree.putObject("segment")::put);
    write(grid, reason(query, parts), calendar.weekStart(), tree);
    return tree;
  }

  /// Of the whole time: an hour of a weekday has few answers in any segment.
  private static Reason reason(HeatmapQuery query, Map<PartKey, Part> parts) {
    return query.suppression().stream()
        .map(one -> one.decide(parts, state -> size(query, state)))
        .map(decisions -> decisions.of(query.families(), query.segment().number()))
        .findFirst()
        .orElse(Reason.SHOWN);
  }

  private static long size(HeatmapQuery query, State state) {
    return state.values(query.of().slot()).values().stream().mapToLong(Long::longValue).sum();
  }

  private static void write(HourGrid grid, Reason reason, DayOfWeek weekStart, ObjectNode tree) {
    boolean shown = reason == Reason.SHOWN;
    tree.put("n", grid.count());
    SeriesJson.putOrNull("flag", SeriesJson.word(shown ? Flag.NONE : Flag.SUPPRESSED), tree);
    if (!shown) {
      tree.put("suppression", SeriesJson.word(reason));
    }
    var rows = tree.putArray("rows");
    for (int day = 0; day < HourGrid.DAYS; day++) {
      write(grid, shown, weekStart.plus(day), rows.addObject());
    }
  }

  private static void write(HourGrid grid, boolean shown, DayOfWeek weekday, ObjectNode tree) {
    tree.put("weekday", weekday.name().toLowerCase(Locale.ROOT));
    var counts = tree.putArray("counts");
    var hours = tree.putArray("hours");
    for (int hour = 0; hour < HourGrid.HOURS; hour++) {
      double ofThem = grid.hours(weekday, hour);
      hours.add(ofThem);
      if (shown && ofThem > 0) {
        counts.add(grid.count(weekday, hour));
      } else {
        counts.addNull();
      }
    }
  }
}
