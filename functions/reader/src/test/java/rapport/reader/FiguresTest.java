package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.reader.Samples.nps;
import static rapport.reader.Samples.open;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;

/// Where figures come from: records, and the log of what is marked.
class FiguresTest {

  private static final String ALL =
      "metric=nps&metric=csat&metric=backlog&metric=resolution_time&metric=tickets_created";

  private final ReaderWorld world = new ReaderWorld();

  private List<LoggedFact> random(Random random, int count, Instant from, int days) {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < count; i++) {
      var time = from.plus(Duration.ofMinutes(random.nextInt(days * 24 * 60)));
      var segments = Map.of("region", random.nextBoolean() ? "EMEA" : "APAC");
      facts.add(
          switch (random.nextInt(3)) {
            case 0 -> world.fact("r" + random.nextInt(), time, segments, nps(random.nextInt(11)));
            case 1 ->
                world.fact(
                    "t" + random.nextInt(),
                    time,
                    segments,
                    open(1),
                    new Measure.Count(Family.TICKETS, "created", 1));
            default ->
                world.fact(
                    "d" + random.nextInt(),
                    time,
                    segments,
                    open(-1),
                    new Measure.Duration(Family.TICKETS, "resolution", random.nextInt(9_000_000)));
          });
    }
    return facts;
  }

  /// Some days are in the records, some are marked and some both; a failure prints the seed.
  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({
    "UTC,1",
    "Europe/Berlin,2",
    "Asia/Kolkata,3",
    "Asia/Kathmandu,4",
    "America/St_Johns,5",
    "Pacific/Apia,6"
  })
  void whatIsMarkedIsFoldedInMemoryToTheSameAnswerAsItsRecords(String zone, long seed) {
    world.zone(zone);
    var random = new Random(seed);
    var from = Instant.parse("2023-11-20T00:00:00Z");
    world.record(random(random, 60, from, 800));
    world.settle();
    world.record(random(random, 20, from, 800));
    world.record(random(random, 30, Instant.parse("2026-02-20T00:00:00Z"), 20));
    var queries =
        List.of(
            ALL + "&period=day&from=2026-02-25&to=2026-03-14",
            ALL + "&period=day&from=2026-02-25&to=2026-03-14&segment=region:EMEA",
            ALL + "&period=week&from=2025-W40&to=2026-W11",
            ALL + "&period=month&from=2023-11&to=2026-03",
            ALL + "&period=month&from=2026-01&to=2026-03&segment=region:APAC",
            ALL + "&period=quarter&from=2023-Q4&to=2026-Q1",
            ALL + "&period=year&from=2023&to=2026",
            ALL + "&period=year&from=2026&to=2026");

    var marked = queries.stream().map(query -> world.get(query).toString()).toList();
    world.settle();
    var settled = queries.stream().map(query -> world.get(query).toString()).toList();

    for (int i = 0; i < queries.size(); i++) {
      assertThat(marked.get(i)).as(queries.get(i)).isEqualTo(settled.get(i));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"UTC", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Apia", "America/New_York"})
  void weeksMonthsQuartersAndYearsAreTheSumsOfTheirDays(String zone) {
    world.zone(zone);
    var times = new ArrayList<Instant>();
    var facts = new ArrayList<LoggedFact>();
    var random = new Random(zone.hashCode());
    for (int i = 0; i < 400; i++) {
      var time =
          Instant.parse("2025-01-01T00:00:00Z")
              .plus(Duration.ofMinutes(random.nextInt(437 * 24 * 60)));
      times.add(time);
      facts.add(world.fact("r" + i, time, Map.of(), nps(9)));
    }
    world.record(facts);
    world.settle();

    for (var query :
        List.of(
            "period=day&from=2025-03-01&to=2025-12-31",
            "period=week&from=2025-W01&to=2026-W10",
            "period=month&from=2025-01&to=2026-03",
            "period=quarter&from=2025-Q1&to=2026-Q1",
            "period=year&from=2024&to=2026")) {
      for (var point : world.points("metric=nps&" + query)) {
        var start = Instant.parse(point.get("start").asText());
        var end = Instant.parse(point.get("end").asText());
        long inside = times.stream().filter(t -> !t.isBefore(start) && t.isBefore(end)).count();
        assertThat(point.get("n").longValue()).as("%s %s", query, point).isEqualTo(inside);
      }
    }
  }

  @Test
  void aMonthWithAMarkedDayIsNotCountedTwice() {
    world.record(
        world.answer("1", "2026-03-02T10:00:00Z", 9), world.answer("2", "2026-03-03T10:00:00Z", 9));
    world.settle();

    world.record(world.answer("3", "2026-03-02T11:00:00Z", 9));

    for (var period :
        List.of(
            "month&from=2026-03&to=2026-03",
            "quarter&from=2026-Q1&to=2026-Q1",
            "year&from=2026&to=2026")) {
      assertThat(world.point("metric=nps&period=" + period).get("n").intValue()).isEqualTo(3);
    }
  }

  @Test
  void anOpenPeriodSaysSoUntilItIsOver() {
    world.record(world.fact("1", "2026-03-02T10:00:00Z", Map.of(), nps(9)));
    assertThat(world.point("metric=nps&from=2026-03&to=2026-03").get("open").asBoolean()).isTrue();

    world.now = Instant.parse("2026-03-31T22:00:00Z");

    assertThat(world.point("metric=nps&from=2026-03&to=2026-03").get("open").asBoolean()).isFalse();
  }
}
