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
import rapport.fold.PartKey;
import rapport.metric.Metric;
import rapport.metric.Metrics;
import rapport.metric.Source;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.reader.Families.Narrowing;
import rapport.settings.Settings.Pair;
import rapport.store.Registry;
import rapport.suppression.SmallCounts;

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

  private static final double DEFAULT_CONFIDENCE = 0.95;

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
    var comparison = comparison();
    var confidence = confidence();
    var segment = segment();
    var metrics =
        new CalendarReading(parameters, view.settings().rules().service()).measured(metrics());
    var families = families(segment);
    var selections = selections(metrics, segment, families);
    var variants = variants(metrics);
    refuseHoursOfDistinct(metrics, periods);
    boolean hours = periods.stream().anyMatch(one -> one.granularity() == Granularity.HOUR);
    metrics.forEach(metric -> refuseVotes(metric, families, hours, segment));
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

  private Comparison comparison() {
    var text = parameters.one("compare");
    var comparison = text.flatMap(Comparison::of);
    if (text.isPresent() && comparison.isEmpty()) {
      parameters.fault("compare", "must be previous or year");
    }
    return comparison.orElse(Comparison.NONE);
  }

  private void refuseHoursOfDistinct(List<Metric> metrics, List<Period> periods) {
    boolean hours = periods.stream().anyMatch(one -> one.granularity() == Granularity.HOUR);
    metrics.stream()
        .filter(metric -> hours && !metric.hourly())
        .forEach(
            metric ->
                parameters.fault("period", metric.id() + " is not kept by the hour; ask for days"));
  }

  private SortedMap<String, String> variants(List<Metric> metrics) {
    var variants = new TreeMap<String, String>();
    for (String parameter : VARIANTS) {
      var value = name(parameter);
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

  private Segment segment() {
    return switch (new SegmentReading(registry, view).read(parameters.all("segment"))) {
      case Checked.Valid<Segment>(Segment segment) -> segment;
      case Checked.Invalid<Segment>(var faults) -> {
        faults.forEach(parameters::fault);
        yield Segment.ALL;
      }
    };
  }

  /// The hour's last answer says nothing, and nobody knows which was the last under two values.
  private void refuseVotes(Metric metric, Families families, boolean hours, Segment segment) {
    var surveys = String.join(", ", families.withOneVote(metric));
    if (surveys.isEmpty()) {
      return;
    }
    if (hours) {
      parameters.fault(
          "period",
          "%s of %s counts each customer's last answer, not kept by the hour; ask for days"
              .formatted(metric.id(), surveys));
    }
    if (Pair.isName(segment.dimension())) {
      parameters.fault(
          "segment",
          "%s of %s counts each customer's last answer, by one dimension at a time"
              .formatted(metric.id(), surveys));
    }
  }

  private Families families(Segment segment) {
    var survey = name("survey");
    if (!segment.survey().isEmpty() && !survey.isEmpty() && !segment.survey().equals(survey)) {
      parameters.fault("survey", "names another survey than segment");
    }
    var narrowing =
        survey.isEmpty()
            ? new Narrowing(segment.survey(), "segment", name("question"))
            : new Narrowing(survey, "survey", name("question"));
    return new Families(view, narrowing);
  }

  private List<Selection> selections(List<Metric> metrics, Segment segment, Families families) {
    families.faults(metrics).forEach(parameters::fault);
    refuseBalancesOfPairs(metrics, segment);
    refuseSegmentsOfPredictions(metrics, segment);
    return metrics.stream()
        .map(metric -> selection(metric, families, segment))
        .collect(Collectors.toUnmodifiableList());
  }

  private Selection selection(Metric metric, Families families, Segment segment) {
    boolean hides = metric.aboutRespondents() && !segment.dimension().equals(PartKey.TOTALS);
    return new Selection(
        metric.definedBy(families.surveys()),
        families.of(metric.source()),
        segment,
        hides
            ? List.of(
                new Suppression(
                    families.cuts(metric.source()),
                    segment.dimension(),
                    segment.numbers(),
                    segment.margins(),
                    new SmallCounts(view.settings().smallN())))
            : List.of());
  }

  private void refuseBalancesOfPairs(List<Metric> metrics, Segment segment) {
    if (Pair.isName(segment.dimension())) {
      metrics.stream()
          .filter(metric -> metric.running() || !metric.hourly())
          .forEach(
              metric ->
                  parameters.fault("segment", metric.id() + " is kept by one dimension at a time"));
    }
  }

  private void refuseSegmentsOfPredictions(List<Metric> metrics, Segment segment) {
    if (!segment.dimension().equals(PartKey.TOTALS)) {
      metrics.stream()
          .filter(metric -> metric.source() instanceof Source.Predictions)
          .forEach(
              metric ->
                  parameters.fault(
                      "segment", metric.id() + " is predicted of all customers together"));
    }
  }

  /// Empty if it is not given. An empty one is a fault: all surveys together are not what was
  /// meant.
  private String name(String parameter) {
    var name = parameters.one(parameter);
    if (name.equals(Optional.of(""))) {
      parameters.fault(parameter, "must not be empty; leave it out for all");
    }
    return name.orElse("");
  }
}
