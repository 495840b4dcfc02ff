package rapport.metric;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.fold.Fold;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.state.Cell;
import rapport.state.State;

/// Answers the case about the sums of a day, by folding the facts of its events.
final class RollupVectors {

  private static final Map<String, String> SLOTS =
      Map.of("first_response", "firstResponse", "conversation_resolved", "resolution");
  private static final Map<String, Integer> AGENTS = Map.of("userA", 1, "userB", 2);

  /// There a figure has a row for the account, for an agent and for an inbox, and a resolution is
  /// two figures: how many and how long.
  private static final int ROWS_A_FIGURE = 3;

  private static final int RESOLUTION_FIGURES = 2;

  private RollupVectors() {}

  static VectorAnswer sums(VectorCase asked) {
    var input = asked.input();
    var calendar = new Calendar(1, ZoneId.of(input.path("tz").asText()), DayOfWeek.MONDAY);
    var fold =
        Fold.ofDay(
            LocalDate.parse(input.path("date").asText()),
            calendar,
            OffsetDateTime.parse("2026-03-01T00:00Z").toInstant());
    int number = 0;
    for (JsonNode event : input.path("events")) {
      fold.add(fact(event, number++));
    }
    var parts = fold.result().parts();
    var all = state(parts, PartKey.totals(Family.TICKETS), Part.TOTAL_NUMBER);
    var agents = new PartKey(Family.TICKETS, "agent");
    return new VectorAnswer()
        .with("account_first_response", sums(all, "firstResponse"))
        .with("agentA_first_response", sums(state(parts, agents, 1), "firstResponse"))
        .with("agentB_resolution_time", sums(state(parts, agents, 2), "resolution"))
        .with("reply_time_rows", all.cells().containsKey("reply_time") ? 1 : 0)
        .with("rollup_rows", ROWS_A_FIGURE * figures(all));
  }

  private static int figures(State all) {
    return (all.cells().containsKey("firstResponse") ? 1 : 0)
        + (all.cells().containsKey("resolution") ? RESOLUTION_FIGURES : 0);
  }

  private static VectorAnswer sums(State state, String slot) {
    var clock = (Cell.Durations) state.cells().get(slot);
    var business = (Cell.Durations) state.cells().get(slot + ":business");
    return new VectorAnswer()
        .with("count", clock.count())
        .with("sum", clock.totalMillis().doubleValue() / 1000)
        .with("sum_business", business.totalMillis().doubleValue() / 1000);
  }

  private static State state(SortedMap<PartKey, Part> parts, PartKey key, int number) {
    return parts.getOrDefault(key, Part.EMPTY).state(number);
  }

  private static LoggedFact fact(JsonNode event, int number) {
    var type = event.get(0).asText();
    var slot = SLOTS.getOrDefault(type, type);
    var measures = new ArrayList<Measure>();
    measures.add(new Measure.Duration(Family.TICKETS, slot, 1000 * event.get(1).asLong()));
    measures.add(
        new Measure.Duration(Family.TICKETS, slot + ":business", 1000 * event.get(2).asLong()));
    return new LoggedFact(
        FactId.of("event", Integer.toString(number)),
        Version.FIRST,
        OffsetDateTime.parse(event.get(4).asText()).toInstant(),
        new LoggedFact.Origin(0, ""),
        new TreeMap<>(Map.of("agent", AGENTS.get(event.get(3).asText()))),
        List.copyOf(measures),
        new TreeMap<>());
  }
}
