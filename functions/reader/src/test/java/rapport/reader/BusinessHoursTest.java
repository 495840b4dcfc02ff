package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.fact.Family;
import rapport.fact.Measure;

/// Durations in business hours, beside those by the clock.
class BusinessHoursTest {

  private static final String SETTINGS =
      """
      {"timezone":"Europe/Berlin",
       "businessCalendars":[{"name":"desk","hours":{"monday":["09:00-17:00"]}}],
       "calendarAssignments":[{"calendar":"desk"}]}
      """;

  private final ReaderWorld world = new ReaderWorld();

  @BeforeEach
  void tickets() {
    world.admin.write("settings", SETTINGS);
    world.reader = world.another();
    world.record(
        world.fact(
            "a",
            "2026-03-05T10:00:00Z",
            Map.of("group", "desk"),
            new Measure.Duration(Family.TICKETS, "firstResponse", 9_000),
            new Measure.Duration(Family.TICKETS, "firstResponse:business", 4_000),
            new Measure.Count(Family.TICKETS, "created", 1)),
        world.fact(
            "b",
            "2026-03-05T11:00:00Z",
            Map.of(),
            new Measure.Duration(Family.TICKETS, "firstResponse", 1_000)));
  }

  @Test
  void byTheClockIfNothingElseIsAskedFor() {
    var series = series("metric=first_response_time");

    assertThat(series).hasSize(1);
    assertThat(series.getFirst().get("calendar").textValue()).isEqualTo("clock");
    assertThat(value(series.getFirst())).isEqualTo(5);
  }

  @Test
  void inBusinessHoursOnlyWhatHasAny() {
    var series = series("metric=first_response_time&calendar=business");

    assertThat(series).hasSize(1);
    assertThat(series.getFirst().get("calendar").textValue()).isEqualTo("business");
    assertThat(series.getFirst().get("definition").textValue()).isEqualTo("first_response_time/1");
    assertThat(value(series.getFirst())).isEqualTo(4);
    assertThat(series.getFirst().at("/points/0/n").intValue()).isOne();
  }

  @Test
  void bothSideBySideAndOtherMetricsOnce() {
    var series =
        series(
            "metric=tickets_created&metric=first_response_time&calendar=business&calendar=clock");

    assertThat(series)
        .extracting(one -> one.path("calendar").asText())
        .containsExactly("", "clock", "business");
    assertThat(series).extracting(BusinessHoursTest::value).containsExactly(1.0, 5.0, 4.0);
    assertThat(series.getFirst().has("calendar")).isFalse();
  }

  @Test
  void csvSaysWhichIsWhich() {
    var lines =
        world
            .csv("metric=first_response_time&calendar=clock&calendar=business" + MARCH)
            .lines()
            .toList();
    int column = List.of(lines.getFirst().split(",")).indexOf("calendar");

    assertThat(lines.stream().skip(1).map(line -> line.split(",")[column]))
        .containsExactly("clock", "business");
  }

  @Test
  void theCatalogTellsWhichMetricsCanBeMeasuredSo() {
    var both =
        StreamSupport.stream(CatalogJson.tree().get("metrics").spliterator(), false)
            .filter(metric -> metric.has("calendars"))
            .map(metric -> metric.get("metric").textValue());

    assertThat(both)
        .containsExactly("first_response_time", "resolution_time", "first_resolution_time");
  }

  @ParameterizedTest
  @CsvSource({
    "metric=nps&calendar=business",
    "metric=resolution_time&calendar=night",
    "metric=resolution_time&calendar=",
    "metric=resolution_time&calendar=business&calendar=business",
  })
  void whatCannotBeMeasuredSoIsRefusedByName(String query) {
    var answer = world.send(query + MARCH);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Samples.json(answer.getBody()).get("errors").findValuesAsText("pointer"))
        .containsExactly("/calendar");
  }

  @Test
  void segmentsAreToldInBusinessHoursToo() {
    var clock = world.asked("first_response_time", "segments", "by=group&period=2026-03");
    var business =
        world.asked("first_response_time", "segments", "by=group&period=2026-03&calendar=business");

    assertThat(clock.get("calendar").textValue()).isEqualTo("clock");
    assertThat(clock.at("/total/value").doubleValue()).isEqualTo(5);
    assertThat(clock.at("/segments/0/value").doubleValue()).isEqualTo(9);
    assertThat(business.get("calendar").textValue()).isEqualTo("business");
    assertThat(business.at("/total/value").doubleValue()).isEqualTo(4);
    assertThat(business.at("/total/n").intValue()).isOne();
    assertThat(business.at("/segments/0/segment/group").textValue()).isEqualTo("desk");
    assertThat(business.at("/segments/0/value").doubleValue()).isEqualTo(4);
  }

  @Test
  void aChangeIsExplainedInBusinessHoursToo() {
    world.record(
        world.fact(
            "c",
            "2026-02-05T11:00:00Z",
            Map.of("group", "desk"),
            new Measure.Duration(Family.TICKETS, "firstResponse", 7_000),
            new Measure.Duration(Family.TICKETS, "firstResponse:business", 1_000)));

    var clock = world.asked("first_response_time", "explain", "by=group&period=2026-03");
    var business =
        world.asked("first_response_time", "explain", "by=group&period=2026-03&calendar=business");

    assertThat(clock.get("calendar").textValue()).isEqualTo("clock");
    assertThat(clock.get("change").doubleValue()).isEqualTo(-2);
    assertThat(business.get("calendar").textValue()).isEqualTo("business");
    assertThat(business.get("change").doubleValue()).isEqualTo(3);
    assertThat(business.get("mix").doubleValue()).isZero();
    assertThat(business.get("rate").doubleValue()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "first_response_time, segments, &calendar=lunar, must be clock or business",
    "first_response_time, explain, &calendar=lunar, must be clock or business",
    "first_response_time, segments, &calendar=clock&calendar=business, may be given once",
    "first_response_time, explain, &calendar=, must be clock or business",
    "nps, segments, &calendar=business, none of these metrics is measured in business hours",
    "nps, explain, &calendar=business, none of these metrics is measured in business hours",
  })
  void whyOneMetricCannotBeMeasuredSoIsSaid(
      String metric, String path, String query, String message) {
    var answer = world.ask(metric, path, "by=group&period=2026-03" + query);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    var errors = Samples.json(answer.getBody()).get("errors");
    assertThat(errors.findValuesAsText("pointer")).containsExactly("/calendar");
    assertThat(errors.findValuesAsText("message")).containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource({"segments", "explain"})
  void withoutBusinessHoursInTheSettingsNothingIsMeasuredSo(String path) {
    var plain = new ReaderWorld();

    var answer =
        plain.ask("first_response_time", path, "by=group&period=2026-03&calendar=business");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    var errors = Samples.json(answer.getBody()).get("errors");
    assertThat(errors.findValuesAsText("pointer")).containsExactly("/calendar");
    assertThat(errors.at("/0/message").textValue()).startsWith("there are no business hours");
  }

  private static final String MARCH = "&period=month&from=2026-03&to=2026-03";

  private List<JsonNode> series(String query) {
    var series = world.get(query + MARCH).get("series");
    return StreamSupport.stream(series.spliterator(), false).toList();
  }

  private static double value(JsonNode series) {
    return series.at("/points/0/value").doubleValue();
  }
}
