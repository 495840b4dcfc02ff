package rapport.recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.edge.FollowUpJson;
import rapport.followup.Cause;
import rapport.metric.Metric;
import rapport.metric.Metrics;
import rapport.webhook.Letter;

/// What somebody is written about an alert: what left which limits, and where to read more.
final class AlertLetter {

  private AlertLetter() {}

  /// @param followUp what the alert has opened
  static Letter of(String tenant, Cause.Alerted alert, String followUp) {
    var told = FollowUpJson.told(alert);
    var chart = told.path("chart");
    var of = of(told);
    var subject =
        "Rapport: %s is %s than usual, %s, of %s by %s (%s)"
            .formatted(
                text(told, "metric"),
                text(told, "direction"),
                text(told, "period"),
                of,
                text(chart, "type"),
                tenant);
    var text =
        """
        A control chart of %s was left.

        metric     %s, in %s
        of         %s
        period     %s, a %s that begins at %s
        value      %s, of %s; %s than %s, which is usual
        chart      %s at %s, its limits are %s and %s
        follow-up  %s

        GET /v1/alerts has the evidence, GET /v1/followups who looks after it.
        """
            .formatted(
                tenant,
                text(told, "metric"),
                text(told, "unit"),
                of,
                text(told, "period"),
                text(told, "granularity"),
                text(told, "start"),
                text(told, "value"),
                text(told, "n"),
                text(told, "direction"),
                text(told, "centre"),
                text(chart, "type"),
                text(chart, "statistic"),
                text(chart, "low"),
                text(chart, "high"),
                followUp);
    return Letter.of(subject, text);
  }

  /// Whose figure it is: the segment, and the currency or the like.
  private static String of(ObjectNode told) {
    var segment =
        told.path("segment").properties().stream()
            .map(field -> field.getKey() + " " + field.getValue().asText());
    var variant =
        Metrics.byId(text(told, "metric")).flatMap(Metric::variedBy).stream()
            .map(name -> name + " " + text(told, name));
    var of = Stream.concat(segment, variant).collect(Collectors.joining(", "));
    return of.isEmpty() ? "all" : of;
  }

  /// What was opened before alerts were kept whole has few fields.
  private static String text(JsonNode told, String name) {
    return told.path(name).asText("?");
  }
}
