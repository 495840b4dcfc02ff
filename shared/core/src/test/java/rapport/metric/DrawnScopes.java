package rapport.metric;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import rapport.event.Version;
import rapport.fact.Fact;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Period;
import rapport.state.State;

/// What a metric is asked of: parts folded from [DrawnEvents].
final class DrawnScopes {

  private DrawnScopes() {}

  /// A value of a dimension, by its number.
  record Place(String dimension, int number) {}

  /// What is known of a period, and of all time before it.
  record Told(Map<PartKey, Part> parts, Map<PartKey, Part> before) {}

  static Scope of(Metric metric, Period period, Place place, Told told, String variant) {
    return new Scope(
        state(metric, place, told.parts(), _ -> true),
        metric.running() ? state(metric, place, told.before(), Family::running) : State.EMPTY,
        period.granularity(),
        period.days().size(),
        variant,
        DrawnEvents.SETTINGS,
        0.95);
  }

  private static State state(
      Metric metric, Place place, Map<PartKey, Part> parts, Predicate<Family> counted) {
    return new SurveyFamilies(DrawnEvents.SURVEYS)
        .of(metric.source()).stream()
            .filter(counted)
            .map(family -> new PartKey(family, place.dimension()))
            .map(key -> parts.getOrDefault(key, Part.EMPTY).state(place.number()))
            .reduce(State.EMPTY, State::merge);
  }

  /// As it lies in the log, with its region by number.
  static LoggedFact logged(Fact fact) {
    var segments = new TreeMap<String, Integer>();
    if (fact.segments().containsKey("region")) {
      segments.put("region", fact.segments().get("region").equals("r0") ? 1 : 2);
    }
    return new LoggedFact(
        fact.id(),
        Version.FIRST,
        fact.time(),
        new LoggedFact.Origin(0, ""),
        segments,
        fact.measures(),
        fact.texts());
  }
}
