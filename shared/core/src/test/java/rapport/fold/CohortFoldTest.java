package rapport.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
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
import rapport.fold.Fold.Folded;
import rapport.period.Calendar;
import rapport.state.State;

/// What is counted in totals only: cohorts, and what drives answers.
class CohortFoldTest {

  private static final Calendar CALENDAR = new Calendar(1, ZoneId.of("UTC"), DayOfWeek.MONDAY);
  private static final LocalDate WEDNESDAY = LocalDate.parse("2026-03-04");
  private static final Instant JOINED = Instant.parse("2026-01-15T12:00:00Z");
  private static final int WEEK_OF_JOINING = 2923; // of 12 January, 20,465 days after 1970
  private static final int MONTH_OF_JOINING = 2026 * 12;

  /// The week and the month of 4 March began after 10 February, its quarter and year did not.
  @Test
  void aCohortCountsInThePeriodsThatBeganInItsSpan() {
    var span = Span.after(Instant.parse("2026-02-10T00:00:00Z"));

    var state = total(fold(cohort(1, span)), Family.COHORTS);

    assertThat(state.cells()).containsOnlyKeys("present@w", "present@m");
    assertThat(state.values("present@w")).containsOnly(Map.entry(WEEK_OF_JOINING, 1L));
    assertThat(state.values("present@m")).containsOnly(Map.entry(MONTH_OF_JOINING, 1L));
  }

  @Test
  void aCohortIsTakenBackAsOftenAsItCounts() {
    var state = total(fold(cohort(-1, Span.ALWAYS)), Family.COHORTS);

    assertThat(state.cells()).containsOnlyKeys("present@w", "present@m", "present@q", "present@y");
    assertThat(state.values("present@q")).containsOnly(Map.entry(2026 * 4, -1L));
    assertThat(state.values("present@y")).containsOnly(Map.entry(2026, -1L));
  }

  @Test
  void noCohortIsCountedBySegment() {
    assertThat(fold(cohort(1, Span.ALWAYS)).parts())
        .containsOnlyKeys(PartKey.totals(Family.COHORTS));
  }

  @Test
  void whatDrivesAnswersIsNotCountedBySegment() {
    var drivers = Family.drivers("visit");

    var folded = fold(new Measure.Count(drivers, "rows", 3));

    assertThat(folded.parts()).containsOnlyKeys(PartKey.totals(drivers));
    assertThat(total(folded, drivers).count("rows")).isEqualTo(3);
  }

  private static Measure.Cohort cohort(int times, Span began) {
    return new Measure.Cohort(Family.COHORTS, "present", times, JOINED, began);
  }

  private static Folded fold(Measure measure) {
    var fold = Fold.ofDay(WEDNESDAY, CALENDAR, Instant.parse("2027-01-01T00:00:00Z"));
    fold.add(
        new LoggedFact(
            FactId.of("a"),
            new Version(0, false),
            Instant.parse("2026-03-04T10:00:00Z"),
            new LoggedFact.Origin(0, ""),
            new TreeMap<>(Map.of("region", 1)),
            List.of(measure),
            Collections.emptySortedMap()));
    return fold.result();
  }

  private static State total(Folded folded, Family family) {
    return folded.parts().get(PartKey.totals(family)).state(Part.TOTAL_NUMBER);
  }
}
