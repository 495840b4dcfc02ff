package rapport.reader;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import rapport.edge.Checked;
import rapport.metric.Metrics;
import rapport.period.Granularity;
import rapport.reader.Families.Narrowing;
import rapport.store.Registry;

/// Reads the parameters of `GET /v1/dashboard` and finds all that is wrong with them.
final class DashboardReading {

  /// Of each of some forty metrics.
  static final int MAX_PERIODS = 100;

  private static final Set<String> LISTS = Set.of("segment");
  private static final Set<String> SINGLE = Set.of("period", "from", "to", "compare");

  private final Parameters parameters;
  private final TenantView view;
  private final Registry registry;

  DashboardReading(Parameters parameters, TenantView view, Registry registry) {
    this.parameters = parameters;
    this.view = view;
    this.registry = registry;
  }

  /// A question about every metric that can be told of that segment by such periods.
  Checked<Query> read(Instant now) {
    parameters.refuseOthers(LISTS, SINGLE);
    var periods = new PeriodReading(parameters, view.calendar(), now).read();
    if (periods.size() > MAX_PERIODS) {
      parameters.fault("from", "at most " + MAX_PERIODS + " periods can be shown");
    }
    var comparison = Comparison.read(parameters, Comparison.PREVIOUS);
    var segment = new SegmentReading(registry, view).read(parameters);
    var families = new Families(view, new Narrowing(segment.survey(), "segment", ""));
    families.faults(List.of()).forEach(parameters::fault);
    if (!parameters.errors().isEmpty()) {
      return new Checked.Invalid<>(parameters.errors());
    }
    var granularity = periods.getFirst().granularity();
    var telling = new Telling(view, families, segment, granularity == Granularity.HOUR);
    return new Checked.Valid<>(
        new Query(
            Metrics.ALL.stream().filter(telling::tells).map(telling::selection).toList(),
            granularity,
            periods,
            new TreeMap<>(),
            comparison,
            QueryReading.DEFAULT_CONFIDENCE));
  }
}
