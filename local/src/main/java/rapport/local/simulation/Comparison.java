package rapport.local.simulation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import rapport.local.simulation.Stories.Kind;

/// Holds the reader's answers against the oracle's.
public final class Comparison {

  private static final double PRECISION = 1e-9;
  private static final List<String> OF_ANSWERS = List.of("nps", "csat");
  private static final List<String> OF_TICKETS =
      List.of(
          "tickets_created",
          "tickets_resolved",
          "tickets_reopened",
          "backlog",
          "first_response_time",
          "resolution_time",
          "sla_first_response");
  private static final List<String> OF_CUSTOMERS =
      List.of("customers", "engagement_rate", "average_order_value");

  private final Tenant tenant;
  private final List<Kind> kinds;
  private final Oracle oracle;
  private final Function<String, Figures> reader;
  private final UnaryOperator<List<String>> some;
  private final Consumer<String> wrong;

  /// @param reader answers to a query of metrics
  /// @param some chooses of which metrics of a kind is asked
  /// @param wrong is told of each figure that is not what it must be
  public Comparison(
      Subject subject,
      Function<String, Figures> reader,
      UnaryOperator<List<String>> some,
      Consumer<String> wrong) {
    this.tenant = subject.tenant();
    this.kinds = subject.kinds();
    this.oracle = subject.oracle();
    this.reader = reader;
    this.some = some;
    this.wrong = wrong;
  }

  /// What is compared.
  ///
  /// @param kinds what the tenant has, of which alone is asked
  public record Subject(Tenant tenant, List<Kind> kinds, Oracle oracle) {}

  /// Every day from a day before anything happened to a day after.
  public void days(String segment) {
    var first = oracle.firstDay().minusDays(1);
    var last = oracle.lastDay().plusDays(1);
    var metrics = metrics(segment);
    var figures = ask(metrics, "day", new Asked(first.toString(), last.toString(), segment));
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      compare(day.toString(), new Oracle.Cut(day, day, segment), figures, metrics);
    }
  }

  /// The month of the first day and that of the last.
  public void months(LocalDate first, LocalDate last, String segment) {
    var months = new TreeSet<>(List.of(YearMonth.from(first), YearMonth.from(last)));
    var metrics = metrics(segment);
    var figures =
        ask(
            metrics,
            "month",
            new Asked(months.first().toString(), months.last().toString(), segment));
    for (YearMonth month : months) {
      var cut = new Oracle.Cut(month.atDay(1), month.atEndOfMonth(), segment);
      compare(month.toString(), cut, figures, metrics);
    }
  }

  private record Asked(String from, String to, String segment) {}

  private List<String> metrics(String segment) {
    var metrics = new ArrayList<String>();
    for (Kind kind : kinds) {
      metrics.addAll(
          switch (kind) {
            case ANSWERS, VOTES ->
                segment.startsWith("channel:") ? List.of() : some.apply(OF_ANSWERS);
            case TICKETS -> segment.startsWith("region:") ? List.of() : some.apply(OF_TICKETS);
            case CUSTOMERS -> segment.isEmpty() ? some.apply(OF_CUSTOMERS) : List.of();
          });
    }
    return metrics;
  }

  private Figures ask(List<String> metrics, String period, Asked asked) {
    var segment = asked.segment().isEmpty() ? "" : "&segment=" + asked.segment();
    return reader.apply(
        "metric="
            + String.join("&metric=", metrics)
            + "&period="
            + period
            + "&from="
            + asked.from()
            + "&to="
            + asked.to()
            + segment);
  }

  private void compare(String period, Oracle.Cut cut, Figures figures, List<String> metrics) {
    if (oracle.isAhead(cut)) {
      return;
    }
    for (Map.Entry<String, Double> wanted : oracle.figures(cut, kinds).entrySet()) {
      var name = wanted.getKey();
      if (!metrics.contains(name.substring(0, name.indexOf(' ')))) {
        continue;
      }
      double found = figures.of(period, wanted.getKey());
      double difference = Math.abs(found - wanted.getValue());
      if (!(difference <= PRECISION * Math.max(1, Math.abs(wanted.getValue())))) {
        wrong.accept(
            "%s %s %s of %s is %s, and must be %s"
                .formatted(
                    cut.segment(),
                    period,
                    wanted.getKey(),
                    tenant.name(),
                    found,
                    wanted.getValue()));
      }
    }
  }
}
