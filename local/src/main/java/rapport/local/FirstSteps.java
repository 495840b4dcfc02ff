package rapport.local;

import java.util.ArrayList;
import java.util.List;

/// What to look at and commands to try on a fresh system, whole: they name its address and keys.
final class FirstSteps {

  private FirstSteps() {}

  /// Where to look at the figures in a browser. What is after the sign # never leaves it.
  static String dashboard(Connection at) {
    return "%s/#key=%s".formatted(at.url(), at.keys().read());
  }

  /// @param surveyKnown whether the sample brought its survey; else it is the first thing to define
  static List<String> of(Connection at, boolean surveyKnown) {
    var steps = new ArrayList<String>();
    if (!surveyKnown) {
      steps.add(
          """
          curl -X PUT -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' \\
              -d '{"questions":[{"id":"recommend","type":"nps"},{"id":"why","type":"text"}]}' \\
              %s/v1/surveys/relationship-2026"""
              .formatted(at.keys().srv(), at.url()));
    }
    steps.addAll(withSurvey(at));
    return List.copyOf(steps);
  }

  private static List<String> withSurvey(Connection at) {
    return List.of(
        """
        curl -d key=%s -d recommend=9 -d why='fast delivery' \\
            %s/v1/surveys/relationship-2026/responses"""
            .formatted(at.keys().pub(), at.url()),
        """
        curl -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' \\
            -d '{"specversion":"1.0","source":"shop","type":"ticket.created","data":{"ticket":"T1"}}' \\
            %s/v1/events"""
            .formatted(at.keys().srv(), at.url()),
        """
        curl -H 'Authorization: Bearer %s' \\
            '%s/v1/metrics?metric=nps&metric=tickets_created&period=month'"""
            .formatted(at.keys().read(), at.url()));
  }
}
