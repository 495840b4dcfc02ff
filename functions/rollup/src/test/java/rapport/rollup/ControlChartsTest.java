package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.edge.Json;
import rapport.edge.SettingsJson;
import rapport.edge.SurveyJson;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.followup.FollowUp;
import rapport.period.Granularity;
import rapport.settings.Settings;
import rapport.settings.Watched;
import rapport.store.Alerts;
import rapport.store.Documents;
import rapport.store.FollowUps;
import rapport.store.Jobs;
import rapport.store.Registry;
import rapport.survey.Question;
import rapport.survey.Survey;

/// Control charts over records that were folded day by day.
class ControlChartsTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final int DAYS = 45;
  private static final LocalDate LAST = FIRST.plusDays(DAYS);

  private final RollupWorld world = new RollupWorld();
  private int facts;

  ControlChartsTest() {
    var survey =
        new Survey(
            "relationship-2026",
            1,
            new TreeMap<>(Map.of("en", "?")),
            List.of(new Question.Nps("recommend")),
            "",
            List.of());
    write("survey#relationship-2026", SurveyJson.write(survey));
  }

  private void write(String name, String text) {
    var documents = new Documents(world.summary);
    long version =
        documents.read(RollupWorld.TENANT, name).map(Documents.Document::version).orElse(0L);
    documents.write(RollupWorld.TENANT, name, version, text);
  }

  private void watch(Watched... watched) {
    var settings =
        new Settings(ZoneOffset.UTC, DayOfWeek.MONDAY, List.of("region"), List.of(), "EUR", 10);
    write("settings", SettingsJson.write(settings.watching(List.of(watched))));
  }

  private static Watched daily(String metric, String by) {
    return new Watched(metric, Granularity.DAY, by);
  }

  /// Promoters and detractors at noon of a day.
  private void answers(
      LocalDate day, int promoters, int detractors, Map<String, Integer> segments) {
    var all = new ArrayList<LoggedFact>();
    for (int i = 0; i < promoters + detractors; i++) {
      var score = new Measure.Value(RollupWorld.SCORES, "score:0-10", i < promoters ? 10 : 0);
      all.add(fact(day, segments, score));
    }
    world.record(RollupWorld.TENANT, all);
  }

  private LoggedFact fact(LocalDate day, Map<String, Integer> segments, Measure measure) {
    return new LoggedFact(
        FactId.of("f" + facts++),
        Version.FIRST,
        day.atTime(12, 0).toInstant(ZoneOffset.UTC),
        new LoggedFact.Origin(0, ""),
        new TreeMap<>(segments),
        List.of(measure),
        new TreeMap<>());
  }

  /// As much as every day until the last, and then a bad one.
  private void aBadDay(Map<String, Integer> segments) {
    for (var day = FIRST; day.isBefore(LAST); day = day.plusDays(1)) {
      at(day, 2);
      run();
      at(day, 13);
      answers(day, day.getDayOfMonth() % 2 == 0 ? 60 : 56, 40, segments);
      run();
    }
    at(LAST, 13);
    answers(LAST, 10, 90, segments);
    run();
  }

  private void at(LocalDate day, int hour) {
    world.now = day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
  }

  private void run() {
    assertThat(world.rollup.run().failed()).isZero();
  }

  private List<Alerts.Alert> alerts() {
    return new Alerts(world.summary)
        .between(RollupWorld.TENANT, Instant.parse("2025-01-01T00:00:00Z"), world.now);
  }

  private static JsonNode json(Alerts.Alert alert) {
    return ((Json.Parsed.Values) Json.readOne(alert.text())).values().getFirst().node();
  }

  @Test
  void aBadDayIsToldOnceItIsOver() {
    watch(daily("nps", ""));
    aBadDay(Map.of());
    at(LAST, 23);
    run();
    assertThat(alerts()).isEmpty();

    at(LAST.plusDays(1), 2);
    run();

    assertThat(alerts()).hasSize(2);
    var cusum = json(alerts().getFirst());
    assertThat(cusum.at("/chart/type").asText()).isEqualTo("cusum");
    assertThat(json(alerts().getLast()).at("/chart/type").asText()).isEqualTo("ewma");
    for (Alerts.Alert alert : alerts()) {
      var evidence = json(alert);
      assertThat(evidence.get("metric").asText()).isEqualTo("nps");
      assertThat(evidence.get("period").asText()).isEqualTo(LAST.toString());
      assertThat(evidence.get("direction").asText()).isEqualTo("lower");
      assertThat(evidence.get("n").intValue()).isEqualTo(100);
      assertThat(evidence.get("value").doubleValue()).isEqualTo(-80);
      assertThat(evidence.get("centre").doubleValue()).isBetween(16.0, 20.0);
      assertThat(evidence.get("referencePeriods").intValue()).isEqualTo(28);
      assertThat(evidence.at("/chart/statistic").doubleValue())
          .isLessThan(evidence.at("/chart/low").doubleValue());
      assertThat(evidence.get("foundAt").asText()).isEqualTo(world.now.toString());
      assertThat(evidence.get("segment")).isEmpty();
    }
  }

  @Test
  void somebodyLooksAfterABadDayAndNobodyAfterAGoodOne() {
    watch(daily("nps", ""));
    aBadDay(Map.of());
    at(LAST.plusDays(1), 2);
    run();
    assertThat(followUps()).containsExactly(FollowUp.State.OPEN, FollowUp.State.OPEN);

    answers(LAST, 400, 0, Map.of()); // late ones make it the best of all
    at(LAST.plusDays(1), 3);
    run();
    at(LAST.plusDays(1), 4);
    run();

    assertThat(alerts())
        .hasSize(2)
        .allMatch(alert -> json(alert).get("direction").asText().equals("higher"));
    assertThat(followUps()).containsExactly(FollowUp.State.WITHDRAWN, FollowUp.State.WITHDRAWN);
  }

  @Test
  void aGoodDayThatTurnsBadIsLookedAfter() {
    watch(daily("nps", ""));
    aBadDay(Map.of());
    answers(LAST, 400, 0, Map.of());
    at(LAST.plusDays(1), 2);
    run();
    assertThat(alerts()).hasSize(2);
    assertThat(followUps()).isEmpty();

    answers(LAST, 0, 1_500, Map.of());
    at(LAST.plusDays(1), 3);
    run();
    at(LAST.plusDays(1), 4);
    run();

    assertThat(followUps()).containsExactly(FollowUp.State.OPEN, FollowUp.State.OPEN);
  }

  private List<FollowUp.State> followUps() {
    return new FollowUps(world.events)
        .page(RollupWorld.TENANT, Optional.empty(), _ -> true, 100).stream()
            .map(stored -> stored.followUp().state())
            .toList();
  }

  @Test
  void whatIsDrawnAgainIsTheSameAlert() {
    watch(daily("nps", ""));
    aBadDay(Map.of());
    at(LAST.plusDays(1), 2);
    run();
    var before = alerts();

    world.mark(RollupWorld.TENANT, rapport.period.UtcHour.of(LAST, 12));
    at(LAST.plusDays(1), 3);
    run();
    at(LAST.plusDays(1), 4);
    run();
    assertThat(alerts()).isEqualTo(before).hasSize(2);

    world.rollup = world.another();
    at(LAST.plusDays(1), 5);
    answers(LAST.plusDays(1), 58, 40, Map.of());
    run();
    at(LAST.plusDays(2), 2);
    run();
    assertThat(alerts()).isEqualTo(before);
  }

  @Test
  void lateAnswersChangeTheEvidenceOrTakeTheAlertBack() {
    watch(daily("nps", ""));
    aBadDay(Map.of());
    at(LAST.plusDays(1), 2);
    run();
    var foundAt = json(alerts().getFirst()).get("foundAt").asText();

    at(LAST.plusDays(1), 3);
    answers(LAST, 0, 5, Map.of());
    run();
    at(LAST.plusDays(1), 4);
    run();
    assertThat(alerts()).hasSize(2);
    assertThat(json(alerts().getFirst()).get("n").intValue()).isEqualTo(105);
    assertThat(json(alerts().getFirst()).get("foundAt").asText()).isEqualTo(foundAt);

    answers(LAST, 300, 0, Map.of());
    at(LAST.plusDays(1), 5);
    run();
    at(LAST.plusDays(1), 6);
    run();
    assertThat(alerts()).noneMatch(alert -> json(alert).get("direction").asText().equals("lower"));
  }

  @Test
  void aDayThatIsLikeTheOthersIsNotTold() {
    watch(daily("nps", ""));
    aBadDay(Map.of());
    answers(LAST, 120, 0, Map.of());
    run();

    at(LAST.plusDays(1), 2);
    run();

    assertThat(alerts()).isEmpty();
  }

  /// By the name that a value has, and durations of few are told.
  @Test
  void segmentsAreWatchedOneByOne() {
    var agent = new Registry(world.summary).numberOf(RollupWorld.TENANT, "agent", "ann");
    watch(daily("resolution_time", "agent"));
    for (int day = 0; day <= DAYS; day++) {
      var date = FIRST.plusDays(day);
      at(date, 13);
      for (int i = 0; i < 9; i++) {
        long millis = 1_000 * (100 + i) * (date.equals(LAST) ? 20 : 1);
        var duration = new Measure.Duration(Family.TICKETS, "resolution", millis);
        world.record(fact(date, Map.of("agent", agent), duration));
      }
      run();
    }
    at(LAST.plusDays(1), 2);
    run();

    assertThat(alerts()).hasSize(2);
    var evidence = json(alerts().getFirst());
    assertThat(evidence.at("/segment/agent").asText()).isEqualTo("ann");
    assertThat(evidence.get("direction").asText()).isEqualTo("higher");
    assertThat(evidence.get("value").doubleValue()).isEqualTo(20 * 104);
  }

  /// The same answers in a region, beside one of few: neither is told, since the total is known.
  @Test
  void noAlertTellsOfSegmentsThatAreHidden() {
    var registry = new Registry(world.summary);
    int large = registry.numberOf(RollupWorld.TENANT, "region", "large");
    int small = registry.numberOf(RollupWorld.TENANT, "region", "small");
    watch(daily("nps", "region"));
    aBadDay(Map.of("region", large));
    answers(LAST, 3, 0, Map.of("region", small));
    run();
    at(LAST.plusDays(1), 2);
    run();
    assertThat(alerts()).isEmpty();

    answers(LAST, 20, 0, Map.of("region", small));
    at(LAST.plusDays(1), 3);
    run();
    at(LAST.plusDays(1), 4);
    run();
    assertThat(alerts()).hasSize(2);
    assertThat(json(alerts().getFirst()).at("/segment/region").asText()).isEqualTo("large");
  }

  @Test
  void weeksAreWatchedByTheirDays() {
    watch(new Watched("nps", Granularity.WEEK, ""));
    for (int week = 0; week < 30; week++) {
      var day = LocalDate.of(2025, 6, 2).plusWeeks(week);
      at(day.plusDays(3), 13);
      answers(day, 30 + week % 2, 20, Map.of());
      answers(day.plusDays(3), week == 29 ? 0 : 30, week == 29 ? 90 : 20, Map.of());
      run();
    }
    at(LocalDate.of(2025, 6, 2).plusWeeks(30), 2);
    run();

    assertThat(alerts()).isNotEmpty();
    assertThat(json(alerts().getLast()).get("granularity").asText()).isEqualTo("week");
    assertThat(json(alerts().getLast()).get("n").intValue()).isEqualTo(141);
  }

  @Test
  void aTenantWithoutAnythingToCompareHasNoJob() {
    at(FIRST, 13);
    answers(FIRST, 5, 5, Map.of());
    run();

    assertThat(new Jobs(world.events).find(RollupWorld.TENANT, ControlCharts.JOB)).isEmpty();

    at(FIRST.plusDays(1), 13);
    answers(FIRST.plusDays(1), 5, 5, Map.of());
    run();
    var job = new Jobs(world.events).find(RollupWorld.TENANT, ControlCharts.JOB).orElseThrow();
    assertThat(job.dueAt())
        .isEqualTo(
            FIRST.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(1)));
  }
}
