package rapport.reader;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import rapport.metric.Metric;
import rapport.settings.ServiceRules;

/// Reads by which time durations are measured: `clock`, `business` or both, each a series.
final class CalendarReading {

  private static final String PARAMETER = "calendar";
  private static final String CLOCK = "clock";
  private static final String BUSINESS = "business";
  private static final Set<String> KNOWN = Set.of(CLOCK, BUSINESS);

  private final Parameters parameters;
  private final ServiceRules rules;

  CalendarReading(Parameters parameters, ServiceRules rules) {
    this.parameters = parameters;
    this.rules = rules;
  }

  /// The metrics, those of durations by the time that was asked for. Others are as they are.
  List<Metric> measured(List<Metric> metrics) {
    var asked = asked();
    boolean business = asked.contains(BUSINESS);
    if (business && !rules.hasBusinessHours()) {
      fault("there are no business hours; PUT /v1/settings takes calendarAssignments");
    } else if (business && metrics.stream().allMatch(one -> one.inBusinessHours().isEmpty())) {
      fault("none of these metrics is measured in business hours");
    }
    var measured = new ArrayList<Metric>();
    for (Metric metric : metrics) {
      if (metric.inBusinessHours().isEmpty() || asked.contains(CLOCK)) {
        measured.add(metric);
      }
      if (business) {
        metric.inBusinessHours().ifPresent(measured::add);
      }
    }
    return List.copyOf(measured);
  }

  private Set<String> asked() {
    var asked = new LinkedHashSet<String>();
    for (String calendar : parameters.all(PARAMETER)) {
      if (!KNOWN.contains(calendar)) {
        fault("must be clock or business");
      } else if (!asked.add(calendar)) {
        fault("is named more than once");
      }
    }
    return asked.isEmpty() ? Set.of(CLOCK) : asked;
  }

  private void fault(String message) {
    parameters.fault(PARAMETER, message);
  }
}
