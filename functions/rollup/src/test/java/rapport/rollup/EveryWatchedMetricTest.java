package rapport.rollup;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.edge.SettingsJson;
import rapport.edge.SurveyJson;
import rapport.event.Scale;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.fact.Span;
import rapport.metric.Metric;
import rapport.metric.Metrics;
import rapport.period.Granularity;
import rapport.settings.CustomerRules;
import rapport.settings.CustomerRules.ChurnDenominator;
import rapport.settings.EntityRules;
import rapport.settings.ServiceRules;
import rapport.settings.Settings;
import rapport.settings.Watched;
import rapport.store.Alerts;
import rapport.store.Documents;
import rapport.survey.AnswerPair;
import rapport.survey.Question;
import rapport.survey.Survey;

/// Whatever may be watched is told when it is not what it was.
class EveryWatchedMetricTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final LocalDate LAST = FIRST.plusDays(45);
  private static final String NAME = "relationship-2026";
  private static final Family SURVEY = Family.survey(NAME);
  private static final int A_DAY = 24;
  private static final CustomerRules RULES =
      new CustomerRules(
          0,
          new TreeMap<>(Map.of("path", List.of("visit", "buy"))),
          new TreeMap<>(Map.of("gold", List.of())),
          ChurnDenominator.START,
          0);

  private final RollupWorld world = new RollupWorld();
  private final List<LoggedFact> facts = new ArrayList<>();

  /// What happens 24 times a day: the good mostly, the bad on the last day alone.
  ///
  /// @param good by a number from 0 on
  /// @param atFirst what there was before
  private record Course(IntFunction<List<Measure>> good, List<Measure> bad, List<Measure> atFirst) {
    private static Course of(List<Measure> good, List<Measure> bad) {
      return new Course(_ -> good, bad, List.of());
    }

    private Course after(List<Measure> first) {
      return new Course(good, bad, first);
    }
  }

  private static final List<Measure> TICKET = List.of(count(Family.TICKETS, "created"));
  private static final List<Measure> CUSTOMERS =
      List.of(new Measure.Count(Family.CUSTOMERS, "customers", 5_000));
  private static final Course HAPPY =
      new Course(i -> score("happy", "1-5", 5 - i % 2), score("happy", "1-5", 1), List.of());
  private static final Course EASY =
      new Course(
          i -> score("effort", "1-7:ease", 7 - i % 2), score("effort", "1-7:ease", 1), List.of());
  private static final Course LOST =
      Course.of(TICKET, List.of(distinct(count(Family.CUSTOMERS, "lost")))).after(CUSTOMERS);
  private static final Course PAYING =
      Course.of(TICKET, List.of(paid(10, 10, -1), paid(10, 2, 1)))
          .after(
              Collections.nCopies(
                  1_000, new Measure.Row(Family.REVENUE, "mrr:EUR", List.of(10_000_000L))));

  private static final Map<String, Course> COURSES =
      Map.ofEntries(
          entry("nps", Course.of(score("recommend", "0-10", 10), score("recommend", "0-10", 0))),
          entry("csat", HAPPY),
          entry("csat_mean", HAPPY),
          entry("ces", EASY),
          entry("ces_topbox", EASY),
          entry("csi", rows("csi/1-10/delivery,price", List.of(9L, 8L), List.of(2L, 1L))),
          entry(
              "acsi",
              rows(
                  "acsi/1-10/satisfaction,expectancy,ideal",
                  List.of(9L, 8L, 9L),
                  List.of(1L, 2L, 1L))),
          entry(
              "cli",
              rows("cli/1-10/recommend,rebuy,try", List.of(9L, 8L, 9L), List.of(1L, 2L, 1L))),
          entry(
              "satisfaction_ratio",
              rows("satisfaction_ratio/1-10/perceived,expected", List.of(9L, 8L), List.of(1L, 9L))),
          entry("gap", rows("gap/1-7/empathy", List.of(1L), List.of(-6L))),
          entry("kano", pairs("kano/1-5/item", new AnswerPair(1, 5), new AnswerPair(3, 3))),
          entry(
              "apostle",
              pairs(
                  "apostle/1-5/satisfaction,loyalty", new AnswerPair(5, 5), new AnswerPair(1, 1))),
          entry(
              "response_rate",
              Course.of(
                  List.of(count(SURVEY, "invitations"), count(SURVEY, "answered")),
                  List.of(count(SURVEY, "invitations")))),
          entry(
              "completion_rate",
              Course.of(List.of(count(SURVEY, "complete")), List.of(count(SURVEY, "partial")))),
          entry("first_response_time", durations("firstResponse")),
          entry("resolution_time", durations("resolution")),
          entry("first_resolution_time", durations("firstResolution")),
          entry("tickets_created", tickets("created")),
          entry("tickets_resolved", tickets("resolved")),
          entry("tickets_reopened", tickets("reopened")),
          entry(
              "reopen_rate",
              Course.of(
                  List.of(count(Family.TICKETS, "resolved")),
                  List.of(
                      count(Family.TICKETS, "resolved"),
                      count(Family.TICKETS, "resolvedReopened")))),
          entry(
              "first_contact_resolution",
              Course.of(
                  List.of(duration("firstResolution", 5), count(Family.TICKETS, "firstContact")),
                  List.of(duration("firstResolution", 5)))),
          entry("sla_first_response", targets("firstResponseTarget")),
          entry("sla_resolution", targets("resolutionTarget")),
          entry(
              "complaint_rate",
              Course.of(TICKET, List.of(count(Family.TICKETS, "complaints"))).after(CUSTOMERS)),
          entry(
              "recovery_rate",
              Course.of(
                  List.of(
                      count(Family.FOLLOW_UPS, "answered"), count(Family.FOLLOW_UPS, "recovered")),
                  List.of(count(Family.FOLLOW_UPS, "answered")))),
          entry("complaining_customers_rate", actions("complainers")),
          entry("engagement_rate", actions("engaged")),
          entry("referral_rate", actions("referrers")),
          entry("retention_rate", LOST),
          entry("churn_rate", LOST),
          entry("net_revenue_retention", PAYING),
          entry("gross_revenue_retention", PAYING),
          entry(
              "purchase_frequency",
              new Course(i -> purchases(1 + i % 2, 10), purchases(6, 10), List.of())),
          entry(
              "average_order_value",
              new Course(i -> purchases(1, 10 + i), purchases(1, 500), List.of())),
          entry(
              "repeat_purchase_rate",
              Course.of(
                  List.of(distinct(count(Family.PURCHASES, "buyers"))),
                  List.of(
                      distinct(count(Family.PURCHASES, "buyers")),
                      distinct(count(Family.PURCHASES, "returning"))))),
          entry(
              "conversion",
              Course.of(
                  List.of(count(Family.JOURNEYS, "path:visit"), count(Family.JOURNEYS, "path:buy")),
                  List.of(count(Family.JOURNEYS, "path:visit")))),
          entry(
              "plan_members",
              Course.of(TICKET, List.of(new Measure.Count(Family.PLANS, "members:gold", -10)))
                  .after(
                      List.of(
                          CUSTOMERS.getFirst(),
                          new Measure.Count(Family.PLANS, "members:gold", 2_000)))));

  private static Measure.Plain count(Family family, String slot) {
    return new Measure.Count(family, slot, 1);
  }

  private static Measure distinct(Measure.Plain what) {
    return new Measure.When(what, Span.ALWAYS);
  }

  private static List<Measure> score(String question, String scale, int score) {
    return List.of(new Measure.Value(Family.question(NAME, question), "score:" + scale, score));
  }

  /// Answers that scatter a little.
  private static Course rows(String slot, List<Long> good, List<Long> bad) {
    return new Course(
        i -> {
          var values = new ArrayList<>(good);
          values.set(0, values.getFirst() - i % 3);
          return List.of(new Measure.Row(SURVEY, slot, values));
        },
        List.of(new Measure.Row(SURVEY, slot, bad)),
        List.of());
  }

  private static Course pairs(String slot, AnswerPair good, AnswerPair bad) {
    return Course.of(
        List.of(new Measure.Value(SURVEY, slot, good.code())),
        List.of(new Measure.Value(SURVEY, slot, bad.code())));
  }

  private static Measure duration(String slot, long seconds) {
    return new Measure.Duration(Family.TICKETS, slot, seconds * 1_000);
  }

  private static Course durations(String slot) {
    return new Course(
        i -> List.of(duration(slot, 100 + i)), List.of(duration(slot, 5_000)), List.of());
  }

  private static Course tickets(String slot) {
    return Course.of(
        List.of(count(Family.TICKETS, slot)), List.of(new Measure.Count(Family.TICKETS, slot, 9)));
  }

  private static Course targets(String slot) {
    return Course.of(
        List.of(count(Family.TICKETS, slot + ":met")),
        List.of(count(Family.TICKETS, slot + ":breached")));
  }

  private static Course actions(String slot) {
    return Course.of(TICKET, List.of(distinct(count(Family.ACTIVITY, slot)))).after(CUSTOMERS);
  }

  /// Of who paid so much at the start and pays so much now.
  private static Measure paid(long start, long now, int times) {
    var values = Stream.of(start, now, Math.min(start, now)).map(one -> one * 1_000_000).toList();
    return distinct(new Measure.Row(Family.REVENUE, "change:EUR", values, times));
  }

  private static List<Measure> purchases(int times, long amount) {
    var all = new ArrayList<Measure>();
    all.add(distinct(count(Family.PURCHASES, "buyers")));
    all.add(distinct(new Measure.Count(Family.PURCHASES, "squares", (long) times * times)));
    for (int i = 0; i < times; i++) {
      var row = List.of(amount * 1_000_000, 0L);
      all.add(new Measure.Row(Family.PURCHASES, "amount:EUR", row));
    }
    return all;
  }

  static Stream<Metric> watchable() {
    return Metrics.ALL.stream().filter(metric -> metric.unwatched(RULES).isEmpty());
  }

  @Test
  void nothingElseCanBeWatched() {
    assertThat(watchable().map(Metric::id)).containsExactlyInAnyOrderElementsOf(COURSES.keySet());
  }

  @ParameterizedTest
  @MethodSource("watchable")
  void aDayOnWhichAllIsOtherwiseIsTold(Metric metric) {
    var course = COURSES.get(metric.id());
    write(metric.id());
    course.atFirst().forEach(measure -> add(FIRST.minusYears(1), measure));
    for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      int bad = day.equals(LAST) ? A_DAY : 0;
      int all = A_DAY + day.getDayOfMonth() % 3;
      for (int i = 0; i < all; i++) {
        var date = day;
        (i < bad ? course.bad() : course.good().apply(i)).forEach(measure -> add(date, measure));
      }
    }
    world.now = LAST.atTime(23, 30).toInstant(ZoneOffset.UTC);
    world.record(RollupWorld.TENANT, facts);
    runUntil(LAST.plusDays(1).atTime(2, 0).toInstant(ZoneOffset.UTC));

    var alerts =
        new Alerts(world.summary)
            .between(RollupWorld.TENANT, Instant.parse("2024-01-01T00:00:00Z"), world.now);

    assertThat(alerts)
        .as(metric.id())
        .anyMatch(
            alert ->
                alert.text().contains('"' + metric.id() + '"')
                    && alert.text().contains("\"period\":\"" + LAST + '"'));
  }

  private void runUntil(Instant later) {
    assertThat(world.rollup.run().failed()).isZero();
    world.workOff();
    world.now = later;
    world.rollup = world.another();
    assertThat(world.rollup.run().failed()).isZero();
    world.workOff();
    assertThat(world.rollup.run().failed()).isZero();
  }

  private void add(LocalDate day, Measure measure) {
    facts.add(
        new LoggedFact(
            FactId.of("f" + facts.size()),
            Version.FIRST,
            day.atTime(12, 0).toInstant(ZoneOffset.UTC),
            new LoggedFact.Origin(0, ""),
            new TreeMap<>(),
            List.of(measure),
            new TreeMap<>()));
  }

  private void write(String metric) {
    var survey =
        new Survey(
            NAME,
            1,
            new TreeMap<>(Map.of("en", "?")),
            List.of(
                new Question.Nps("recommend"),
                new Question.Csat("happy", new Scale(1, 5, false)),
                new Question.Ces("effort", new Scale(1, 7, false))),
            "",
            List.of(),
            new Survey.Respondents(false, true));
    var settings =
        new Settings(
                ZoneOffset.UTC,
                DayOfWeek.MONDAY,
                List.of(),
                List.of(),
                "EUR",
                10,
                new EntityRules(ServiceRules.NONE, RULES))
            .watching(List.of(new Watched(metric, Granularity.DAY, "")));
    var documents = new Documents(world.summary);
    documents.write(RollupWorld.TENANT, "survey#" + NAME, 0, feeding(survey));
    documents.write(RollupWorld.TENANT, "settings", 0, SettingsJson.write(settings));
  }

  /// With a rating for each metric that is made of ratings.
  private static String feeding(Survey survey) {
    var questions = new ArrayList<>(survey.questions());
    for (String metric :
        List.of("csi", "acsi", "cli", "satisfaction_ratio", "gap", "kano", "apostle")) {
      var feed =
          new Question.Feed(
              metric,
              switch (metric) {
                case "acsi", "apostle" -> "satisfaction";
                case "cli" -> "recommend";
                case "kano" -> "functional";
                case "csi" -> "";
                default -> "perceived";
              },
              metric.equals("csi") || metric.equals("gap") ? "empathy" : "",
              java.math.BigDecimal.ZERO,
              metric.equals("kano") ? "item" : "");
      questions.add(new Question.Rating(metric, new Scale(1, 5, false), feed));
    }
    return SurveyJson.write(
        new Survey(survey.id(), 1, survey.title(), questions, "", List.of(), survey.respondents()));
  }
}
