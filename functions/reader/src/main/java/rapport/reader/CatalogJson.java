package rapport.reader;

import com.fasterxml.jackson.databind.node.ObjectNode;
import rapport.edge.Json;
import rapport.metric.Metric;
import rapport.metric.Metrics;
import rapport.metric.Source;
import rapport.metric.Text;
import rapport.survey.Survey;

/// The answer of `GET /v1/metrics/catalog`.
final class CatalogJson {

  private CatalogJson() {}

  static ObjectNode tree() {
    var tree = Json.object();
    var metrics = tree.putArray("metrics");
    Metrics.ALL.forEach(metric -> write(metric, metrics.addObject()));
    return tree;
  }

  private static void write(Metric metric, ObjectNode tree) {
    tree.put("metric", metric.id());
    write(metric.title(), tree.putObject("title"));
    write(metric.description(), tree.putObject("description"));
    tree.put("formula", metric.formula());
    tree.put("unit", metric.unit().toString());
    SeriesJson.direction(tree, metric.direction());
    tree.put("definition", metric.definition());
    tree.put("prediction", metric.source() instanceof Source.Predictions);
    tree.put("explainable", metric.comesApart());
    var needs = tree.putObject("needs");
    if (metric.source() instanceof Source.Questions(String type)) {
      needs.put("question", type);
    }
    if (metric.source() instanceof Source.Surveys(String having) && !having.isEmpty()) {
      writeSurvey(having, needs);
    }
    var events = needs.putArray("events");
    metric.events().forEach(events::add);
    if (!metric.settings().isEmpty()) {
      var settings = needs.putArray("settings");
      metric.settings().forEach(settings::add);
    }
    if (metric.inBusinessHours().isPresent()) {
      tree.putArray("calendars").add("clock").add("business");
    }
    metric.variedBy().ifPresent(name -> tree.put("variedBy", name));
  }

  private static void writeSurvey(String having, ObjectNode needs) {
    if (having.equals(Survey.INVITATIONS)) {
      needs.put("survey", having);
    } else {
      needs.put("question", "rating");
      needs.put("feeds", having);
    }
  }

  static void write(Text text, ObjectNode tree) {
    tree.put("en", text.en());
    tree.put("zh", text.zh());
  }
}
