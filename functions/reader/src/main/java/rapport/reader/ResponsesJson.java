package rapport.reader;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import rapport.edge.Json;
import rapport.fact.FactId;
import rapport.fact.SubjectHash;
import rapport.period.UtcHour;

/// A page of responses as JSON.
record ResponsesJson(ValueNames names, String tenant) {

  private static final String LANGUAGE = "language";
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuuMMddHH").withZone(ZoneOffset.UTC);

  ObjectNode tree(ResponseSearch.Page page) {
    var tree = Json.object();
    var array = tree.putArray("responses");
    page.responses().forEach(found -> write(found, array.addObject()));
    tree.put("next", page.next().map(ResponsePlace::cursor).orElse(null));
    return tree;
  }

  private void write(FoundResponse found, ObjectNode tree) {
    var fact = found.fact();
    var response = found.response();
    tree.put("id", name(fact.hour(), fact.id()));
    tree.put("time", fact.time().toString());
    tree.put("survey", response.survey());
    long subject = fact.origin().subject();
    tree.put("customer", subject == SubjectHash.NOBODY ? null : "%016x".formatted(subject));
    tree.put("complete", response.complete());
    var values = names.of(tenant, fact);
    if (values.containsKey(LANGUAGE)) {
      tree.put(LANGUAGE, values.get(LANGUAGE));
    }
    values.forEach(tree.putObject("segment")::put);
    response.attributes().forEach(tree.putObject("attributes")::put);
    var answers = tree.putObject("answers");
    response.scores().forEach(answers::put);
    response.words().forEach(answers::put);
  }

  /// A fact's id names it within its hour.
  private static String name(UtcHour hour, FactId id) {
    return "%s-%016x%016x".formatted(HOUR.format(hour.start()), id.high(), id.low());
  }
}
