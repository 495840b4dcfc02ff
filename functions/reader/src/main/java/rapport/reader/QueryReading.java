package rapport.reader;

import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rapport.edge.Checked;
import rapport.edge.UrlEncoded;
import rapport.metric.Metric;
import rapport.metric.Metrics;
import rapport.period.Granularity;
import rapport.reader.Families.Narrowing;
import rapport.store.Registry;

/// Reads the parameters of `GET /v1/metrics` and finds all that is wrong with them.
final class QueryReading {

  private static final Set<String> LISTS = Set.of("metric", "segment", "calendar");
  private static final Set<String> SINGLE =
      Set.of("period", "from", "to", "compare", "survey", "question", "confidence");

  /// What series come apart by.
  private static final SortedSet<String> VARIANTS =
      Metrics.ALL.stream()
          .flatMap(metric -> metric.variedBy().stream())
          .collect(Collectors.toCollection(TreeSet::new));

  /// What narrows or shapes figures, whatever periods they are of.
  static final SortedSet<String> NARROWING = narrowing();

  static final double DEFAULT_CONFIDENCE = 0.95;

  /// Beyond these an interval is all or next to nothing.
  private static final double MIN_CONFIDENCE = 0.5;

  private static final double MAX_CONFIDENCE = 0.9999;

  /// As JSON writes it. Java alone takes 0x1p-1 and 0.95d for numbers, too.
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?");

  /// A point takes 1 KB at most, and Lambda answers with 6 MB at most.
  static final int MAX_POINTS = 6_000;

  /// The same with what they are compared with.
  static final int MAX_COMPARED_POINTS = 4_000;

  private final TenantView view;
  private final Registry registry;
  private final Clock clock;
  private final Parameters parameters;

  QueryReading(TenantView view, Registry registry, Clock clock, List<UrlEncoded.Pair> parameters) {
    this.view = view;
    this.registry = registry;
    this.clock = clock;
    this.parameters = new Parameters(parameters);
  }

  private static SortedSet<String> narrowing() {
    var names = new TreeSet<>(SINGLE);
    names.removeAll(Set.of("period", "from", "to", "compare"));
    names.add("calendar");
    names.addAll(VARIANTS);
    return Collections.unmodifiableSortedSet(names);
  }

  Checked<Query> read() {
    var single = new TreeSet<>(SINGLE);
    single.addAll(VARIANTS);
    parameters.refuseOthers(LISTS, single);
    var periods = new PeriodReading(parameters, view.calendar(), clock.instant()).read();
    var comparison = Comparison.read(parameters, Comparison.NONE);
    var confidence = confidence();
    var segment = new SegmentReading(registry, view).read(parameters);
    var metrics =
        new CalendarReading(parameters, view.settings().rules().service()).measured(metrics());
    boolean hours = periods.stream().anyMatch(one -> one.granularity() == Granularity.HOUR);
    var question = parameters.name("question");
    var families = new Families(view, Narrowing.read(parameters, segment, question));
    var telling = new Telling(view, families, segment, hours);
    var selections = selections(metrics, telling);
    var variants = variants(metrics);
    metrics.forEach(metric -> telling.hourOfDistinct(metric).ifPresent(parameters::fault));
    metrics.forEach(metric -> telling.votes(metric).forEach(parameters::fault));
    int most = comparison == Comparison.NONE ? MAX_POINTS : MAX_COMPARED_POINTS;
    if ((long) selections.size() * periods.size() > most) {
      parameters.fault("from", "at most " + most + " points can be shown, of all metrics together");
    }
    return parameters.errors().isEmpty()
        ? new Checked.Valid<>(
            new Query(
                selections,
                periods.getFirst().granularity(),
                periods,
                variants,
                comparison,
                confidence))
        : new Checked.Invalid<>(parameters.errors());
  }

  private SortedMap<String, String> variants(List<Metric> metrics) {
    var variants = new TreeMap<String, String>();
    for (String parameter : VARIANTS) {
      var value = parameters.name(parameter);
      if (value.isEmpty()) {
        continue;
      }
      variants.put(parameter, value);
      if (metrics.stream().noneMatch(metric -> metric.variedBy().equals(Optional.of(parameter)))) {
        parameters.fault(parameter, "none of these metrics comes by " + parameter);
      }
    }
    return variants;
  }

  private List<Metric> metrics() {
    var metrics = new LinkedHashSet<Metric>();
    for (String id : parameters.all("metric")) {
      Metrics.byId(id)
          .ifPresentOrElse(
              metrics::add, () -> parameters.fault("metric", "there is no metric " + id));
    }
    if (parameters.all("metric").isEmpty()) {
      parameters.fault(
          "metric", "must name at least one metric; GET /v1/metrics/catalog lists them");
    }
    return List.copyOf(metrics);
  }

  private double confidence() {
    var text = parameters.one("confidence");
    if (text.isEmpty()) {
      return DEFAULT_CONFIDENCE;
    }
    if (NUMBER.matcher(text.get()).matches()) {
      double confidence = Double.parseDouble(text.get());
      if (confidence >= MIN_CONFIDENCE && confidence <= MAX_CONFIDENCE) {
        return confidence;
      }
    }
    parameters.fault(
        "confidence", "must be a number from " + MIN_CONFIDENCE + " to " + MAX_CONFIDENCE);
    return DEFAULT_CONFIDENCE;
  }

  private List<Selection> selections(List<Metric> metrics, Telling telling) {
    telling.families().faults(metrics).forEach(parameters::fault);
    metrics.forEach(metric -> telling.balanceOfPair(metric).ifPresent(parameters::fault));
    metrics.forEach(metric -> telling.segmentOfPrediction(metric).ifPresent(parameters::fault));
    return metrics.stream().map(telling::selection).collect(Collectors.toUnmodifiableList());
  }
}
