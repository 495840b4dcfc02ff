package rapport.local.fuzz;

import java.util.List;
import java.util.stream.Stream;
import rapport.bytes.Bytes;

/// What is sent by those who want to see something break.
final class Hostile {

  private static final String EVENT =
      "{\"specversion\":\"1.0\",\"id\":\"h1\",\"source\":\"s\",\"type\":\"survey.response\","
          + "\"time\":\"2026-03-01T10:00:00Z\",\"data\":{\"survey\":\"relationship-2026\","
          + "\"answers\":{\"recommend\":%s},\"attributes\":{%s}}}";

  private static final List<String> VALUES =
      List.of(
          "9",
          "1e999999999",
          "-1e-999999999",
          "9".repeat(500),
          "0.".repeat(3),
          "[".repeat(2000),
          "{\"a\":".repeat(2000),
          "\"\\ud800\"",
          "\"\\u0000\\r\\n{\\\"level\\\":\\\"INFO\\\"}\"",
          "\"" + "a".repeat(5000) + "\"",
          "9,\"recommend\":8",
          "NaN",
          "null");

  private Hostile() {}

  static List<Bytes> json() {
    var values = VALUES.stream().map(value -> EVENT.formatted(value, ""));
    var names = Stream.of("\"" + "n".repeat(5000) + "\":\"x\"", "\"\\udc00\":\"x\"", "\"\":\"\"");
    var events = names.map(attribute -> EVENT.formatted("9", attribute));
    var whole =
        Stream.of("\ufeff" + EVENT.formatted("9", ""), "", "\n\n", "[]", "[" + "1,".repeat(600));
    return Stream.of(values, events, whole)
        .flatMap(texts -> texts)
        .map(text -> Inputs.seed(0, text))
        .toList();
  }

  static List<Bytes> yaml() {
    return Stream.of(
            "a: &a [x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n",
            "row: &r {source: *r}\n",
            "row: !!javax.script.ScriptEngineManager [x]\n",
            "? {a: b}\n: c\n",
            "row: event\nrow: event\n",
            "[".repeat(200),
            "- ".repeat(200),
            "format: {delimiter: \"\\u0000\", encoding: \"../x\"}\ntimes: {pattern: \"" + "'\"}\n")
        .map(text -> Inputs.seed(0, text))
        .toList();
  }
}
