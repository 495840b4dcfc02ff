package rapport.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.event.Version;
import rapport.period.UtcHour;

class FactTest {

  private static final Instant TIME = Instant.parse("2026-03-01T10:20:30.123Z");
  private static final UtcHour HOUR = UtcHour.of(Instant.parse("2026-03-01T10:00:00Z"));
  private static final Family VISITS = new Family("visits");

  @Test
  void aVoidTakesBackInItsHourWhatHasALowerRevision() {
    var origin = new Fact.Origin("c1", "old-shop");

    var gone = Fact.voidOf(FactId.of("a"), HOUR, 7, origin);

    assertThat(gone.id()).isEqualTo(FactId.of("a"));
    assertThat(gone.version()).isEqualTo(new Version(7, true));
    assertThat(gone.hour()).isEqualTo(HOUR);
    assertThat(gone.origin()).isEqualTo(origin);
    assertThat(gone.measures()).isEmpty();
    assertThat(gone.segments()).isEmpty();
    assertThat(gone.texts()).isEmpty();
  }

  @Test
  void aFactIsOfTheHourOfItsTimeBeforeAndAfterItsValuesHaveNumbers() {
    var segments = new TreeMap<>(Map.of("region", "north"));
    var measures = new ArrayList<Measure>(List.of(new Measure.Count(VISITS, "s", 1)));
    var texts = new TreeMap<>(Map.of("q", "fine"));
    var origin = new Fact.Origin("c1", "");

    var fact = new Fact(FactId.of("a"), Version.FIRST, TIME, origin, segments, measures, texts);
    segments.clear();
    measures.clear();
    texts.clear();

    assertThat(fact.hour()).isEqualTo(HOUR);
    assertThat(logged(1).hour()).isEqualTo(HOUR);
    assertThat(fact.segments()).containsOnly(Map.entry("region", "north"));
    assertThat(fact.measures()).containsExactly(new Measure.Count(VISITS, "s", 1));
    assertThat(fact.texts()).containsOnly(Map.entry("q", "fine"));
  }

  /// Of two contents with one tag the one that counts in more segments wins.
  @Test
  void ofOneTagWhatCountsInMoreSegmentsWins() {
    assertThat(FactContent.hash(logged(2))).isGreaterThan(FactContent.hash(logged(1)));
    assertThat(FactContent.hash(logged(9))).isGreaterThan(FactContent.hash(logged(8)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T10:00:00Z, false", "2026-03-01T10:00:00.001Z, true",
    "2026-03-01T11:00:00Z, true", "2026-03-01T11:00:00.001Z, false"
  })
  void aSpanIsAfterItsFirstInstantUntilItsSecond(Instant time, boolean held) {
    var span = new Span(HOUR.start(), HOUR.start().plusSeconds(3600));

    assertThat(span.holds(time)).isEqualTo(held);
  }

  @Test
  void aSpanIsOpenWhereItHasNoBound() {
    assertThat(Span.ALWAYS.holds(TIME)).isTrue();
    assertThat(Span.after(TIME).holds(Instant.parse("9999-12-31T00:00:00Z"))).isTrue();
    assertThat(Span.after(TIME).holds(TIME)).isFalse();
    assertThat(Span.until(TIME).holds(Instant.EPOCH)).isTrue();
    assertThat(Span.until(TIME).holds(TIME.plusMillis(1))).isFalse();
  }

  @Test
  void noTimeIsInASpanThatEndsWhereItBeginsOrBefore() {
    assertThat(Span.NEVER.isNever()).isTrue();
    assertThat(new Span(TIME, TIME).isNever()).isTrue();
    assertThat(new Span(TIME, TIME.plusMillis(1)).isNever()).isFalse();
    assertThat(Span.ALWAYS.isNever()).isFalse();
  }

  @Test
  void aSpanIsOfWholeMilliseconds() {
    var span = new Span(TIME.plusNanos(999_999), TIME.plusMillis(5).plusNanos(1));

    assertThat(span).isEqualTo(new Span(TIME, TIME.plusMillis(5)));
  }

  @ParameterizedTest
  @CsvSource({
    "backlog, open, true", "backlog, resolved, false", "customers, customers, true",
    "customers, joined, false", "revenue, mrr:EUR, true", "revenue, gained:EUR, false",
    "plans, members:gold, true", "plans, tier:gold:1, true", "plans, joined:gold, false",
    "cohorts, present, true", "visits, open, false", "tickets, customers, false"
  })
  void onlyBalancesOfRunningFamiliesAreInherited(String key, String slot, boolean balance) {
    var family = new Family(key);

    assertThat(family.isBalance(slot)).isEqualTo(balance);
    assertThat(new Measure.Count(family, slot, 1).isBalance()).isEqualTo(balance);
  }

  @ParameterizedTest
  @ValueSource(strings = {"backlog", "customers", "revenue", "plans", "cohorts"})
  void familiesOfNetChangesRun(String key) {
    assertThat(new Family(key).running()).isTrue();
    assertThat(new Family("x" + key).running()).isFalse();
  }

  @Test
  void familiesOfSurveysAreNamedByThem() {
    assertThat(Family.survey("visit").key()).isEqualTo("s:visit");
    assertThat(Family.question("visit", "food").key()).isEqualTo("s:visit:food");
    assertThat(Family.drivers("visit").totalsOnly()).isTrue();
    assertThat(Family.survey("visit").totalsOnly()).isFalse();
    assertThat(Family.survey("a")).isLessThan(Family.survey("b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#", "a#b"})
  void aFamilyThatNoKeyCanHoldIsRefused(String key) {
    assertThatThrownBy(() -> new Family(key)).hasMessageContaining("without #");
  }

  private static LoggedFact logged(int segments) {
    var numbers = new TreeMap<String, Integer>();
    for (int i = 0; i < segments; i++) {
      numbers.put("dimension" + i, 1);
    }
    return new LoggedFact(
        FactId.of("a"),
        Version.FIRST,
        TIME,
        new LoggedFact.Origin(1, "", 5),
        numbers,
        List.of(new Measure.Count(VISITS, "s", 1)),
        new TreeMap<>());
  }

  @ParameterizedTest
  @CsvSource({
    "s:rel.1, rel.1, ",
    "s:rel.1:recommend, rel.1, recommend",
    "s:tickets:rating, tickets, rating",
    "tickets, , ",
    "d:rel, , ",
    "backlog, , "
  })
  void aFamilyOfAnswersKnowsItsSurveyAndQuestion(String key, String survey, String question) {
    var family = new Family(key);

    assertThat(family.ofSurvey()).isEqualTo(Optional.ofNullable(survey));
    assertThat(family.ofQuestion()).isEqualTo(Optional.ofNullable(question));
  }
}
