package rapport.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.fact.Span;
import rapport.period.Calendar;
import rapport.settings.Settings.Pair;
import rapport.state.Cell;

/// What is told by pairs of dimensions, and what only by one of them.
class PairTest {

  private static final String PAIR = new Pair("plan", "region").name();
  private static final Calendar CALENDAR = new Calendar(1, ZoneOffset.UTC, DayOfWeek.MONDAY);
  private static final Family QUESTION = Family.question("s", "q");

  @Test
  void aPairHasNoBalanceAndNoDistinctCounts() {
    var plain = new Measure.Value(QUESTION, "score", 9);
    var distinct = new Measure.When(new Measure.Count(Family.TICKETS, "seen", 1), Span.ALWAYS);
    var balance = new Measure.Count(Family.BACKLOG, "open", 1);

    var parts = folded(plain, distinct, balance);

    assertThat(parts)
        .containsKeys(key(QUESTION, PAIR), key(QUESTION, "plan"), PartKey.totals(QUESTION))
        .containsKeys(key(Family.TICKETS, "plan"), key(Family.BACKLOG, "plan"))
        .doesNotContainKeys(key(Family.TICKETS, PAIR), key(Family.BACKLOG, PAIR));
  }

  @Test
  void everyKindOfMeasureIsACellOfItsKind() {
    var parts =
        folded(
            new Measure.Count(QUESTION, "count", 3),
            new Measure.Value(QUESTION, "value", 9, 2),
            new Measure.LocalHour(QUESTION, "hour"),
            new Measure.Duration(QUESTION, "duration", 1000),
            new Measure.Row(QUESTION, "row", List.of(2L, 3L)));

    var state = parts.get(key(QUESTION, PAIR)).states().get(2);
    assertThat(state.count("count")).isEqualTo(3);
    assertThat(state.values("value")).isEqualTo(Map.of(9, 2L));
    assertThat(state.values("hour")).isEqualTo(Map.of(10, 1L));
    assertThat(state.cells().get("duration")).isEqualTo(Cell.Durations.of(1000));
    assertThat(state.cells().get("row")).isInstanceOf(Cell.Rows.class);
  }

  private static Map<PartKey, Part> folded(Measure... measures) {
    var time = Instant.parse("2026-03-01T10:20:00Z");
    var fold = Fold.ofDay(LocalDate.parse("2026-03-01"), CALENDAR, time);
    fold.add(
        new LoggedFact(
            FactId.of("a"),
            Version.FIRST,
            time,
            new LoggedFact.Origin(0, "", 0),
            new TreeMap<>(Map.of("plan", 1, PAIR, 2)),
            List.of(measures),
            new TreeMap<>()));
    return fold.result().parts();
  }

  private static PartKey key(Family family, String dimension) {
    return new PartKey(family, dimension);
  }
}
