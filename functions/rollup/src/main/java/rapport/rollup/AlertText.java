package rapport.rollup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import rapport.edge.Json;
import rapport.edge.Json.Parsed;
import rapport.edge.Quantities;
import rapport.metric.Direction;
import rapport.metric.Unit;
import rapport.period.Calendar;
import rapport.period.Period;
import rapport.settings.Watched;
import rapport.watch.Watch.Chart;
import rapport.watch.Watch.Crossing;

/// A crossing with its evidence, as it is kept and answered.
///
/// @param period in which it was
/// @param place of the period among those of the line
record AlertText(
    WatchedSeries.Subject subject,
    WatchedSeries.Line line,
    Period period,
    int place,
    Crossing crossing) {

  private static final String FOUND_AT = "foundAt";
  private static final String DIRECTION = "direction";
  private static final String HIGHER = "higher";

  Instant start(Calendar calendar) {
    return period.start(calendar);
  }

  /// Tells apart what is found of one period; values by their numbers, since those are short.
  String name() {
    return prefix(subject.watched())
        + line.number()
        + "#"
        + word(crossing.chart())
        + "#"
        + line.variant();
  }

  /// How the names of all alerts of what is watched begin.
  static String prefix(Watched watched) {
    return "%s#%s#%s#".formatted(watched.granularity(), watched.metric(), watched.by());
  }

  /// @param names of the values by their numbers
  /// @param foundAt when it was found first
  String write(Calendar calendar, Map<Integer, String> names, Instant foundAt) {
    var metric = subject.metric();
    var tree = Json.object();
    tree.put("metric", metric.id());
    tree.put("unit", metric.unit().toString());
    tree.put("definition", metric.definition());
    metric.variedBy().ifPresent(name -> tree.put(name, line.variant()));
    var segment = tree.putObject("segment");
    if (!subject.watched().by().isEmpty()) {
      segment.put(subject.watched().by(), names.getOrDefault(line.number(), ""));
    }
    tree.put("granularity", period.granularity().toString());
    tree.put("period", period.text());
    tree.put("start", period.start(calendar).toString());
    tree.put("end", period.end(calendar).toString());
    tree.put(DIRECTION, crossing.higher() ? HIGHER : "lower");
    var value = line.values().get(place);
    tree.put("n", value.n());
    Quantities.put(tree, "value", value.estimate().number(), metric.unit());
    Quantities.put(tree, "centre", metric.unit().factor() * crossing.centre(), metric.unit());
    write(metric.unit(), tree.putObject("chart"));
    tree.put("referencePeriods", crossing.referencePeriods());
    tree.put(FOUND_AT, foundAt.toString());
    return Json.write(tree);
  }

  /// A sum of standard deviations, as CUSUM's, has no unit.
  private void write(Unit unit, ObjectNode chart) {
    var scale = crossing.chart() == Chart.EWMA ? unit : Unit.RATIO;
    chart.put("type", word(crossing.chart()));
    Quantities.put(chart, "statistic", scale.factor() * crossing.statistic(), scale);
    Quantities.put(chart, "low", scale.factor() * crossing.limits().low(), scale);
    Quantities.put(chart, "high", scale.factor() * crossing.limits().high(), scale);
  }

  /// Whether the figure has become better, so that there is nobody to look after.
  boolean isGood() {
    return line.better() == (crossing.higher() ? Direction.HIGHER : Direction.LOWER);
  }

  /// Whether an alert that is kept says the same of the direction.
  boolean turnsAsIn(String text) {
    return read(text, DIRECTION).equals(HIGHER) == crossing.higher();
  }

  /// When an alert that is kept was found first.
  static Instant foundAt(String text) {
    return Instant.parse(read(text, FOUND_AT));
  }

  private static String read(String text, String name) {
    return switch (Json.readOne(text)) {
      case Parsed.Values(_, var values) -> values.getFirst().node().path(name).asText();
      case Parsed.Malformed(String message) ->
          throw new IllegalStateException("an alert is no JSON: " + message);
    };
  }

  private static String word(Chart chart) {
    return chart.name().toLowerCase(Locale.ROOT);
  }
}
