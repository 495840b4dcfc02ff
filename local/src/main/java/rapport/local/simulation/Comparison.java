package rapport.local.simulation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import rapport.local.simulation.Stories.Kind;

/// Holds the reader's answers against the oracle's.
final class Comparison {

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

  /// @param kinds what the tenant has, of which alone is asked
  /// @param reader answers to a query of metrics
  Comparison(Tenant tenant, List<Kind> kinds, Oracle oracle, Function<String, Figures> reader) {
    this.tenant = tenant;
    this.kinds = kinds;
    this.oracle = oracle;
    this.reader = reader;
  }

  /// Every day from a day before anything happened to a day after.
  void days(String segment) {
    var first = oracle.firstDay().minusDays(1);
    var last = oracle.lastDay().plusDays(1);
    var figures = reader.apply(query("day", first.toString(), last.toString(), segment));
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      compare(day.toString(), new Oracle.Cut(day, day, segment), figures);
    }
  }

  void months(LocalDate first, LocalDate last, String segment) {
    var months = new TreeSet<>(List.of(YearMonth.from(first), YearMonth.from(last)));
    var figures =
        reader.apply(query("month", months.first().toString(), months.last().toString(), segment));
    for (YearMonth month : months) {
      compare(
          month.toString(), new Oracle.Cut(month.atDay(1), month.atEndOfMonth(), segment), figures);
    }
  }

  private String query(String period, String from, String to, String segment) {
    var metrics = new ArrayList<String>();
    for (Kind kind : kinds) {
      switch (kind) {
        case ANSWERS -> metrics.addAll(segment.startsWith("channel:") ? List.of() : OF_ANSWERS);
        case TICKETS -> metrics.addAll(segment.startsWith("region:") ? List.of() : OF_TICKETS);
        case CUSTOMERS -> metrics.addAll(segment.isEmpty() ? OF_CUSTOMERS : List.of());
      }
    }
    return "metric="
        + String.join("&metric=", metrics)
        + "&period="
        + period
        + "&from="
        + from
        + "&to="
        + to
        + (segment.isEmpty() ? "" : "&segment=" + segment);
  }

  private void compare(String period, Oracle.Cut cut, Figures figures) {
    if (oracle.isAhead(cut)) {
      return;
    }
    for (Map.Entry<String, Double> wanted : oracle.figures(cut, kinds).entrySet()) {
      double found = figures.of(period, wanted.getKey());
      double difference = Math.abs(found - wanted.getValue());
      if (!(difference <= PRECISION * Math.max(1, Math.abs(wanted.getValue())))) {
        throw new Violation(
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
