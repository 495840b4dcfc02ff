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
import rapport.metric.Metric;
import rapport.metric.MetricValue;
import rapport.metric.Scope;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.settings.Settings;
import rapport.settings.Watched;
import rapport.state.State;
import rapport.store.Summaries;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;
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

    private String dimension() {
      return watched.by().isEmpty() ? PartKey.TOTALS : watched.by();
    }
  }

  /// One line of a chart.
  ///
  /// @param number of the value, of totals that of the total
  /// @param variant of the metric, empty if it has none
  /// @param figures one a period; empty where there is none, or where it may not be told
  /// @param values the same as they are shown
  record Line(int number, String variant, List<Figure> figures, List<MetricValue> values) {
    Line {
      figures = List.copyOf(figures);
      values = List.copyOf(values);
    }
  }

  /// None if the metric can't be told of these states, as a mean over several scales.
  List<Line> read(Summaries summaries) {
    var totals = new HashMap<Family, List<Part>>();
    var parts = new HashMap<Family, List<Part>>();
    for (Family family : subject.families()) {
      parts.put(family, read(summaries, new PartKey(family, subject.dimension())));
      if (hides()) {
        totals.put(family, read(summaries, PartKey.totals(family)));
      }
    }
    var lines = new ArrayList<Line>();
    for (int number : numbers(parts)) {
      var states = states(parts, number);
      if (subject.metric().conflictingScales(states).isEmpty()) {
        var all = states.stream().reduce(State.EMPTY, State::merge);
        variants(all).forEach(v -> lines.add(line(number, v, states, new Guard(parts, totals))));
      }
    }
    return lines;
  }

  /// Respondents' segments may give few of them away.
  private boolean hides() {
    return subject.metric().aboutRespondents() && !subject.watched().by().isEmpty();
  }

  private List<Part> read(Summaries summaries, PartKey part) {
    boolean months = subject.watched().granularity() == Granularity.MONTH;
    var records =
        summaries.range(
            tenant,
            calendar.version(),
            months ? Level.MONTH : Level.DAY,
            part,
            months ? periods.getFirst().text() : periods.getFirst().firstDay().toString(),
            months ? periods.getLast().text() : periods.getLast().lastDay().toString());
    return periods.stream().map(period -> part(period, records)).toList();
  }

  private static Part part(Period period, Map<String, SummaryRecord> records) {
    var texts =
        period.months().isEmpty()
            ? period.days().stream().map(Object::toString).toList()
            : period.months();
    return texts.stream()
        .filter(records::containsKey)
        .map(text -> records.get(text).part())
        .reduce(Part.EMPTY, Part::merge);
  }

  private static TreeSet<Integer> numbers(Map<Family, List<Part>> parts) {
    var numbers = new TreeSet<Integer>();
    parts.values().forEach(all -> all.forEach(part -> numbers.addAll(part.states().keySet())));
    return numbers;
  }

  private List<State> states(Map<Family, List<Part>> parts, int number) {
    var states = new ArrayList<State>();
    for (int place = 0; place < periods.size(); place++) {
      var state = State.EMPTY;
      for (Family family : subject.families()) {
        state = state.merge(parts.get(family).get(place).state(number));
      }
      states.add(state);
    }
    return states;
  }

  private TreeSet<String> variants(State all) {
    var variants = new TreeSet<>(subject.metric().variants(all));
    if (variants.isEmpty()) {
      variants.add("");
    }
    return variants;
  }

  private Line line(int number, String variant, List<State> states, Guard guard) {
    var figures = new ArrayList<Figure>();
    var values = new ArrayList<MetricValue>();
    for (int place = 0; place < periods.size(); place++) {
      var scope = scope(periods.get(place), states.get(place), variant);
      values.add(subject.metric().value(scope));
      figures.add(
          hides() && guard.hides(place, variant)
              ? new Figure.Empty()
              : subject.metric().figure(scope));
    }
    return new Line(number, variant, figures, values);
  }

  private Scope scope(Period period, State state, String variant) {
    return new Scope(
        state,
        State.EMPTY,
        period.granularity(),
        period.days().size(),
        variant,
        settings,
        CONFIDENCE);
  }

  /// Tells nothing of a period in which any value of the dimension, or those without one, are few
  /// in any question: then none of them is small, and none has to be hidden for the sake of
  /// another.
  private final class Guard {

    private final Map<Family, List<Part>> parts;
    private final Map<Family, List<Part>> totals;
    private final Map<String, Map<Integer, Boolean>> known = new HashMap<>();

    private Guard(Map<Family, List<Part>> parts, Map<Family, List<Part>> totals) {
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
          parts.get(family).get(place).states().values().stream()
              .mapToLong(state -> size(state, place, variant))
              .toArray();
      var total = totals.get(family).get(place).state(Part.TOTAL_NUMBER);
      long none = size(total, place, variant) - LongStream.of(values).sum();
      return LongStream.concat(LongStream.of(values), LongStream.of(Math.max(0, none)));
    }

    private long size(State state, int place, String variant) {
      return subject.metric().value(scope(periods.get(place), state, variant)).n();
    }
  }
}
