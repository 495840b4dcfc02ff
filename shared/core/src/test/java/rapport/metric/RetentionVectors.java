package rapport.metric;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import rapport.retention.CohortRow;
import rapport.retention.Cohorts;
import rapport.retention.RecurringRevenue;
import rapport.retention.Turnover;
import rapport.statistics.Proportion;
import rapport.statistics.SurvivalStep;
import rapport.statistics.SurvivalTable;

/// Answers the cases about customers and revenue that stay.
final class RetentionVectors {

  private RetentionVectors() {}

  static Map<String, Function<VectorCase, VectorAnswer>> byMetric() {
    return Map.of(
        "retention_rate", RetentionVectors::retention,
        "churn_rate", RetentionVectors::churn,
        "cohort_retention", RetentionVectors::cohorts,
        "revenue_retention", RetentionVectors::revenue,
        "revenue_retention_customers", RetentionVectors::revenueOfCustomers,
        "survival_retention", RetentionVectors::survival);
  }

  private static VectorAnswer retention(VectorCase asked) {
    var input = asked.input();
    var turnover =
        Turnover.between(
            input.path("start").asLong(), input.path("end").asLong(), input.path("new").asLong());
    return share(turnover.retention(), asked);
  }

  private static VectorAnswer churn(VectorCase asked) {
    var input = asked.input();
    var turnover =
        new Turnover(
            input.path("start").asLong(), input.path("lost").asLong(), input.path("new").asLong());
    return switch (asked.content().path("params").path("denominator").asText()) {
      case "start" -> share(turnover.churn(), asked);
      case "total" -> share(turnover.churnOfAll(), asked);
      case "average" ->
          new VectorAnswer()
              .with("n", turnover.average())
              .withIf("value", turnover.churnOfAverage());
      case String other -> throw new IllegalStateException("no denominator " + other);
    };
  }

  private static VectorAnswer share(Optional<Proportion> share, VectorCase asked) {
    return share
        .map(
            known ->
                new VectorAnswer()
                    .with("n", known.trials())
                    .with("value", known.value())
                    .with(known.wilson(asked.confidence())))
        .orElseGet(() -> new VectorAnswer().with("n", 0));
  }

  private static VectorAnswer cohorts(VectorCase asked) {
    var periods = new TreeMap<String, SortedSet<Integer>>();
    int last = Integer.MIN_VALUE;
    for (JsonNode activity : asked.input().path("activity")) {
      int period = activity.path("period").asInt();
      periods.computeIfAbsent(activity.path("customer").asText(), _ -> new TreeSet<>()).add(period);
      last = Math.max(last, period);
    }
    var cohorts =
        periods.values().stream().map(Cohorts::ofCustomer).reduce(Cohorts.NONE, Cohorts::merge);
    return new VectorAnswer()
        .with("cohorts", cohorts.rows(last).stream().map(RetentionVectors::row).toList());
  }

  private static VectorAnswer row(CohortRow row) {
    return new VectorAnswer()
        .with("cohort", row.cohort())
        .with("size", row.size())
        .with("active", row.active().stream().map(Long::doubleValue).toList())
        .with("retention", row.retention().stream().map(Proportion::value).toList());
  }

  private static VectorAnswer revenue(VectorCase asked) {
    var input = asked.input();
    return revenue(
        new RecurringRevenue(
            input.path("start_mrr").decimalValue(),
            input.path("expansion").decimalValue(),
            input.path("contraction").decimalValue(),
            input.path("churned").decimalValue()));
  }

  private static VectorAnswer revenueOfCustomers(VectorCase asked) {
    var revenue = RecurringRevenue.NONE;
    var turnover = Turnover.NONE;
    for (JsonNode customer : asked.input().path("customers")) {
      var start = customer.path("start").decimalValue();
      var end = customer.path("end").decimalValue();
      revenue = revenue.merge(RecurringRevenue.ofCustomer(start, end));
      turnover = turnover.merge(Turnover.ofCustomer(start.signum() > 0, end.signum() > 0));
    }
    return revenue(revenue).withIf("logo_retention", turnover.retention().map(Proportion::value));
  }

  private static VectorAnswer revenue(RecurringRevenue revenue) {
    return new VectorAnswer()
        .withIf("nrr", revenue.netRetention())
        .withIf("grr", revenue.grossRetention())
        .withIf("gross_revenue_churn", revenue.grossChurn());
  }

  private static VectorAnswer survival(VectorCase asked) {
    var lost = new TreeMap<Integer, Long>();
    var censored = new TreeMap<Integer, Long>();
    for (JsonNode row : asked.input().path("rows")) {
      int age = row.path("age").asInt();
      lost.merge(age, row.path("lost").asLong(), Long::sum);
      censored.merge(age, row.path("censored").asLong(), Long::sum);
    }
    return new VectorAnswer()
        .with(
            "curve", asked(lost, censored, asked).stream().map(step -> step(step, asked)).toList());
  }

  private static List<SurvivalStep> asked(
      SortedMap<Integer, Long> lost, SortedMap<Integer, Long> censored, VectorCase asked) {
    var table = new SurvivalTable(lost, censored);
    var at = asked.content().path("params").path("at");
    return at.isMissingNode()
        ? table.curve()
        : at.valueStream().flatMap(age -> table.at(age.asInt()).stream()).toList();
  }

  private static VectorAnswer step(SurvivalStep step, VectorCase asked) {
    var answer =
        new VectorAnswer()
            .with("t", step.age())
            .with("at_risk", step.atRisk())
            .with("events", step.lost())
            .with("s", step.share());
    boolean logLog = asked.content().path("params").path("ci").asText().equals("loglog");
    var interval =
        logLog ? step.logLogInterval(asked.confidence()) : step.logInterval(asked.confidence());
    interval.ifPresent(answer::with);
    return answer;
  }
}
