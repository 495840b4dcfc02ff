package rapport.rollup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.metric.Direction;
import rapport.metric.Metric;
import rapport.metric.MetricValue;
import rapport.metric.Scope;
import rapport.period.Calendar;
import rapport.period.Period;
import rapport.rollup.WatchedRecords.History;
import rapport.settings.Settings;
import rapport.settings.Watched;
import rapport.state.State;
import rapport.store.Summaries;
import rapport.suppression.SmallCounts;

/// The series of one watched metric, from the records.
///
/// @param periods closed ones, in order and without gaps
record WatchedSeries(
    String tenant, Settings settings, Calendar calendar, Subject subject, List<Period> periods) {

  private static final double CONFIDENCE = 0.95;

  /// What is watched.
  ///
  /// @param families whose states are put together
  record Subject(Watched watched, Metric metric, List<Family> families) {
    Subject {
      families = List.copyOf(families);
    }

    /// Where the family tells of the values; of all together if it has none of the dimension.
    private PartKey part(Family family) {
      return watched.by().isEmpty() || inTotals(family)
          ? PartKey.totals(family)
          : new PartKey(family, watched.by());
    }

    private int number(Family family, int number) {
      return inTotals(family) ? Part.TOTAL_NUMBER : number;
    }

    private boolean inTotals(Family family) {
      return metric.inTotals(family, watched.by());
    }
  }

  /// One line of a chart.
  ///
  /// @param number of the value, of totals that of the total
  /// @param variant of the metric, empty if it has none
  /// @param better in which direction its values are better
  /// @param figures one a period; empty where there is none, or where it may not be told
  /// @param values the same as they are shown
  record Line(
      int number,
      String variant,
      Direction better,
      List<Figure> figures,
      List<MetricValue> values) {
    Line {
      figures = List.copyOf(figures);
      values = List.copyOf(values);
    }
  }

  /// What became of one value.
  ///
  /// @param states in each of the periods
  /// @param openings of all time before each, of running families; empty for a metric that is none
  private record Course(List<State> states, List<State> openings) {

    private State all() {
      return states.stream().reduce(openings.getFirst(), State::merge);
    }
  }

  /// None if the metric can't be told of these states, as a mean over several scales.
  List<Line> read(Summaries summaries) {
    var records = new WatchedRecords(summaries, tenant, calendar, periods);
    var totals = new HashMap<Family, History>();
    var parts = new HashMap<Family, History>();
    for (Family family : subject.families()) {
      parts.put(
          family,
          opens(family)
              ? records.withBefore(subject.part(family))
              : records.of(subject.part(family)));
      if (hides()) {
        totals.put(family, records.of(PartKey.totals(family)));
      }
    }
    var lines = new ArrayList<Line>();
    for (int number : numbers(parts)) {
      var course = course(parts, number);
      if (subject.metric().conflictingScales(course.states()).isEmpty()) {
        var guard = new Guard(parts, totals);
        variants(course.all()).forEach(v -> lines.add(line(number, v, course, guard)));
      }
    }
    return lines;
  }

  private boolean opens(Family family) {
    return subject.metric().running() && family.running();
  }

  /// Respondents' segments may give few of them away.
  private boolean hides() {
    return subject.metric().aboutRespondents() && !subject.watched().by().isEmpty();
  }

  /// Those of the values, not of what each is seen with.
  private TreeSet<Integer> numbers(Map<Family, History> parts) {
    var numbers = new TreeSet<Integer>();
    parts.forEach(
        (family, history) -> {
          if (!subject.inTotals(family)) {
            numbers.addAll(history.numbers());
          }
        });
    return numbers;
  }

  private Course course(Map<Family, History> parts, int number) {
    var states = new ArrayList<State>();
    var openings = new ArrayList<State>();
    var opening = State.EMPTY;
    for (Family family : subject.families()) {
      opening = opening.merge(parts.get(family).before().state(subject.number(family, number)));
    }
    for (int place = 0; place < periods.size(); place++) {
      var state = State.EMPTY;
      var running = State.EMPTY;
      for (Family family : subject.families()) {
        var one = parts.get(family).each().get(place).state(subject.number(family, number));
        state = state.merge(one);
        running = opens(family) ? running.merge(one) : running;
      }
      states.add(state);
      openings.add(opening);
      opening = opening.merge(running);
    }
    return new Course(states, openings);
  }

  private TreeSet<String> variants(State all) {
    var variants = new TreeSet<>(subject.metric().variants(all));
    if (variants.isEmpty()) {
      variants.add("");
    }
    return variants;
  }

  private Line line(int number, String variant, Course course, Guard guard) {
    var figures = new ArrayList<Figure>();
    var values = new ArrayList<MetricValue>();
    for (int place = 0; place < periods.size(); place++) {
      var scope = scope(place, course.states().get(place), course.openings().get(place), variant);
      values.add(subject.metric().value(scope));
      figures.add(
          hides() && guard.hides(place, variant)
              ? new Figure.Empty()
              : subject.metric().figure(scope));
    }
    var better = subject.metric().direction(course.all());
    return new Line(number, variant, better, figures, values);
  }

  private Scope scope(int place, State state, State opening, String variant) {
    var period = periods.get(place);
    return new Scope(
        state, opening, period.granularity(), period.days().size(), variant, settings, CONFIDENCE);
  }

  /// Tells nothing of a period in which any value of the dimension, or those without one, are few
  /// in any question: then none of them is small, and none has to be hidden for the sake of
  /// another.
  private final class Guard {

    private final Map<Family, History> parts;
    private final Map<Family, History> totals;
    private final Map<String, Map<Integer, Boolean>> known = new HashMap<>();

    private Guard(Map<Family, History> parts, Map<Family, History> totals) {
      this.parts = parts;
      this.totals = totals;
    }

    private boolean hides(int place, String variant) {
      return known
          .computeIfAbsent(variant, _ -> new HashMap<>())
          .computeIfAbsent(place, _ -> anySmall(place, variant));
    }

    private boolean anySmall(int place, String variant) {
      var rule = new SmallCounts(settings.smallN());
      return subject.families().stream()
          .anyMatch(family -> sizes(family, place, variant).anyMatch(rule::hides));
    }

    private LongStream sizes(Family family, int place, String variant) {
      long[] values =
          parts.get(family).each().get(place).states().values().stream()
              .mapToLong(state -> size(state, place, variant))
              .toArray();
      var total = totals.get(family).each().get(place).state(Part.TOTAL_NUMBER);
      long none = size(total, place, variant) - LongStream.of(values).sum();
      return LongStream.concat(LongStream.of(values), LongStream.of(Math.max(0, none)));
    }

    private long size(State state, int place, String variant) {
      return subject.metric().value(scope(place, state, State.EMPTY, variant)).n();
    }
  }
}
