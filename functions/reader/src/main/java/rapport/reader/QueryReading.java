package rapport.reader;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rapport.edge.Checked;
import rapport.edge.FieldError;
import rapport.edge.UrlEncoded;
import rapport.metric.Metric;
import rapport.metric.Metrics;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.store.Registry;

/// Reads the parameters of `GET /v1/metrics` and finds all that is wrong with them.
final class QueryReading {

  private static final Set<String> LISTS = Set.of("metric", "segment");
  private static final Set<String> SINGLE =
      Set.of("period", "from", "to", "survey", "question", "confidence", "calendar");

  /// How many periods are shown if none are named.
  private static final int DEFAULT_PERIODS = 12;

  /// No event is older, and none can lie beyond the other end: storage keys have years of 4 digits.
  private static final int FIRST_YEAR = 1970;

  private static final int LAST_YEAR = 9998;

  private static final double DEFAULT_CONFIDENCE = 0.95;

  /// Beyond these an interval is all or next to nothing.
  private static final double MIN_CONFIDENCE = 0.5;

  private static final double MAX_CONFIDENCE = 0.9999;

  private final TenantView view;
  private final Registry registry;
  private final Clock clock;
  private final Map<String, List<String>> parameters = new LinkedHashMap<>();
  private final List<FieldError> errors = new ArrayList<>();

  QueryReading(TenantView view, Registry registry, Clock clock, List<UrlEncoded.Pair> parameters) {
    this.view = view;
    this.registry = registry;
    this.clock = clock;
    parameters.forEach(
        pair ->
            this.parameters.computeIfAbsent(pair.name(), _ -> new ArrayList<>()).add(pair.value()));
  }

  Checked<Query> read() {
    refuseUnknown();
    refuseBusinessHours();
    var granularity = granularity();
    var periods = granularity.map(this::periods).orElse(List.of());
    var confidence = confidence();
    var segment = segment();
    var selections = selections(metrics(), segment);
    return errors.isEmpty()
        ? new Checked.Valid<>(new Query(selections, granularity.orElseThrow(), periods, confidence))
        : new Checked.Invalid<>(errors);
  }

  private void refuseUnknown() {
    parameters.forEach(
        (name, values) -> {
          if (!LISTS.contains(name) && !SINGLE.contains(name)) {
            fault(name, "is no parameter of this");
          } else if (SINGLE.contains(name) && values.size() > 1) {
            fault(name, "may be given once");
          }
        });
  }

  /// Business hours come with calendars; until there are any, nobody's clock stops at night.
  private void refuseBusinessHours() {
    var calendar = value("calendar");
    if (calendar.isPresent() && !calendar.get().equals("clock")) {
      fault("calendar", "must be clock: no business calendar is set");
    }
  }

  private List<Metric> metrics() {
    var metrics = new LinkedHashSet<Metric>();
    for (String id : parameters.getOrDefault("metric", List.of())) {
      Metrics.byId(id)
          .ifPresentOrElse(metrics::add, () -> fault("metric", "there is no metric " + id));
    }
    if (!parameters.containsKey("metric")) {
      fault("metric", "must name at least one metric; GET /v1/metrics/catalog lists them");
    }
    return List.copyOf(metrics);
  }

  private Optional<Granularity> granularity() {
    var granularity = Granularity.of(value("period").orElse(Granularity.MONTH.toString()));
    if (granularity.isEmpty()) {
      fault("period", "must be one of hour, day, week, month, quarter, year");
    }
    return granularity;
  }

  private List<Period> periods(Granularity granularity) {
    var current = Period.of(granularity, clock.instant(), view.calendar());
    var to = period("to", granularity).orElse(current);
    var from = period("from", granularity).orElseGet(() -> before(to));
    if (!errors.isEmpty()) {
      return List.of();
    }
    return switch (Period.check(from, to)) {
      case LISTABLE -> Period.range(from, to);
      case REVERSED -> faulty("from", "must not come after to");
      case TOO_LONG ->
          faulty(
              "from",
              granularity == Granularity.HOUR
                  ? "at most " + Period.MAX_DAYS_OF_HOURS + " days can be shown by the hour"
                  : "at most " + Period.MAX_PERIODS + " periods can be shown");
    };
  }

  private static Period before(Period to) {
    var from = to;
    for (int periods = 1; periods < DEFAULT_PERIODS; periods++) {
      from = from.previous();
    }
    return from;
  }

  private Optional<Period> period(String name, Granularity granularity) {
    var text = value(name);
    var period = text.flatMap(some -> Period.parse(granularity, some, view.calendar()));
    if (text.isPresent() && period.isEmpty()) {
      fault(name, "must be " + example(granularity));
    }
    period
        .map(some -> some.firstDay().getYear())
        .filter(year -> year < FIRST_YEAR || year > LAST_YEAR)
        .ifPresent(_ -> fault(name, "must lie in the years " + FIRST_YEAR + " to " + LAST_YEAR));
    return period;
  }

  private static String example(Granularity granularity) {
    return switch (granularity) {
      case HOUR -> "an hour with its offset, for instance 2026-03-01T09+01:00";
      case DAY -> "a day, for instance 2026-03-01";
      case WEEK -> "a week, for instance 2026-W09";
      case MONTH -> "a month, for instance 2026-03";
      case QUARTER -> "a quarter, for instance 2026-Q1";
      case YEAR -> "a year, for instance 2026";
    };
  }

  private double confidence() {
    var text = value("confidence");
    if (text.isEmpty()) {
      return DEFAULT_CONFIDENCE;
    }
    try {
      double confidence = Double.parseDouble(text.get());
      if (confidence >= MIN_CONFIDENCE && confidence <= MAX_CONFIDENCE) {
        return confidence;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    fault("confidence", "must be a number from " + MIN_CONFIDENCE + " to " + MAX_CONFIDENCE);
    return DEFAULT_CONFIDENCE;
  }

  private Segment segment() {
    var texts = parameters.getOrDefault("segment", List.of());
    return switch (new SegmentReading(registry, view).read(texts)) {
      case Checked.Valid<Segment>(Segment segment) -> segment;
      case Checked.Invalid<Segment>(var faults) -> {
        errors.addAll(faults);
        yield Segment.ALL;
      }
    };
  }

  private List<Selection> selections(List<Metric> metrics, Segment segment) {
    var survey = value("survey").orElse(segment.survey());
    if (!segment.survey().isEmpty() && !segment.survey().equals(survey)) {
      fault("survey", "names another survey than segment");
    }
    var families = new Families(view, survey, value("question").orElse(""));
    errors.addAll(families.faults());
    return metrics.stream()
        .map(metric -> new Selection(metric, families.of(metric.source()), segment))
        .collect(Collectors.toUnmodifiableList());
  }

  private Optional<String> value(String name) {
    return parameters.getOrDefault(name, List.of()).stream().findFirst();
  }

  private List<Period> faulty(String name, String message) {
    fault(name, message);
    return List.of();
  }

  private void fault(String name, String message) {
    errors.add(new FieldError(FieldError.child("", name), message));
  }
}
