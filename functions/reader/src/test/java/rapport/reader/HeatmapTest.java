package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;

/// How much comes in by weekday and hour, as it is counted from a list of times.
class HeatmapTest {

  private static final Family SURVEY = Family.survey("relationship-2026");
  private static final Family OTHER = Family.survey("shop");

  private final ReaderWorld world = new ReaderWorld();

  /// Something that came in.
  ///
  /// @param region empty for none
  private record Came(Instant time, Family family, String region) {}

  private LoggedFact fact(String id, Came came) {
    var slot = came.family().equals(Family.TICKETS) ? "createdHours" : "hours";
    return world.fact(
        id,
        came.time(),
        came.region().isEmpty() ? Map.of() : Map.of("region", came.region()),
        new Measure.LocalHour(came.family(), slot));
  }

  private void record(List<Came> all) {
    var facts = new ArrayList<LoggedFact>();
    for (Came came : all) {
      facts.add(fact("f" + facts.size(), came));
    }
    world.record(facts);
  }

  private APIGatewayV2HTTPResponse send(String query, String key) {
    return world.send("/v1/heatmap", query, key);
  }

  private JsonNode get(String query) {
    var answer = send(query, Samples.READ);
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
    return Samples.json(answer.getBody());
  }

  private static JsonNode row(JsonNode map, DayOfWeek weekday) {
    for (JsonNode row : map.get("rows")) {
      if (row.get("weekday").asText().equals(weekday.name().toLowerCase(Locale.ROOT))) {
        return row;
      }
    }
    throw new AssertionError("no row for " + weekday);
  }

  /// Minute by minute: which weekday and hour the clock shows.
  private static Map<DayOfWeek, double[]> hours(Instant from, Instant to, ZoneId zone) {
    var hours = new EnumMap<DayOfWeek, double[]>(DayOfWeek.class);
    for (DayOfWeek weekday : DayOfWeek.values()) {
      hours.put(weekday, new double[24]);
    }
    for (var time = from; time.isBefore(to); time = time.plusSeconds(60)) {
      var local = time.atZone(zone);
      hours.get(local.getDayOfWeek())[local.getHour()]++;
    }
    return hours;
  }

  /// Berlin's clocks go forward on 2025-03-30 and back on 2025-10-26; Lord Howe's move by half an
  /// hour on 2025-04-06.
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2025-03-28, 2025-03-30, 1",
    "Europe/Berlin, 2025-03-30, 2025-03-30, 2",
    "Europe/Berlin, 2025-10-20, 2025-11-03, 3",
    "Europe/Berlin, 2025-10-26, 2025-10-26, 4",
    "Australia/Lord_Howe, 2025-04-01, 2025-04-10, 5",
    "Asia/Kathmandu, 2025-06-01, 2025-06-30, 6",
    "America/New_York, 2025-01-01, 2025-12-31, 7"
  })
  void everyHourIsCountedAsOftenAsTheClockShowedIt(
      String zone, LocalDate from, LocalDate to, long seed) {
    var random = new Random(seed);
    world.zone(zone);
    var start = world.calendar.startOf(from);
    var end = world.calendar.endOf(to);
    var all = new ArrayList<Came>();
    long minutes = Duration.between(start, end).toMinutes();
    for (int i = 0; i < 400; i++) {
      var time = start.plus(Duration.ofMinutes(random.nextLong(minutes + 120) - 60));
      all.add(new Came(time, random.nextBoolean() ? SURVEY : OTHER, ""));
    }
    record(all);
    for (boolean settled : new boolean[] {false, true}) {
      if (settled) {
        world.settle();
      }
      var range = "&from=" + from + "&to=" + to;
      assertMap(get("of=responses" + range), all, _ -> true);
      assertMap(get("of=responses&survey=shop" + range), all, came -> came.family().equals(OTHER));
    }
  }

  /// The end of the range and the time until now are read off the answer's own words.
  private void assertMap(JsonNode map, List<Came> all, Predicate<Came> wanted) {
    var zone = world.calendar.zone();
    var start = world.calendar.startOf(LocalDate.parse(map.get("from").asText()));
    var end = world.calendar.endOf(LocalDate.parse(map.get("to").asText()));
    var hours = hours(start, end, zone);
    var inside =
        all.stream()
            .filter(wanted)
            .filter(came -> !came.time().isBefore(start) && came.time().isBefore(end))
            .toList();
    assertThat(map.get("n").longValue()).isEqualTo(inside.size());
    for (DayOfWeek weekday : DayOfWeek.values()) {
      var row = row(map, weekday);
      for (int hour = 0; hour < 24; hour++) {
        int ofHour = hour;
        long count =
            inside.stream()
                .map(came -> came.time().atZone(zone))
                .filter(local -> local.getDayOfWeek() == weekday && local.getHour() == ofHour)
                .count();
        double ofThem = hours.get(weekday)[hour] / 60;
        assertThat(row.get("hours").get(hour).doubleValue()).isEqualTo(ofThem);
        assertThat(row.get("counts").get(hour).isNull()).isEqualTo(ofThem == 0);
        assertThat(row.get("counts").get(hour).asLong()).isEqualTo(count);
      }
    }
  }

  @Test
  void rowsBeginWithTheDayOnWhichWeeksDo() {
    assertThat(get("of=responses").get("rows").findValuesAsText("weekday"))
        .startsWith("monday", "tuesday")
        .endsWith("sunday");
  }

  /// It is 10:00 on Saturday in Berlin.
  @Test
  void whatHasNotComeYetIsNull() {
    var saturday = row(get("of=responses&from=2026-03-14&to=2026-03-20"), DayOfWeek.SATURDAY);

    assertThat(saturday.get("hours").get(9).doubleValue()).isEqualTo(1);
    assertThat(saturday.get("counts").get(9).longValue()).isZero();
    assertThat(saturday.get("counts").get(9).isNull()).isFalse();
    assertThat(saturday.get("hours").get(10).doubleValue()).isEqualTo(0.25);
    assertThat(saturday.get("hours").get(11).doubleValue()).isZero();
    assertThat(saturday.get("counts").get(11).isNull()).isTrue();
  }

  @Test
  void ticketsAreCountedWhenTheyAreCreated() {
    record(
        List.of(
            new Came(Instant.parse("2026-03-09T08:10:00Z"), Family.TICKETS, "EMEA"),
            new Came(Instant.parse("2026-03-09T08:20:00Z"), Family.TICKETS, ""),
            new Came(Instant.parse("2026-03-09T08:20:00Z"), SURVEY, "")));

    var monday = row(get("of=tickets_created"), DayOfWeek.MONDAY);
    var segment = row(get("of=tickets_created&segment=region:EMEA"), DayOfWeek.MONDAY);

    assertThat(monday.get("counts").get(9).longValue()).isEqualTo(2);
    assertThat(segment.get("counts").get(9).longValue()).isEqualTo(1);
  }

  /// Of 9 respondents nothing is told, nor of those who are the rest; of 10 all.
  @Test
  void aSegmentOfFewRespondentsIsHidden() {
    var all = new ArrayList<Came>();
    for (int i = 0; i < 60; i++) {
      var region = i < 9 ? "EMEA" : i < 29 ? "APAC" : i < 50 ? "AMER" : "";
      all.add(new Came(Instant.parse("2026-03-0" + (1 + i % 9) + "T08:20:00Z"), SURVEY, region));
    }
    record(all);

    var few = get("of=responses&segment=region:EMEA");
    var total = get("of=responses");

    assertThat(few.get("flag").asText()).isEqualTo("suppressed");
    assertThat(few.get("suppression").asText()).isEqualTo("small");
    assertThat(few.get("n").intValue()).isEqualTo(9);
    few.get("rows")
        .forEach(row -> row.get("counts").forEach(count -> assertThat(count.isNull()).isTrue()));
    assertThat(total.get("flag").isNull()).isTrue();
    assertThat(total.get("n").intValue()).isEqualTo(60);
  }

  @ParameterizedTest
  @CsvSource({
    "'', /of",
    "of=answers, /of",
    "of=responses&from=2026-03-02&to=2026-03-01, /from",
    "of=responses&from=2025-01-01&to=2026-03-01, /from",
    "of=responses&to=yesterday, /to",
    "of=responses&survey=nothing, /survey",
    "of=responses&survey=, /survey",
    "of=responses&survey=tickets, /survey",
    "of=tickets_created&survey=shop, /survey",
    "of=tickets_created&segment=survey:shop, /segment",
    "of=responses&survey=shop&segment=survey:relationship-2026, /survey",
    "of=responses&segment=region, /segment",
    "of=responses&period=day, /period"
  })
  void whatIsWrongIsNamed(String query, String pointer) {
    var answer = send(query, Samples.READ);

    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(400);
    assertThat(Samples.json(answer.getBody()).get("errors").findValuesAsText("pointer"))
        .containsExactly(pointer);
  }

  @Test
  void onlyAReadersKeyIsLetIn() {
    assertThat(send("of=responses", Samples.SRV).getStatusCode()).isEqualTo(403);
    assertThat(send("of=responses", "nobody").getStatusCode()).isEqualTo(401);
  }
}
