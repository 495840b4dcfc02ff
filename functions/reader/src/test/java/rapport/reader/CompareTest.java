package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.comparison.Change;
import rapport.comparison.Figure;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.period.Granularity;
import rapport.period.Period;

/// Points beside earlier ones. Unless a test says otherwise it is 14 March 2026, 10:00 in Berlin.
class CompareTest {

  private static final List<String> ZONES =
      List.of("Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC");

  private final ReaderWorld world = new ReaderWorld();

  @Test
  void aChangeHasItsIntervalItsTestAndWhatItIsComparedWith() {
    record("2026-01-10T10:00:00Z", 70, 10);
    record("2026-02-10T10:00:00Z", 40, 10);
    world.settle();

    var points = world.points("metric=nps&from=2025-12&to=2026-02&compare=previous");

    var expected =
        (Change.Tested)
            Change.between(Figure.ofNetShare(70, 0, 10), Figure.ofNetShare(40, 0, 10), 0.95)
                .times(100);
    var change = points.get(2).get("change");
    assertThat(points.get(0).get("change").isNull()).isTrue();
    assertThat(points.get(1).get("change").isNull()).isTrue();
    assertThat(change.get("value").doubleValue()).isEqualTo(expected.value());
    assertThat(change.get("low").doubleValue()).isEqualTo(expected.interval().low());
    assertThat(change.get("high").doubleValue()).isEqualTo(expected.interval().high());
    assertThat(change.get("p").doubleValue()).isEqualTo(expected.p());
    assertThat(change.get("significant").booleanValue()).isFalse();
    assertThat(change.get("verdict").asText()).isEqualTo("not-significant");
    assertThat(change.get("method").asText()).isEqualTo("adjusted-wald");
    assertThat(change.get("period").asText()).isEqualTo("2026-01");
    assertThat(change.get("until").asText()).isEqualTo("2026-01-31T23:00:00Z");
    assertThat(change.get("n").intValue()).isEqualTo(80);
  }

  @Test
  void aClearChangeIsSignificantAndACountIsNotTested() {
    record("2026-01-10T10:00:00Z", 70, 10);
    record("2026-02-10T10:00:00Z", 10, 70);
    world.record(world.fact("b", "2026-01-11T10:00:00Z", Map.of(), Samples.open(7)));

    var answer = world.get("metric=nps&metric=backlog&from=2026-02&to=2026-02&compare=previous");

    var change = answer.at("/series/0/points/0/change");
    assertThat(change.get("significant").booleanValue()).isTrue();
    assertThat(change.get("verdict").asText()).isEqualTo("lower");
    var ofBacklog = answer.at("/series/1/points/0/change");
    assertThat(ofBacklog.get("value").doubleValue()).isZero();
    assertThat(ofBacklog.get("significant").isNull()).isTrue();
    assertThat(ofBacklog.get("p").isNull()).isTrue();
    assertThat(ofBacklog.get("method").isNull()).isTrue();
  }

  @Test
  void withoutCompareNothingIsSaidOfAChange() {
    record("2026-02-10T10:00:00Z", 40, 10);

    assertThat(world.point("metric=nps&from=2026-02&to=2026-02").has("change")).isFalse();
    assertThat(world.csv("metric=nps&from=2026-02&to=2026-02")).doesNotContain("change");
  }

  @ParameterizedTest
  @CsvSource({"before", "none", "''", "Previous"})
  void compareIsPreviousOrYear(String word) {
    var answer = world.send("metric=nps&compare=" + word);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains("/compare", "must be previous or year");
  }

  /// On 31 March there is no such day in February: all of February counts.
  @ParameterizedTest
  @CsvSource({
    "month, 2026-03-31T10:00:00Z, previous, 2026-02-28T23:00:00Z",
    "month, 2026-03-30T10:00:00Z, previous, 2026-02-28T23:00:00Z",
    "month, 2026-03-28T10:00:00Z, previous, 2026-02-28T10:00:00Z",
    "month, 2028-02-29T10:00:00Z, year, 2027-02-28T23:00:00Z",
    "day, 2028-02-29T10:00:00Z, year, 2027-02-28T10:00:00Z",
    // 02:30 by the clock, which the night before the change had, and the night of it had not
    "day, 2026-03-30T00:30:00Z, previous, 2026-03-29T01:30:00Z",
    "month, 2026-04-29T00:30:00Z, previous, 2026-03-29T01:30:00Z",
    // the second 02:30 of the night of 25 October, against nights of one
    "day, 2026-10-25T01:30:00Z, previous, 2026-10-24T00:30:00Z",
    "day, 2026-10-26T01:30:00Z, previous, 2026-10-25T01:30:00Z",
    "week, 2027-01-04T10:00:00Z, year, 2026-01-05T10:00:00Z",
    "quarter, 2026-05-31T10:00:00Z, previous, 2026-03-02T11:00:00Z",
    "year, 2028-12-31T11:00:00Z, year, 2027-12-31T23:00:00Z",
    "hour, 2026-03-14T09:20:00Z, previous, 2026-03-14T08:20:00Z"
  })
  void asMuchOfTheEarlierPeriodCountsAsHasPassed(
      String granularity, Instant now, String compare, Instant until) {
    world.now = now;
    world.record(answer("now", now.minusSeconds(60)));
    world.record(answer("then", until.minusSeconds(1)), answer("after", until.plusSeconds(1)));

    var text = Period.of(Granularity.of(granularity).orElseThrow(), now, world.calendar).text();
    var change =
        world
            .point(
                "metric=nps&period=%s&from=%s&to=%s&compare=%s"
                    .formatted(granularity, encoded(text), encoded(text), compare))
            .get("change");

    assertThat(change.get("until").asText()).isEqualTo(until.toString());
    assertThat(change.get("n").intValue()).isEqualTo(1);
  }

  /// Random answers over more than a year in random zones, seen at random instants, partly folded
  /// and partly only marked. The oracle counts the raw answers between instants that it finds by
  /// itself.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 20_261_127})
  void everyComparisonIsWhatTheRawAnswersSay(long seed) {
    var random = new Random(seed);
    var zone = ZONES.get(random.nextInt(ZONES.size()));
    world.zone(zone);
    world.now = Instant.parse("2026-01-20T00:00:00Z").plusSeconds(random.nextInt(300 * 86_400));
    var facts = randomAnswers(random);
    world.record(facts.subList(0, facts.size() * 3 / 4));
    world.settle();
    world.record(facts.subList(facts.size() * 3 / 4, facts.size()));

    for (String compare : List.of("previous", "year")) {
      for (String granularity : List.of("day", "week", "month", "quarter", "year")) {
        assertSame(facts, ZoneId.of(zone), granularity, compare);
      }
    }
  }

  private void assertSame(List<LoggedFact> facts, ZoneId zone, String granularity, String compare) {
    var current = Period.of(Granularity.of(granularity).orElseThrow(), world.now, world.calendar);
    var query =
        "metric=nps&metric=backlog&period=%s&from=%s&to=%s&compare=%s"
            .formatted(granularity, current.previous().text(), current.text(), compare);
    var answer = world.get(query);
    for (int place = 0; place < 2; place++) {
      var now = answer.at("/series/0/points/" + place);
      var first = LocalDate.ofInstant(Instant.parse(now.get("start").asText()), zone);
      var earlier = earlierFirst(first, granularity, compare);
      var start = earlier.atStartOfDay(zone).toInstant();
      var end = after(earlier, granularity).atStartOfDay(zone).toInstant();
      var until = now.get("open").booleanValue() ? elapsed(first, earlier, zone, end) : end;
      assertNps(facts, start, until, end, now);
      long open = facts.stream().filter(fact -> counts(fact, Instant.MIN, until, end)).count();
      var ofBacklog = answer.at("/series/1/points/" + place);
      if (open > 0) {
        assertThat(ofBacklog.at("/change/value").doubleValue())
            .as(query)
            .isEqualTo(ofBacklog.get("value").doubleValue() - open);
      }
    }
  }

  private static void assertNps(
      List<LoggedFact> facts, Instant start, Instant until, Instant end, JsonNode now) {
    var then = facts.stream().filter(fact -> counts(fact, start, until, end)).toList();
    var change = now.get("change");
    if (then.isEmpty() || now.get("n").intValue() == 0) {
      assertThat(change.isNull()).isTrue();
      return;
    }
    double net = then.stream().mapToInt(CompareTest::net).sum() * 100.0 / then.size();
    assertThat(change.get("n").intValue()).as("%s", now).isEqualTo(then.size());
    assertThat(change.get("value").doubleValue())
        .isCloseTo(now.get("value").doubleValue() - net, within(1e-9));
    assertThat(Instant.parse(change.get("until").asText())).isEqualTo(until);
  }

  /// What lies at the very instant has happened by then; what lies at the end of a period has not.
  private static boolean counts(LoggedFact fact, Instant start, Instant until, Instant end) {
    return !fact.time().isBefore(start) && !fact.time().isAfter(until) && fact.time().isBefore(end);
  }

  private static int net(LoggedFact fact) {
    int score = ((Measure.Value) fact.measures().getFirst()).value();
    return score >= 9 ? 1 : score <= 6 ? -1 : 0;
  }

  private static LocalDate earlierFirst(LocalDate first, String granularity, String compare) {
    boolean year = compare.equals("year");
    return switch (granularity) {
      case "day" -> year ? first.minusYears(1) : first.minusDays(1);
      case "week" -> year ? first.minusDays(364) : first.minusDays(7);
      case "month" -> year ? first.minusYears(1) : first.minusMonths(1);
      case "quarter" -> year ? first.minusYears(1) : first.minusMonths(3);
      default -> first.minusYears(1);
    };
  }

  private static LocalDate after(LocalDate first, String granularity) {
    return switch (granularity) {
      case "day" -> first.plusDays(1);
      case "week" -> first.plusDays(7);
      case "month" -> first.plusMonths(1);
      case "quarter" -> first.plusMonths(3);
      default -> first.with(TemporalAdjusters.firstDayOfNextYear());
    };
  }

  private Instant elapsed(LocalDate first, LocalDate earlier, ZoneId zone, Instant end) {
    ZonedDateTime here = world.now.atZone(zone);
    long days = ChronoUnit.DAYS.between(first, here.toLocalDate());
    var there =
        earlier.plusDays(days).atTime(here.toLocalTime()).atZone(zone).withEarlierOffsetAtOverlap();
    if (zone.getRules().getValidOffsets(there.toLocalDateTime()).contains(here.getOffset())) {
      there = there.withZoneSameLocal(zone).withLaterOffsetAtOverlap();
      there =
          there.getOffset().equals(here.getOffset()) ? there : there.withEarlierOffsetAtOverlap();
    }
    return there.toInstant().isBefore(end) ? there.toInstant() : end;
  }

  private List<LoggedFact> randomAnswers(Random random) {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < 1_200; i++) {
      boolean recent = random.nextBoolean();
      var ago = Duration.ofSeconds(random.nextInt((recent ? 40 : 700) * 86_400));
      facts.add(
          world.fact(
              "r" + i,
              world.now.minus(ago),
              Map.of(),
              Samples.nps(random.nextInt(11)),
              Samples.open(1)));
    }
    return facts;
  }

  private LoggedFact answer(String id, Instant time) {
    return world.fact(id, time, Map.of(), Samples.nps(9));
  }

  private void record(String time, int promoters, int detractors) {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < promoters + detractors; i++) {
      facts.add(world.answer(time + i, time, i < promoters ? 10 : 0));
    }
    world.record(facts);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
