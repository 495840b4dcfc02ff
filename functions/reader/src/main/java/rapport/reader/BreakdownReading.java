package rapport.reader;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import rapport.edge.Checked;
import rapport.edge.FieldError;
import rapport.edge.UrlEncoded;
import rapport.metric.Source;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.reader.Families.Narrowing;
import rapport.settings.Settings;
import rapport.store.Numbers;
import rapport.store.Registry;

/// Reads the parameters of what is told of one metric in one period by the values of a dimension,
/// and finds all that is wrong with them. What it has in common with `GET /v1/metrics` is read as
/// there.
final class BreakdownReading {

  private static final String BY = "by";
  private static final String PERIOD = "period";
  private static final String SEGMENT = "segment";
  private static final String COMPARE = "compare";

  /// Of the interval of periods that the other reading knows.
  private static final Set<String> RANGE = Set.of("/from", "/to");

  private final TenantView view;
  private final Registry registry;
  private final Clock clock;
  private final List<UrlEncoded.Pair> given;
  private final Parameters parameters;

  BreakdownReading(TenantView view, Registry registry, Clock clock, List<UrlEncoded.Pair> given) {
    this.view = view;
    this.registry = registry;
    this.clock = clock;
    this.given = given;
    this.parameters = new Parameters(given);
  }

  /// @param metric of the path
  /// @param comparing whether `compare` is a parameter: `previous` if it is not given
  Checked<BreakdownQuery> read(String metric, boolean comparing) {
    var single = new TreeSet<>(QueryReading.NARROWING);
    single.addAll(Set.of(BY, PERIOD, SEGMENT));
    single.addAll(comparing ? Set.of(COMPARE) : Set.of());
    parameters.refuseOthers(Set.of(), single);
    var by = by();
    var slicing = slicing(by);
    var period = period();
    var asked = new QueryReading(view, registry, clock, asked(metric, period, comparing)).read();
    return switch (asked) {
      case Checked.Invalid<Query>(var errors) -> {
        errors.forEach(error -> parameters.fault(ofPeriod(error)));
        yield new Checked.Invalid<>(distinct(parameters.errors()));
      }
      case Checked.Valid<Query>(Query query) -> {
        refuseForeign(query, by);
        refuseWithin(query, slicing);
        if (comparing) {
          refuseWhole(query);
        }
        yield parameters.errors().isEmpty()
            ? new Checked.Valid<>(new BreakdownQuery(view, query, by, slicing))
            : new Checked.Invalid<>(distinct(parameters.errors()));
      }
    };
  }

  private static FieldError ofPeriod(FieldError error) {
    return RANGE.contains(error.pointer()) ? new FieldError("/" + PERIOD, error.message()) : error;
  }

  private static List<FieldError> distinct(List<FieldError> errors) {
    return errors.stream().distinct().toList();
  }

  /// Of everybody if something is wrong, which is said then.
  private Slicing slicing(String by) {
    var segment = parameters.one(SEGMENT);
    if (!parameters.errors().isEmpty() || segment.isEmpty()) {
      return Slicing.ofEverybody(by, numbers(by));
    }
    return switch (new SegmentReading(registry, view).within(segment.get(), by)) {
      case Checked.Valid<Slicing>(Slicing slicing) -> slicing;
      case Checked.Invalid<Slicing>(var errors) -> {
        errors.forEach(parameters::fault);
        yield Slicing.ofEverybody(by, Numbers.NONE);
      }
    };
  }

  private Numbers numbers(String by) {
    return parameters.errors().isEmpty() && !by.equals(BreakdownQuery.SURVEY)
        ? registry.read(view.tenant(), by)
        : Numbers.NONE;
  }

  /// What a pair can't tell.
  private void refuseWithin(Query query, Slicing slicing) {
    if (slicing.isOfEverybody()) {
      return;
    }
    var narrowing =
        new Narrowing(
            parameters.one("survey").orElse(""), "survey", parameters.one("question").orElse(""));
    var telling = new Telling(view, new Families(view, narrowing), slicing.slice(), false);
    var metric = query.selections().getFirst().metric();
    telling.balanceOfPair(metric).ifPresent(parameters::fault);
    telling.votes(metric).forEach(parameters::fault);
  }

  private String by() {
    var known = new TreeSet<>(Settings.BUILT_IN);
    known.addAll(view.settings().dimensions());
    known.add(BreakdownQuery.SURVEY);
    var by = parameters.one(BY).orElse("");
    if (!known.contains(by)) {
      parameters.fault(BY, "must be a dimension: " + String.join(", ", known));
    }
    return by;
  }

  private void refuseForeign(Query query, String by) {
    var metric = query.selections().getFirst().metric();
    if (by.equals(BreakdownQuery.SURVEY) && metric.source() instanceof Source.Of) {
      parameters.fault(BY, metric.id() + " is not asked for in surveys");
    }
    if (metric.source() instanceof Source.Predictions) {
      parameters.fault(BY, metric.id() + " is predicted of all customers together");
    }
  }

  private void refuseWhole(Query query) {
    var asked = query.selections().getFirst().metric();
    if (!asked.comesApart()) {
      parameters.fault(
          "metric",
          asked.id()
              + " is no rate or mean in which everything counts under one value, so its change"
              + " can't be taken apart");
    }
  }

  /// The month that is open if none is named, or if it is none.
  private Period period() {
    var current = Period.of(Granularity.MONTH, clock.instant(), view.calendar());
    var text = parameters.one(PERIOD);
    var period = text.flatMap(this::parsed);
    if (text.isPresent() && period.isEmpty()) {
      parameters.fault(
          PERIOD,
          "must be an hour, day, week, month, quarter or year, like 2026-03-01T09+01:00,"
              + " 2026-03-01, 2026-W09, 2026-03, 2026-Q1 or 2026");
    }
    return period.orElse(current);
  }

  private Optional<Period> parsed(String text) {
    return Arrays.stream(Granularity.values())
        .flatMap(granularity -> Period.parse(granularity, text, view.calendar()).stream())
        .findFirst();
  }

  private List<UrlEncoded.Pair> asked(String metric, Period period, boolean comparing) {
    var asked = new ArrayList<UrlEncoded.Pair>();
    asked.add(new UrlEncoded.Pair("metric", metric));
    asked.add(new UrlEncoded.Pair(PERIOD, period.granularity().toString()));
    asked.add(new UrlEncoded.Pair("from", period.text()));
    asked.add(new UrlEncoded.Pair("to", period.text()));
    given.stream().filter(pair -> QueryReading.NARROWING.contains(pair.name())).forEach(asked::add);
    if (comparing) {
      var compare = parameters.one(COMPARE).orElse(Comparison.PREVIOUS.toString());
      asked.add(new UrlEncoded.Pair(COMPARE, compare));
    }
    return asked;
  }
}
