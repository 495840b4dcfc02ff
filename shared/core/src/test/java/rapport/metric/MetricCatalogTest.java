package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.fact.Family;
import rapport.settings.CustomerRules;
import rapport.state.State;

/// What the catalog says of each metric beside its formula.
class MetricCatalogTest {

  @ParameterizedTest
  @CsvSource({"nps, nps", "csat, csat", "csat_mean, csat", "ces, ces", "ces_topbox, ces"})
  void scoresAreReadFromTheQuestionsOfTheirType(String metric, String type) {
    assertThat(metric(metric).source()).isEqualTo(new Source.Questions(type));
    assertThat(metric(metric).events()).containsExactly("survey.response");
    assertThat(metric(metric).ofVotes()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "csi, csi",
    "acsi, acsi",
    "cli, cli",
    "satisfaction_ratio, satisfaction_ratio",
    "gap, gap",
    "kano, kano",
    "apostle, apostle",
    "response_rate, invitations",
    "completion_rate, ''"
  })
  void whatIsMadeOfWholeResponsesIsReadFromTheSurveysThatHaveIt(String metric, String having) {
    assertThat(metric(metric).source()).isEqualTo(new Source.Surveys(having));
    assertThat(metric(metric).aboutRespondents()).isTrue();
    assertThat(metric(metric).events()).contains("survey.response");
  }

  @ParameterizedTest
  @CsvSource({
    "first_response_time, tickets",
    "resolution_time, tickets",
    "first_resolution_time, tickets",
    "tickets_created, tickets",
    "tickets_resolved, tickets",
    "tickets_reopened, tickets",
    "reopen_rate, tickets",
    "first_contact_resolution, tickets",
    "sla_first_response, tickets",
    "sla_resolution, tickets",
    "backlog, backlog",
    "complaint_rate, tickets customers",
    "customers, customers",
    "retention_rate, customers",
    "churn_rate, customers",
    "net_revenue_retention, revenue",
    "gross_revenue_retention, revenue",
    "clv, customers purchases revenue",
    "purchase_frequency, purchases",
    "average_order_value, purchases",
    "repeat_purchase_rate, purchases",
    "engagement_rate, customers activity",
    "referral_rate, customers activity",
    "complaining_customers_rate, customers activity",
    "stickiness, activity",
    "conversion, journeys",
    "plan_members, customers plans",
    "plan_lift, customers plans planconduct purchases",
    "segments_of_value, spending",
    "recovery_rate, followups"
  })
  void theRestIsReadFromItsFamilies(String metric, String families) {
    var expected = List.of(families.split(" ")).stream().map(Family::new).toList();

    assertThat(metric(metric).source()).isEqualTo(new Source.Of(expected));
    assertThat(metric(metric).aboutRespondents()).isFalse();
    assertThat(metric(metric).ofVotes()).isFalse();
  }

  @Test
  void predictionsAreOfNoFamily() {
    assertThat(metric("clv_predicted").source()).isEqualTo(new Source.Predictions());
  }

  @Test
  void moneyComesApartByCurrencyAndOtherThingsByWhatTheyAreOf() {
    assertThat(by(metric -> metric.variedBy().stream()))
        .isEqualTo(
            Map.of(
                "currency",
                List.of(
                    "net_revenue_retention",
                    "gross_revenue_retention",
                    "clv",
                    "clv_predicted",
                    "average_order_value",
                    "segments_of_value"),
                "journey",
                List.of("conversion"),
                "item",
                List.of("kano"),
                "plan",
                List.of("plan_members", "plan_lift")));
  }

  @Test
  void someHaveNoValueWithoutASetting() {
    assertThat(by(metric -> metric.settings().stream()))
        .isEqualTo(
            Map.of(
                "followUps",
                List.of("recovery_rate"),
                "journeys",
                List.of("conversion"),
                "plans",
                List.of("plan_members", "plan_lift"),
                "serviceTargets",
                List.of("sla_first_response", "sla_resolution")));
  }

  @Test
  void whatDoesNotScatterByChanceIsNotWatched() {
    assertThat(by(metric -> metric.unwatched(CustomerRules.NONE).stream()))
        .isEqualTo(
            Map.of(
                Unwatched.BALANCE,
                List.of("backlog", "customers"),
                Unwatched.PREDICTION,
                List.of("clv_predicted"),
                Unwatched.NO_SCATTER,
                List.of("clv", "stickiness", "plan_lift", "segments_of_value")));
  }

  /// Of a balance the period needs to know what there was before it.
  @Test
  void balancesAndWhatIsAShareOfThemRun() {
    assertThat(ids(Metric::running))
        .containsExactlyInAnyOrder(
            "backlog",
            "complaint_rate",
            "complaining_customers_rate",
            "customers",
            "retention_rate",
            "churn_rate",
            "net_revenue_retention",
            "gross_revenue_retention",
            "clv",
            "engagement_rate",
            "referral_rate",
            "plan_members",
            "plan_lift");
  }

  @Test
  void lessIsBetterOfTimesOpenTicketsAndWhatGoesWrong() {
    assertThat(ids(metric -> metric.direction() == Direction.LOWER))
        .containsExactlyInAnyOrder(
            "first_response_time",
            "resolution_time",
            "first_resolution_time",
            "tickets_reopened",
            "reopen_rate",
            "backlog",
            "complaint_rate",
            "complaining_customers_rate",
            "churn_rate");
    assertThat(ids(metric -> metric.direction() == Direction.NEITHER))
        .containsExactlyInAnyOrder("kano", "tickets_created", "segments_of_value");
  }

  @Test
  void timesAreMeasuredByTheClockOrInBusinessHours() {
    var times = List.of("first_response_time", "resolution_time", "first_resolution_time");
    for (String id : times) {
      var business = metric(id).inBusinessHours().orElseThrow();

      assertThat(metric(id).calendar()).contains("clock");
      assertThat(business.calendar()).contains("business");
      assertThat(metric(id).unit()).isEqualTo(Unit.SECONDS);
    }
    assertThat(ids(metric -> metric.calendar().isPresent())).containsExactlyElementsOf(times);
    assertThat(ids(metric -> metric.inBusinessHours().isPresent()))
        .containsExactlyElementsOf(times);
  }

  /// Orders, and those who begin a journey, are counted where they happen.
  @Test
  void whatCountsCustomersOnceAPeriodIsNotToldByTheHour() {
    var ofCustomers =
        ids(
            metric ->
                !List.of("average_order_value", "conversion").contains(metric.id())
                    && metric.events().stream().anyMatch(event -> event.startsWith("customer.")));

    assertThat(ids(metric -> !metric.hourly())).isNotEmpty().isEqualTo(ofCustomers);
  }

  @Test
  void meansAndEaseNeedOneScaleAndAllElsePools() {
    var byPooling = by(metric -> Stream.of(metric.pooling()));

    assertThat(byPooling).containsOnlyKeys(Pooling.values());
    assertThat(byPooling.get(Pooling.ONE_SCALE)).containsExactly("csat_mean", "ces", "ces_topbox");
  }

  @Test
  void whereNothingIsKnownDirectionsAreAsTheCatalogSaysAndNothingComesApart() {
    for (Metric metric : Metrics.ALL) {
      assertThat(metric.direction(State.EMPTY)).as(metric.id()).isEqualTo(metric.direction());
      assertThat(metric.variants(State.EMPTY)).as(metric.id()).isEmpty();
    }
  }

  private static Metric metric(String id) {
    return Metrics.byId(id).orElseThrow();
  }

  /// The ids by what is said of each metric.
  private static <K> Map<K, List<String>> by(Function<Metric, Stream<K>> said) {
    var ids = new HashMap<K, List<String>>();
    for (Metric metric : Metrics.ALL) {
      said.apply(metric)
          .forEach(key -> ids.computeIfAbsent(key, _ -> new ArrayList<>()).add(metric.id()));
    }
    return ids;
  }

  private static List<String> ids(Predicate<Metric> chosen) {
    return Metrics.ALL.stream().filter(chosen).map(Metric::id).toList();
  }
}
