package rapport.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.event.Version;
import rapport.fact.FactContent;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.fold.Fold.Folded;
import rapport.period.Calendar;
import rapport.period.UtcHour;
import rapport.state.State;

class FoldTest {

  /// +05:45: a day starts inside an hour.
  private static final Calendar CALENDAR =
      new Calendar(1, ZoneId.of("Asia/Kathmandu"), DayOfWeek.MONDAY);

  private static final LocalDate DAY = LocalDate.parse("2026-03-01");
  private static final Instant START = Instant.parse("2026-02-28T18:15:00Z");
  private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");
  private static final Family RECOMMEND = Family.question("relationship", "recommend");
  private static final String SLOT = "score:0-10";

  /// The oracle keeps a plain list, sorts it and counts with a nested map: none of the fold's
  /// classes.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 20_260_101})
  void anyOrderAndAnyDuplicatesGiveWhatSortingAndCountingGives(long seed) {
    var random = new Random(seed);
    var facts = randomFacts(random);
    var expected = byScoreAndRegion(facts);
    var delivered = new ArrayList<>(facts);
    delivered.addAll(facts.subList(0, facts.size() / 2));
    Collections.shuffle(delivered, random);

    var folded = fold(delivered, LATER);

    assertThat(counts(folded.parts().get(new PartKey(RECOMMEND, "region")))).isEqualTo(expected);
    assertThat(folded).isEqualTo(fold(facts, LATER));
  }

  @Test
  void aVoidOfAHigherRevisionLeavesThePartBehindEmpty() {
    var fact = score("a", 1, "2026-03-01T10:00:00Z", 9, 1);
    var gone = voided("a", 2, "2026-03-01T10:00:00Z");

    var folded = fold(List.of(gone, fact), LATER);

    assertThat(folded.parts())
        .containsEntry(PartKey.totals(RECOMMEND), Part.EMPTY)
        .containsEntry(new PartKey(RECOMMEND, "region"), Part.EMPTY);
  }

  @Test
  void aVoidOfALowerRevisionChangesNothing() {
    var fact = score("a", 3, "2026-03-01T10:00:00Z", 9, 1);
    var stale = voided("a", 2, "2026-03-01T10:00:00Z");

    var folded = fold(List.of(fact, stale), LATER);

    assertThat(total(folded).values(SLOT)).containsEntry(9, 1L);
  }

  @Test
  void theSameIdInTwoHoursIsTwoFacts() {
    var one = score("a", 1, "2026-03-01T10:00:00Z", 9, 1);
    var other = score("a", 1, "2026-03-01T11:00:00Z", 9, 1);

    var folded = fold(List.of(one, other), LATER);

    assertThat(total(folded).values(SLOT)).containsEntry(9, 2L);
  }

  @Test
  void aTombstoneBeatsEveryRevision() {
    var fact = score("a", Long.MAX_VALUE, "2026-03-01T10:00:00Z", 9, 1);
    var fold = Fold.ofDay(DAY, CALENDAR, LATER);

    fold.bury(fact.hour(), fact.id());
    fold.add(fact);

    assertThat(fold.result().parts()).containsEntry(PartKey.totals(RECOMMEND), Part.EMPTY);
  }

  @Test
  void whatLiesOutsideTheDayIsNotCountedEvenInTheHourTheDayBeginsIn() {
    var before = score("a", 1, "2026-02-28T18:14:59.999Z", 9, 1);
    var first = score("b", 1, "2026-02-28T18:15:00Z", 8, 1);
    var last = score("c", 1, "2026-03-01T18:14:59.999Z", 7, 1);
    var after = score("d", 1, "2026-03-01T18:15:00Z", 6, 1);

    var folded = fold(List.of(before, first, last, after), LATER);

    assertThat(total(folded).values(SLOT)).containsOnlyKeys(8, 7);
  }

  @Test
  void whatLiesAheadIsLeftOutAndNamed() {
    var past = score("a", 1, "2026-03-01T10:00:00Z", 9, 1);
    var ahead = score("b", 1, "2026-03-01T10:04:00Z", 2, 1);

    var folded = fold(List.of(past, ahead), Instant.parse("2026-03-01T10:01:00Z"));

    assertThat(total(folded).values(SLOT)).containsOnlyKeys(9);
    assertThat(folded.ahead()).containsExactly(Instant.parse("2026-03-01T10:04:00Z"));
  }

  @Test
  void aPartOfWhichAllLiesAheadIsThereAndEmpty() {
    var ahead = score("a", 1, "2026-03-01T10:04:00Z", 2, 1);

    var folded = fold(List.of(ahead), Instant.parse("2026-03-01T10:01:00Z"));

    assertThat(folded.parts())
        .containsOnly(
            Map.entry(PartKey.totals(RECOMMEND), Part.EMPTY),
            Map.entry(new PartKey(RECOMMEND, "region"), Part.EMPTY));
  }

  @Test
  void aFactOfNoSegmentCountsInTheTotals() {
    var fact =
        new LoggedFact(
            FactId.of("a"),
            new Version(0, false),
            Instant.parse("2026-03-01T10:00:00Z"),
            new LoggedFact.Origin(0, ""),
            Collections.emptySortedMap(),
            List.of(new Measure.Value(RECOMMEND, SLOT, 9)),
            Collections.emptySortedMap());

    var folded = fold(List.of(fact), LATER);

    assertThat(folded.parts()).containsOnlyKeys(PartKey.totals(RECOMMEND));
    assertThat(total(folded).values(SLOT)).containsOnly(Map.entry(9, 1L));
  }

  @Test
  void hoursOfDayAreLocal() {
    var fact =
        logged(
            "a",
            new Version(0, false),
            Instant.parse("2026-03-01T10:20:00Z"),
            1,
            List.of(new Measure.LocalHour(RECOMMEND, "hours")));

    var folded = fold(List.of(fact), LATER);

    assertThat(total(folded).values("hours")).containsOnlyKeys(16); // 10:20 UTC is 16:05 there
  }

  private static Folded fold(List<LoggedFact> facts, Instant now) {
    var fold = Fold.ofDay(DAY, CALENDAR, now);
    facts.forEach(fold::add);
    return fold.result();
  }

  private static State total(Folded folded) {
    return folded.parts().get(PartKey.totals(RECOMMEND)).state(Part.TOTAL_NUMBER);
  }

  private static List<LoggedFact> randomFacts(Random random) {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < 400; i++) {
      var time = START.plus(Duration.ofMinutes(random.nextInt(26 * 60) - 60));
      facts.add(
          logged(
              "id" + random.nextInt(60),
              new Version(random.nextInt(4), random.nextInt(6) == 0),
              time,
              random.nextInt(5),
              List.of(new Measure.Value(RECOMMEND, SLOT, random.nextInt(11)))));
    }
    return facts;
  }

  private static Map<Integer, Map<Integer, Long>> byScoreAndRegion(List<LoggedFact> facts) {
    var sorted = new ArrayList<>(facts);
    sorted.sort(
        (a, b) ->
            a.version().revision() != b.version().revision()
                ? Long.compare(a.version().revision(), b.version().revision())
                : FactContent.hash(a).compareTo(FactContent.hash(b)));
    var last = new HashMap<String, LoggedFact>();
    sorted.forEach(fact -> last.put(fact.id() + "@" + fact.hour(), fact));
    var counts = new TreeMap<Integer, Map<Integer, Long>>();
    for (LoggedFact fact : last.values()) {
      if (!fact.version().voided()
          && !fact.time().isBefore(START)
          && fact.time().isBefore(CALENDAR.endOf(DAY))) {
        var score = ((Measure.Value) fact.measures().getFirst()).value();
        counts
            .computeIfAbsent(fact.segments().get("region"), _ -> new TreeMap<>())
            .merge(score, 1L, Long::sum);
      }
    }
    return counts;
  }

  private static Map<Integer, Map<Integer, Long>> counts(Part part) {
    var counts = new TreeMap<Integer, Map<Integer, Long>>();
    part.states().forEach((number, state) -> counts.put(number, state.values(SLOT)));
    return counts;
  }

  private static LoggedFact score(String id, long revision, String time, int score, int region) {
    return logged(
        id,
        new Version(revision, false),
        Instant.parse(time),
        region,
        List.of(new Measure.Value(RECOMMEND, SLOT, score)));
  }

  private static LoggedFact voided(String id, long revision, String time) {
    return new LoggedFact(
        FactId.of(id),
        new Version(revision, true),
        UtcHour.of(Instant.parse(time)).start(),
        new LoggedFact.Origin(0, ""),
        Collections.emptySortedMap(),
        List.of(),
        Collections.emptySortedMap());
  }

  private static LoggedFact logged(
      String id, Version version, Instant time, int region, List<Measure> measures) {
    return new LoggedFact(
        FactId.of(id),
        version,
        time,
        new LoggedFact.Origin(0, ""),
        new TreeMap<>(Map.of("region", region)),
        measures,
        Collections.emptySortedMap());
  }
}
