package rapport.reader;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import rapport.edge.Json;
import rapport.edge.Zones;
import rapport.period.Period;
import rapport.reader.Figures.Series;
import rapport.reader.Shown.ShownPoint;
import rapport.store.Alerts.Alert;
import rapport.survey.Question;
import rapport.survey.Survey;

/// The answer of `GET /v1/dashboard` as JSON.
record DashboardJson(Board board) {

  /// What everything is shown by.
  ///
  /// @param query about every metric that can be told
  /// @param asOf every event recorded before this is in the answer
  record Board(TenantView view, Query query, Instant asOf, Instant now) {

    /// The last period that has begun, else the first.
    Period current() {
      return query.periods().reversed().stream()
          .filter(period -> !period.start(view.calendar()).isAfter(now))
          .findFirst()
          .orElse(query.periods().getFirst());
    }

    Manner manner() {
      return new Manner(
          view.calendar(), view.settings(), query.variants(), query.confidence(), now);
    }
  }

  ObjectNode tree(List<Series> series, List<Alert> alerts) {
    var view = board.view();
    var tree = Json.object();
    tree.put("timezone", Zones.name(view.calendar().zone()));
    tree.put("currency", view.settings().currency());
    tree.put("period", board.query().granularity().toString());
    tree.put("current", board.current().text());
    tree.put("asOf", board.asOf().toString());
    var cards = tree.putArray("cards");
    var mixed = tree.putArray("mixed");
    series.forEach(one -> write(one, cards, mixed));
    var found = tree.putArray("alerts");
    alerts.forEach(alert -> found.add(AlertsRoute.node(alert)));
    var surveys = tree.putArray("surveys");
    for (Survey survey : view.surveys()) {
      var node = surveys.addObject().put("survey", survey.id());
      write(survey, node.put("deleted", view.deleted().contains(survey.id())));
    }
    return tree;
  }

  /// A metric of which nothing was counted has no card; one whose answers can't be put together is
  /// named with what keeps them apart.
  private void write(Series series, ArrayNode cards, ArrayNode mixed) {
    var scales = Shown.conflictingScales(series);
    if (scales.isEmpty()) {
      Shown.of(series, board.manner()).stream()
          .filter(shown -> shown.points().stream().anyMatch(point -> point.value().n() > 0))
          .forEach(shown -> write(shown, cards.addObject()));
    } else {
      var tree = mixed.addObject().put("metric", series.selection().metric().id());
      scales.forEach(tree.putArray("scales")::add);
    }
  }

  private void write(Shown shown, ObjectNode tree) {
    var metric = shown.selection().metric();
    SeriesJson.writeSubject(shown, tree);
    CatalogJson.write(metric.title(), tree.putObject("title"));
    var points = tree.putArray("points");
    for (ShownPoint point : shown.points()) {
      boolean isCurrent = point.period().equals(board.current());
      SeriesJson.write(point, isCurrent, metric.unit(), points.addObject());
    }
  }

  private static void write(Survey survey, ObjectNode tree) {
    survey.title().forEach(tree.putObject("title")::put);
    var questions = tree.putArray("questions");
    Stream.of(survey.questions(), survey.retired())
        .flatMap(List::stream)
        .forEach((Question one) -> write(one, questions.addObject()));
  }

  private static void write(Question question, ObjectNode tree) {
    tree.put("question", question.id()).put("type", question.type().word());
  }
}
