package rapport.local;

import java.util.List;
import java.util.Optional;

/// What to look at and commands to try on a fresh system, whole: they name its address and keys.
final class FirstSteps {

  private FirstSteps() {}

  /// @param at the first tenant
  /// @param sample the tenant that has the sample, whose survey the first one has, too; without it
  ///   that is the first thing to define
  static String of(Connection at, Optional<Connection> sample) {
    var text = new StringBuilder();
    sample.ifPresent(it -> text.append(look(it)));
    text.append(tenant(at)).append("\nTry, in another terminal:\n");
    if (sample.isEmpty()) {
      text.append('\n').append(definition(at).indent(2));
    }
    calls(at).forEach(call -> text.append('\n').append(call.indent(2)));
    return text.toString();
  }

  private static String look(Connection sample) {
    return """
    Look, in a browser, at a company's year, loaded in the first minute:

      %s

    Its follow-ups and settings take this key:

      %s

    """
        .formatted(dashboard(sample), sample.keys().srv());
  }

  private static String tenant(Connection at) {
    return """
    Your own tenant:

      tenant    %s
      srv key   %s
      read key  %s
      pub key   %s
      dashboard %s
      form      %s/s/relationship-2026?k=%s
      queue     %s
      database  %s
    """
        .formatted(
            at.tenant(),
            at.keys().srv(),
            at.keys().read(),
            at.keys().pub(),
            dashboard(at),
            at.url(),
            at.keys().pub(),
            at.queueUrl(),
            at.databaseUrl());
  }

  /// What is after the sign # never leaves the browser.
  private static String dashboard(Connection at) {
    return "%s/#key=%s".formatted(at.url(), at.keys().read());
  }

  private static String definition(Connection at) {
    return """
    curl -X PUT -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' \\
        -d '{"questions":[{"id":"recommend","type":"nps"},{"id":"why","type":"text"}]}' \\
        %s/v1/surveys/relationship-2026"""
        .formatted(at.keys().srv(), at.url());
  }

  private static List<String> calls(Connection at) {
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
