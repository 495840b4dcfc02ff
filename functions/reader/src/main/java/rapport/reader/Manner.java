package rapport.reader;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.SortedMap;
import rapport.lifetime.Forecast;
import rapport.metric.Scope;
import rapport.metric.Scope.Evidence;
import rapport.period.Calendar;
import rapport.period.Period;
import rapport.settings.Settings;
import rapport.state.State;

/// How figures are shown.
///
/// @param variants what series come apart by → the only one to show
/// @param now what is over by then is not open
record Manner(
    Calendar calendar,
    Settings settings,
    SortedMap<String, String> variants,
    double confidence,
    Instant now) {

  /// What a metric is asked about.
  ///
  /// @param until where the period ends if not at its end
  Until scope(Period period, Instant until, State state, State opening) {
    return new Until(
        this, period, until, new Evidence(state, opening, Collections.emptySortedMap()));
  }

  /// A period as far as an instant.
  record Until(Manner manner, Period period, Instant until, Evidence evidence) {

    Until predicting(SortedMap<String, Forecast> forecasts) {
      return new Until(
          manner, period, until, new Evidence(evidence.state(), evidence.opening(), forecasts));
    }

    Scope of(String variant) {
      return new Scope(
          evidence,
          period.granularity(),
          daysBegun(),
          variant,
          manner.settings(),
          manner.confidence());
    }

    private long daysBegun() {
      var reached = manner.calendar().dayOf(until);
      var last = reached.isBefore(period.lastDay()) ? reached : period.lastDay();
      return Math.max(1, ChronoUnit.DAYS.between(period.firstDay(), last) + 1);
    }
  }
}
